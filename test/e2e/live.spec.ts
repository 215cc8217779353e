import { createExample } from '../support/example.ts'
import { axeFaults } from './support/axe.ts'
import { expect, inElectron, test } from './support/disparo.ts'
import { outOfReach, SIZES } from './support/out-of-reach.ts'

test('a consultant plays the CRM, sees each hop to the phone and back, and why a message is kept back', async ({ disparo }) => {
  test.slow()
  const { page } = disparo
  const { implementationId } = await createExample(await disparo.client())
  const main = page.getByRole('main')
  const way = main.getByRole('list', { name: 'O caminho' })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/ensaio`)
  await main.getByRole('link', { name: 'Ensaio ao vivo' }).click()
  await expect(main.getByText(/Este não é o CRM do cliente/)).toBeVisible()

  await test.step('starts a chat: the message arrives, its reply opens the chat and the sub-ticket', async () => {
    await main.getByRole('combobox', { name: 'Template do chat' }).click()
    await page.getByRole('option').first().click()
    await main.getByRole('button', { name: 'Iniciar chat' }).click()
    await expect(way.getByText('Telefone simulado')).toBeVisible()
    await main.getByLabel('Resposta do contato').fill('Pode ser amanhã')
    await main.getByRole('button', { name: 'Responder' }).click()
    await expect(way.getByText('Sub ocorrência com a transcrição')).toBeVisible()
    await expect(way.getByText(/Pode ser amanhã/).last()).toBeVisible()
  })

  await test.step('somebody without the flag: the way ends at the consent', async () => {
    await main.getByRole('combobox', { name: 'Contato', exact: true }).click()
    await page.getByRole('option', { name: /flag não marcada/ }).click()
    await main.getByRole('button', { name: 'Iniciar chat' }).click()
    await expect(way.getByText('Sem aceite')).toBeVisible()
    await expect(way.getByRole('link', { name: 'Consentimento' })).toBeVisible()
    await expect(way.getByText('Telefone simulado')).toHaveCount(0)
  })

  await test.step('everyone can use it, at every size', async () => {
    expect(await axeFaults(page)).toEqual([])
    for (const size of inElectron ? [] : SIZES.toReversed()) {
      await page.setViewportSize(size)
      await expect.poll(() => outOfReach(page), `${size.width} wide`).toEqual([])
    }
  })
})
