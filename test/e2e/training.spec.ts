import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadBundle, openLoadTarget, readBundle } from '../../src-main/bundle/index.ts'
import { expect, test } from './support/disparo.ts'
import { person } from './support/person.ts'

test('a newcomer finds the planted mistakes of the training implementation and takes it to a loaded bundle', async ({
  disparo,
}) => {
  test.slow()
  const { page } = disparo
  page.setDefaultTimeout(10_000)
  const { steps, main, goTo } = person(page)

  await test.step('Início: opens the training implementation', async () => {
    await page.getByRole('button', { name: 'Abrir a implantação de treino' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
    await expect(page.getByText('Modo treino').first()).toBeVisible()
  })

  await test.step('Ajustes and Cliente: says who works, and confirms the receptive service (M1)', async () => {
    await page.getByRole('link', { name: /Quem está usando/ }).click()
    await page.getByLabel('Seu nome').fill('Marina Prado')
    await expect(page.getByText('Salvo', { exact: true }).first()).toBeVisible()
    await steps.getByRole('link', { name: /Clínica Horizonte/ }).click()
    await goTo(/^Cliente/)
    await main.getByRole('button', { name: 'O cliente já tem o Receptivo' }).click()
    await expect(main.getByText(/Confirmado por Marina Prado/)).toBeVisible()
  })

  await test.step('Variáveis: fills what nothing filled (M11)', async () => {
    await goTo(/^Variáveis/)
    await expect(main.getByText(/agendamento_visita_v2 tem 1 variável sem preenchimento/)).toBeVisible()
    await main.getByRole('link', { name: /agendamento_visita_v2/ }).click()
    await main
      .getByRole('group', { name: /periodo/ })
      .getByLabel(/Variável do CRM/)
      .click()
    await page.getByRole('option', { name: /HORA_AGENDAMENTO/ }).click()
    await expect(main.getByText(/tem 1 variável sem preenchimento/)).toHaveCount(0)
  })

  await test.step('Disparos: switches off what would not be sent, and says where sub-tickets open (M21)', async () => {
    await goTo(/^Disparos/)
    await expect(main.getByText(/Aguardando pagamento não enviaria/)).toBeVisible()
    await main.getByRole('switch', { name: 'Envio ativo para o status Aguardando pagamento' }).click({ force: true })
    await expect(main.getByText(/Aguardando pagamento não enviaria/)).toHaveCount(0)
    await main
      .getByLabel(/Solicitação para abertura de sub ocorrências/)
      .and(page.locator('input'))
      .fill('Atendimento por chat')
    await page.keyboard.press('Tab')
    await expect(main.getByText(/Há disparo que abre chat/)).toHaveCount(0)
  })

  await test.step('Disparos: sees it all as a map', async () => {
    await main.getByRole('tab', { name: 'Mapa dos disparos' }).click()
    await expect(main.getByText('abertura_solicitacao_v1').first()).toBeVisible()
    await expect(main.getByText('(11) 94000-0001').first()).toBeVisible()
  })

  await test.step('Teste: sends, answers on the phone, and sees the answer enter the receptive service', async () => {
    await goTo(/^Teste/)
    const phone = await disparo.opened(() => main.getByRole('link', { name: 'Abrir o celular' }).first().click())
    await main.getByRole('button', { name: 'Enviar teste' }).click()
    await main.getByRole('button', { name: 'Sim, recebi' }).click()
    await expect(phone.getByText(/mudou para o status/).first()).toBeVisible()
    await phone.getByRole('textbox', { name: 'Mensagem' }).fill('Obrigada, já vi!')
    await phone.keyboard.press('Enter')
    await expect(main.getByText('Obrigada, já vi!').first()).toBeVisible()
    await expect(main.getByText(/Receptivo/).first()).toBeVisible()
  })

  await test.step('Exportar: nothing is in the way, and the bundle loads', async () => {
    await goTo(/^Exportar/)
    await expect(main.getByText('Pronto para exportar')).toBeVisible()
    const saved = await disparo.saved(() => main.getByRole('button', { name: 'Exportar bundle' }).click())
    const read = readBundle(readFileSync(saved.path))
    if (!read.ok) throw new Error(read.error.code)
    expect(new Set(read.value.triggers.map(({ kind }) => kind))).toEqual(new Set(['status', 'operate', 'chat']))
    expect(read.value.providers.map(({ provider }) => provider).sort()).toEqual(['infobip', 'zenvia'])
    const target = openLoadTarget(`sqlite:${join(disparo.dataDir, 'crm.sqlite')}`)
    if (!target.ok) throw new Error(target.error.code)
    const loaded = await loadBundle(read.value, target.value)
    await target.value.close()
    expect(loaded).toMatchObject({ ok: true, value: { report: { numbers: 3, updated: 0, unchanged: 0 } } })
  })
})
