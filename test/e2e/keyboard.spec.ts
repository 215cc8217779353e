import type { Locator } from '@playwright/test'
import { expect, test } from './support/disparo.ts'

test('the whole job can be done without a mouse, in training', async ({ disparo }) => {
  const { page } = disparo
  const main = page.getByRole('main')
  const { keyboard } = page

  /** Tabs on until the target has the focus. */
  async function tabTo(target: Locator): Promise<void> {
    await target.first().waitFor({ state: 'attached' })
    for (let presses = 0; presses < 120; presses++) {
      if (await target.first().evaluate((element) => element.contains(document.activeElement))) {
        return
      }
      await keyboard.press('Tab')
    }
    throw new Error(`Tab never reached ${target}`)
  }
  async function press(target: Locator, key = 'Enter'): Promise<void> {
    await tabTo(target)
    await keyboard.press(key)
  }
  async function type(target: Locator, text: string): Promise<void> {
    await tabTo(target)
    await keyboard.type(text)
  }
  async function goTo(step: RegExp): Promise<void> {
    await press(page.getByRole('navigation').getByRole('link', { name: step }))
    await expect(page.getByRole('heading', { level: 1, name: step })).toBeFocused()
  }
  /** Opens a list box and takes the option that the arrow keys reach. */
  async function choose(label: RegExp, option: RegExp): Promise<void> {
    const input = main.getByLabel(label).and(page.locator('input:visible'))
    if (option.test(await input.inputValue())) return
    await tabTo(input)
    await keyboard.press('ArrowDown')
    await page.getByRole('option', { name: option }).first().waitFor()
    for (let presses = 0; presses < 20; presses++) {
      const active = await input.getAttribute('aria-activedescendant')
      const name = active ? await page.locator(`[id="${active}"]`).innerText() : ''
      if (option.test(name)) break
      await keyboard.press('ArrowDown')
    }
    await keyboard.press('Enter')
    await expect(input).toHaveValue(option)
  }

  await type(main.getByRole('textbox', { name: 'Nome do cliente' }), 'Clínica Horizonte')
  await press(main.getByRole('radio', { name: 'Produção' }), 'ArrowRight')
  await press(main.getByRole('button', { name: 'Criar implantação' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeFocused()

  await goTo(/^Fornecedor e números/)
  await press(main.getByRole('radio', { name: 'Conta real' }), 'ArrowRight')
  await press(main.getByRole('button', { name: 'Salvar e testar conexão' }))
  await expect(main.getByText(/O fornecedor aceitou a credencial/)).toBeVisible()
  const form = main.getByRole('form', { name: 'Adicionar número' })
  if (!(await form.isVisible())) await press(main.getByRole('button', { name: 'Adicionar número' }))
  await choose(/^Número do simulador/, /93000-0001/)
  await press(form.getByRole('button', { name: 'Salvar número' }))
  await expect(main.getByText('(11) 93000-0001').first()).toBeVisible()

  await goTo(/^Templates/)
  if (!(await main.getByText('15 de 15').isVisible()))
    await press(main.getByRole('button', { name: 'Sincronizar Templates de mensagem ativa' }))
  await expect(main.getByText('15 de 15')).toBeVisible()

  await goTo(/^Variáveis/)
  await press(main.getByRole('button', { name: /Aplicar sugest/ }))
  await expect(main.getByText('Salvo', { exact: true })).toBeVisible()

  await goTo(/^Disparos/)
  await press(main.getByRole('button', { name: 'Adicionar envio de WhatsApp' }))
  await type(main.getByLabel(/^Status/).and(page.locator('input')), 'Agendado')
  await choose(/^Número/, /93000-0001/)
  await choose(/^Template/, /abertura_solicitacao_v1/)
  await press(main.getByRole('button', { name: 'Salvar envio' }))
  await expect(main.getByRole('switch', { name: 'Envio ativo para o status Agendado' })).toBeChecked()

  await goTo(/^Teste/)
  await choose(/^Template/, /abertura_solicitacao_v1/)
  await type(main.getByLabel('De quem é'), 'Marina')
  await type(main.getByRole('textbox', { name: 'Celular' }), '31 98888-7777')
  await press(main.getByLabel(/O dono deste celular concordou em receber/), 'Space')
  await press(main.getByRole('button', { name: 'Salvar celular' }))
  await press(main.getByRole('button', { name: 'Enviar teste' }))
  await press(main.getByRole('button', { name: 'Sim, recebi' }))
  await expect(main.getByText('Recebi no aparelho', { exact: true })).toBeVisible()

  await goTo(/^Exportar/)
  const saved = await disparo.saved(() => press(main.getByRole('button', { name: 'Exportar bundle' })))
  expect(saved.name).toBe('clinica-horizonte-0001.disparo')
})
