import { readFileSync } from 'node:fs'
import { readBundle } from '../../src-main/bundle/index.ts'
import { expect, test } from './support/disparo.ts'
import { person } from './support/person.ts'

test('a new user takes a client from nothing to a bundle', async ({ disparo, simulator }) => {
  const { page } = disparo

  await test.step('Início: creates the implementation', async () => {
    await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Clínica Horizonte')
    await page.getByText('Homologação').click()
    await page.getByRole('button', { name: 'Criar implantação' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
    await expect(page.getByText('Homologação').first()).toBeVisible()
  })

  const { steps, choose } = person(page)
  await test.step('Fornecedor e números: connects Zenvia; the credential never comes back', async () => {
    await steps.getByRole('link', { name: /^Fornecedor e números/ }).click()
    const save = page.getByRole('button', { name: 'Salvar e testar conexão' })
    await save.click()
    // What is missing is marked, and that is where one goes on.
    await expect(page.getByLabel('Token da API (X-API-TOKEN)')).toBeFocused()
    await page.getByLabel('Token da API (X-API-TOKEN)').fill(simulator.zenvia.token)
    await page.getByRole('button', { name: 'Avançado' }).click()
    await page.getByLabel('Endereço da API').fill(simulator.zenvia.baseUrl)
    await save.click()
    await expect(page.getByText(/O fornecedor aceitou a credencial/)).toBeVisible()
    await expect(page.getByText(simulator.zenvia.token)).toHaveCount(0)
  })

  await test.step('…and registers the number', async () => {
    const form = page.getByRole('form', { name: 'Adicionar número' })
    if (!(await form.isVisible())) await page.getByRole('button', { name: 'Adicionar número' }).click()
    await form.getByLabel(/^Número/).fill('(11) 93000-0001')
    await form.getByRole('button', { name: 'Salvar número' }).click()
    await expect(page.getByRole('link', { name: 'Testar o número (11) 93000-0001' })).toBeVisible()
  })

  await test.step('Templates: syncs, sees the counts, and why some can’t be used', async () => {
    await steps.getByRole('link', { name: /^Templates/ }).click()
    await page.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' }).click()
    await expect(page.getByText('15 de 15')).toBeVisible()
    await page.getByText('Não utilizáveis').click()
    await expect(page.getByText('emoji').first()).toBeVisible()
  })

  await test.step('Variáveis: applies the suggestions', async () => {
    await steps.getByRole('link', { name: /^Variáveis/ }).click()
    await page.getByRole('link', { name: /abertura_solicitacao_v1/ }).click()
    await page.getByRole('button', { name: /Aplicar sugest/ }).click()
    await expect(page.getByText('%PROTOCOLO%').first()).toBeVisible()
    await expect(page.getByText('Salvo', { exact: true })).toBeVisible()
  })

  await test.step('Disparos: adds a sending for a status', async () => {
    await steps.getByRole('link', { name: /^Disparos/ }).click()
    await page.getByRole('button', { name: 'Adicionar envio de WhatsApp' }).first().click()
    await page
      .getByLabel(/^Status/)
      .and(page.locator('input'))
      .fill('Agendado')
    await choose(/^Número/, /93000-0001/)
    await choose(/^Template/, /abertura_solicitacao_v1/)
    await page.getByRole('button', { name: 'Salvar envio' }).click()
    await expect(page.getByRole('switch', { name: 'Envio ativo para o status Agendado' })).toBeChecked()
  })

  await test.step('Teste: sends to a phone and says that it arrived', async () => {
    await steps.getByRole('link', { name: /^Teste/ }).click()
    await choose(/^Template/, /abertura_solicitacao_v1/)
    await page.getByLabel('De quem é').fill('Marina')
    await page.getByRole('textbox', { name: 'Celular' }).fill('31 98888-7777')
    await page.getByLabel(/O dono deste celular concordou em receber/).check()
    await page.getByRole('button', { name: 'Salvar celular' }).click()
    await page.getByRole('button', { name: 'Enviar teste' }).dblclick()
    await page.getByRole('button', { name: 'Sim, recebi' }).click()
    await expect(page.getByText('Recebi no aparelho', { exact: true })).toBeVisible()
    await expect.poll(onPhones, 'the double click sent once').toBe(1)
  })

  await test.step('Exportar: takes the bundle, and anyone can verify it', async () => {
    await steps.getByRole('link', { name: /^Exportar/ }).click()
    await expect(page.getByText('Pronto para exportar')).toBeVisible()
    const saved = await disparo.saved(() => page.getByRole('button', { name: 'Exportar bundle' }).click())
    const read = readBundle(readFileSync(saved.path))
    expect(read).toMatchObject({
      ok: true,
      value: { manifest: { implementation: { client: 'Clínica Horizonte' }, sequence: 1 } },
    })
    expect(await onPhones()).toBe(1)
  })

  /** How many messages arrived at the simulated phones. */
  async function onPhones(): Promise<number> {
    const response = await fetch(new URL('/_phone/messages', simulator.zenvia.baseUrl))
    return ((await response.json()) as unknown[]).length
  }
})
