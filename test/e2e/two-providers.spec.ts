import { readFileSync } from 'node:fs'
import { readBundle } from '../../src-main/bundle/index.ts'
import { expect, test } from './support/disparo.ts'
import { person } from './support/person.ts'

test('a second client: two numbers at two providers, a template of each on a button and in the chat', async ({
  disparo,
  simulator,
}) => {
  test.slow()
  const { page } = disparo
  page.setDefaultTimeout(10_000)
  const { main, goTo, choose } = person(page)

  await test.step('Início: creates the implementation', async () => {
    await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Colégio Aurora')
    await page.getByRole('button', { name: 'Criar implantação' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
    await expect(page.getByText('Produção').first()).toBeVisible()
  })

  await test.step('Fornecedor e números: an account and a number at each provider', async () => {
    await goTo(/^Fornecedor e números/)
    await page.getByLabel('Token da API (X-API-TOKEN)').fill(simulator.zenvia.token)
    await page.getByRole('button', { name: 'Avançado' }).click()
    await page.getByLabel('Endereço da API').fill(simulator.zenvia.baseUrl)
    await page.getByRole('button', { name: 'Salvar e testar conexão' }).click()
    await expect(main.getByText(/O fornecedor aceitou a credencial/)).toHaveCount(1)

    await main.getByRole('button', { name: 'Adicionar conta' }).click()
    await choose(/^Fornecedor/, /Infobip/)
    await page.getByLabel('API key').fill(`App ${simulator.infobip.apiKey}`)
    await page.getByLabel('Base URL').fill(simulator.infobip.baseUrl)
    await page.getByRole('button', { name: 'Salvar e testar conexão' }).click()
    await expect(main.getByText(/O fornecedor aceitou a credencial/)).toHaveCount(2)

    for (const [account, phone] of [
      [/Zenvia/, '(11) 93000-0001'],
      [/Infobip/, '(11) 94000-0001'],
    ] as const) {
      const form = page.getByRole('form', { name: 'Adicionar número' })
      if (!(await form.isVisible())) await main.getByRole('button', { name: 'Adicionar número' }).click()
      await choose(/^Conta/, account, form)
      await form.getByLabel(/^Número/).fill(phone)
      await form.getByRole('button', { name: 'Salvar número' }).click()
      await expect(main.getByRole('link', { name: `Testar o número ${phone}` })).toBeVisible()
    }
    await expect(main.getByText(/Conectado/).first(), 'Infobip says how its number stands').toBeVisible()
  })

  await test.step('Templates: both are synced, and one is registered by hand', async () => {
    await goTo(/^Templates/)
    await main.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' }).click()
    await expect(main.getByText('31 de 31')).toBeVisible()
    await main.getByRole('link', { name: 'Novo Template de mensagem ativa' }).click()
    await choose(/^Conta/, /Infobip/)
    await main.getByLabel('Nome do template').fill('aviso_retirada_v1')
    await main.getByLabel(/^Corpo/).fill('Olá, {1}. O pedido {2} já pode ser retirado na recepção.')
    await expect(main.getByText('{{2}}').first(), 'single braces are taken as the provider’s (M10)').toBeVisible()
    await main.getByRole('button', { name: 'Registrar template' }).first().click()
    await expect(main.getByRole('heading', { name: 'aviso_retirada_v1' })).toBeVisible()
  })

  await test.step('Variáveis: fills a template of each', async () => {
    await goTo(/^Variáveis/)
    for (const name of [/abertura_solicitacao_v1/, /mudanca_status_v3/]) {
      await main.getByRole('searchbox', { name: 'Buscar template' }).fill(name.source)
      await main.getByRole('link', { name }).click()
      await expect(main.getByRole('heading', { level: 2, name })).toBeVisible()
      const suggest = main.getByRole('button', { name: /Aplicar sugest/ })
      if (await suggest.isVisible()) await suggest.click()
      else {
        for (const [key, token] of [
          ['1', /%NOME%/],
          ['2', /%PROTOCOLO%/],
          ['3', /%STATUS%/],
        ] as const)
          await choose(/Variável do CRM/, token, main.getByRole('group', { name: `Preenchimento de ${key}` }))
      }
      await expect(main.getByText('3 de 3 preenchidas')).toBeVisible()
    }
  })

  await test.step('Teste: another number takes another template, and the field says which', async () => {
    await goTo(/^Teste/)
    const template = main.getByLabel(/^Template/).and(page.locator('input:visible'))
    for (const [number, name] of [
      [/93000-0001/, /abertura_solicitacao_v1/],
      [/94000-0001/, /horario_atendimento_v1/],
      [/93000-0001/, /abertura_solicitacao_v1/],
    ] as const) {
      await choose(/^Número/, number)
      await expect(template).toHaveValue(name)
    }
    // A search that was left open chooses nothing, and hides nothing.
    await template.fill('nada assim')
    await choose(/^Número/, /94000-0001/)
    await expect(template).toHaveValue(/horario_atendimento_v1/)
  })

  await test.step('Disparos: Operar OC on one number, the chat screen on the other', async () => {
    await goTo(/^Disparos/)
    await main.getByRole('button', { name: 'Adicionar Operar OC' }).first().click()
    await choose(/^Número/, /93000-0001/)
    await choose(/^Template/, /abertura_solicitacao_v1/)
    await main.getByRole('button', { name: 'Salvar envio' }).click()
    await main.getByRole('button', { name: 'Adicionar tela de atendimento do chat' }).first().click()
    await choose(/^Número/, /94000-0001/)
    await main
      .getByLabel(/Templates que o atendente pode escolher/)
      .and(page.locator('input:visible'))
      .click()
    await page
      .getByRole('option', { name: /mudanca_status_v3/ })
      .first()
      .click()
    await page.keyboard.press('Escape')
    await main.getByRole('button', { name: 'Salvar envio' }).click()
    await expect(main.getByText(/Há disparo que abre chat/)).toBeVisible()
    await main
      .getByLabel(/Solicitação para abertura de sub ocorrências/)
      .and(page.locator('input'))
      .fill('Chat')
    await page.keyboard.press('Tab')
    await expect(main.getByText(/Há disparo que abre chat/)).toHaveCount(0)
  })

  await test.step('Exportar: for production somebody answers for what is open, and the bundle has both', async () => {
    await goTo(/^Exportar/)
    await expect(main.getByText(/pendências antes de produção/)).toBeVisible()
    await main.getByRole('button', { name: 'Exportar com pendências…' }).click()
    const form = page.getByRole('form', { name: 'Exportar com pendências' })
    await form.getByLabel(/^Quem responde/).fill('Marina Prado')
    await form.getByRole('button', { name: 'Exportar com pendências' }).click()
    await expect(form.getByLabel(/^Por quê/), 'no reason, no bundle').toBeFocused()
    await form.getByLabel(/^Por quê/).fill('Ensaio nos simuladores')
    const saved = await disparo.saved(() => form.getByRole('button', { name: 'Exportar com pendências' }).click())
    const read = readBundle(readFileSync(saved.path))
    if (!read.ok) throw new Error(read.error.code)
    const { numbers, triggers, services, manifest } = read.value
    expect(manifest.environment).toBe('production')
    expect(manifest.openPoints).toContainEqual({
      point: 'consent-unsigned',
      about: '',
      person: 'Marina Prado',
      reason: 'Ensaio nos simuladores',
    })
    expect(numbers.map(({ phone }) => phone).sort()).toEqual(['+5511930000001', '+5511940000001'])
    expect(triggers.map(({ kind }) => kind).sort()).toEqual(['chat', 'operate'])
    expect(services.chatRequestType).toBe('Chat')
  })
})
