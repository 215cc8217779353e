import { AxeBuilder } from '@axe-core/playwright'
import { createExample, pagesOf } from '../support/example.ts'
import { connectClient } from '../support/rpc-client.ts'
import { expect, test } from './support/disparo.ts'

// Both languages and both colour schemes, each once.
for (const { locale, colorScheme } of [
  { locale: 'pt-BR', colorScheme: 'light' },
  { locale: 'en', colorScheme: 'dark' },
] as const)
  test(`every page can be used by everyone: ${locale}, ${colorScheme}`, async ({ disparo }) => {
    // biome-ignore lint/suspicious/noSkippedTests: says so, and only in Electron
    test.skip(disparo.url === '', 'fills its data through the browser shell’s socket')
    const { page } = disparo
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))

    const check = async (name: string): Promise<void> => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    }

    const { disparo: client, close } = await connectClient(disparo.url)
    await client.app.saveSettings({ locale, colorScheme })
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await check('empty home')
    const { implementationId } = await createExample(client)
    const empty = (await client.implementations.list()).find(({ implementation }) => implementation.id !== implementationId)
    close()
    for (const { name, path } of [...pagesOf(implementationId), ...pagesOf(empty?.implementation.id ?? '')]) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, path)
      await check(name)
    }
    expect(problems).toEqual([])
  })
