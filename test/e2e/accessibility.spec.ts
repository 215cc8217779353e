import type { Locator } from '@playwright/test'
import enPages from '#locales/en/pages.json' with { type: 'json' }
import en from '#locales/en/window.json' with { type: 'json' }
import ptPages from '#locales/pt-BR/pages.json' with { type: 'json' }
import pt from '#locales/pt-BR/window.json' with { type: 'json' }
import { createExample, pagesOf } from '../support/example.ts'
import { axeFaults } from './support/axe.ts'
import { expect, inElectron, test } from './support/disparo.ts'
import { outOfReach, SIZES } from './support/out-of-reach.ts'

// Both languages and both colour schemes, each once.
for (const { locale, colorScheme } of [
  { locale: 'pt-BR', colorScheme: 'light' },
  { locale: 'en', colorScheme: 'dark' },
] as const)
  test(`every page can be used by everyone: ${locale}, ${colorScheme}`, async ({ disparo }) => {
    // axe looks at two dozen states.
    test.slow()
    const { page } = disparo
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(String(error)))

    const check = async (name: string): Promise<void> => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      // A menu that fades out is neither there nor gone.
      await expect(page.getByRole('menu')).toHaveCount(0)
      expect(await axeFaults(page), name).toEqual([])
    }

    const client = await disparo.client()
    await client.app.saveSettings({ locale, colorScheme })
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    await check('empty home')
    const { implementationId, draftId } = await createExample(client)
    const empty = (await client.implementations.list()).find(({ implementation }) => implementation.id !== implementationId)
    for (const { name, path } of [...pagesOf(implementationId, draftId), ...pagesOf(empty?.implementation.id ?? '')].filter(
      // axe waits for ever in a frame without scripts: report.spec.ts looks at this page and at the document apart.
      ({ name: page }) => page !== 'relatorio',
    )) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, path)
      await check(name)
      // Electron's window has its own size.
      for (const size of inElectron ? [] : SIZES.toReversed()) {
        await page.setViewportSize(size)
        await expect.poll(() => outOfReach(page), `${name}, ${size.width} wide`).toEqual([])
      }
    }

    // What opens on a page: details, forms, the one kind of dialog.
    const words = locale === 'en' ? { ...en, ...enPages } : { ...pt, ...ptPages }
    const main = page.getByRole('main')
    const open = async (path: string, ...clicks: Locator[]): Promise<void> => {
      await page.evaluate((hash) => {
        location.hash = hash
      }, path)
      for (const click of clicks) await click.click()
    }
    const at = (step: string): string => `/i/${implementationId}/${step}`
    await open(at('templates'), main.getByText('boas_vindas_v1').first())
    await check('template details')
    await open(at('fornecedor'), main.getByRole('button', { name: words.accounts.add }))
    await check('account form')
    await open(at('fornecedor'), main.getByRole('button', { name: words.numbers.add }))
    await check('number form')
    await open(at('disparos'), main.getByRole('button', { name: words.triggers.add }))
    await check('trigger wizard')
    await open(
      '/',
      main.getByRole('button', { name: words.home.more.replace('{{client}}', 'Clínica Horizonte') }),
      page.getByRole('menuitem', { name: words.home.archive }),
      main.getByText(words.home.archived_one.replace('{{count}}', '1')),
      main.getByRole('button', { name: words.home.remove.of.replace('{{client}}', 'Clínica Horizonte') }),
    )
    const goes = page.getByRole('list', { name: words.home.remove.goes })
    await expect(goes.getByText(words.home.contents.terms_one.replace('{{count}}', '1'))).toBeVisible()
    await expect(page.getByRole('dialog').getByRole('button', { name: words.action.cancel })).toBeFocused()
    await check('remove dialog')
    expect(problems).toEqual([])
  })
