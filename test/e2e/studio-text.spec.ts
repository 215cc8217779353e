import type { Locator } from '@playwright/test'
import { withNumber } from '../support/main-job.ts'
import type { DisparoClient } from '../support/rpc-client.ts'
import { type Disparo, expect, test } from './support/disparo.ts'

type Written = { body: Locator; chip: (name: string) => Locator; text: () => Promise<string> }

/** A new draft with this body, open in the studio; `text` is what is stored of it. */
async function openDraft(disparo: Disparo, simulator: Parameters<typeof withNumber>[1], body: string): Promise<Written> {
  const { page } = disparo
  const client = await disparo.client()
  const { implementationId, accountId } = await withNumber(client, simulator)
  const { id } = await client.drafts.create({
    implementationId,
    accountId,
    senderId: simulator.senderIds[0] ?? null,
    content: {
      name: 'chamado_aberto_v1',
      language: 'pt_BR',
      category: 'UTILITY',
      body: { text: body },
      buttons: [],
      samples: {},
    },
    bindings: [],
  })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/escrever/${id}`)
  const field = page.getByRole('textbox', { name: 'Corpo' })
  await field.focus()
  await page.keyboard.press('ControlOrMeta+End')
  return {
    body: field,
    chip: (name) => field.locator(`[data-chip="${name}"]`),
    text: () => storedBody(client, id),
  }
}

const storedBody = async (client: DisparoClient, id: string): Promise<string> =>
  (await client.drafts.get({ id })).content.body.text

test.describe('the text of a template', () => {
  let open: (body: string) => Promise<Written>
  test.beforeEach(({ disparo, simulator: { zenvia } }) => {
    open = (body) => openDraft(disparo, { baseUrl: zenvia.baseUrl, secret: zenvia.token, senderIds: [zenvia.senderId] }, body)
  })

  test('takes a variable from the menu that a brace opens, and shows it by its label', async ({ page }) => {
    const { chip, text } = await open('Olá ')
    await page.keyboard.type('{')
    await expect(page.getByRole('option', { name: 'Protocolo da ocorrência' })).toBeVisible()
    await page.keyboard.type('primeiro nome')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(chip('primeiro_nome')).toHaveAttribute('data-state', 'bound')
    await expect(chip('primeiro_nome')).toContainText('Primeiro nome do contato')
    await page.keyboard.type(', tudo certo?')
    await expect.poll(text).toBe('Olá {{primeiro_nome}}, tudo certo?')
  })

  test('offers the portal’s and the CRM’s way of writing in the provider’s form', async ({ page }) => {
    const { text } = await open('Chamado ')
    await page.keyboard.type('{abacate}')
    await expect(page.getByRole('option', { name: 'Transformar em {{abacate}}' })).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.type(' de %STATUS%')
    await page.getByRole('option', { name: /^Transformar em \{\{status\}\}/ }).click()
    await expect.poll(text).toBe('Chamado {{abacate}} de {{status}}')
  })

  test('takes a chip as one: over it, and away with two presses', async ({ page }) => {
    const { chip, text } = await open('a {{nome}} b')
    await expect(chip('nome')).toHaveAttribute('data-state', 'unbound')
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    await page.keyboard.type('x')
    await expect.poll(text).toBe('a x{{nome}} b')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Backspace')
    await expect(chip('nome')).toHaveAttribute('data-selected')
    await page.keyboard.press('Backspace')
    await expect(chip('nome')).toHaveCount(0)
    await expect.poll(text).toBe('a x b')
  })

  test('mends by keyboard what is found, and takes it back', async ({ page }) => {
    const braces = 'Olá, o chamado {nome} foi recebido pela nossa equipe de atendimento hoje.'
    const { body, chip, text } = await open(braces)
    await page.keyboard.press('ControlOrMeta+Home')
    const card = page.getByRole('group', { name: 'Pontos a rever neste trecho' })
    await expect(async () => {
      await page.keyboard.press('F8')
      await expect(card.getByRole('link', { name: 'VAR-BRACES' })).toBeVisible({ timeout: 500 })
    }).toPass()
    await page.keyboard.press('ControlOrMeta+.')
    await expect(card.getByRole('button').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(chip('nome')).toBeVisible()
    await expect(body).toBeFocused()
    await expect.poll(text).toBe(braces.replace('{nome}', '{{nome}}'))
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(text).toBe(braces)
    await page.keyboard.press('ControlOrMeta+Shift+KeyZ')
    await expect.poll(text).toBe(braces.replace('{nome}', '{{nome}}'))
  })

  test('sets bold by keyboard, keeps the caret where it was, and is left by Tab', async ({ page }) => {
    const { body, text } = await open('Seu chamado')
    await page.keyboard.press('ControlOrMeta+b')
    await page.keyboard.type('s')
    await expect.poll(text).toBe('Seu *chamados*')
    await page.keyboard.press('Tab')
    await expect(body).not.toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(body).toBeFocused()
  })

  test('takes what an input method writes', async ({ page }) => {
    const { text } = await open('Olá ')
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 })
    await keyboard.send('Input.imeSetComposition', { text: 'é', selectionStart: 1, selectionEnd: 1 })
    await page.keyboard.insertText('é')
    await page.keyboard.insertText('👩‍🔧')
    await page.keyboard.type('!')
    await expect.poll(text).toBe('Olá é👩‍🔧!')
  })

  test('keeps a one-line text on one line', async ({ page }) => {
    const { body } = await open('Olá')
    const footer = page.getByRole('textbox', { name: 'Rodapé' })
    await footer.focus()
    await page.keyboard.type('Equipe')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('de\natendimento')
    await expect(footer.locator('.cm-line')).toHaveText(['Equipe de atendimento'])
    await expect(body).toHaveText('Olá')
  })
})
