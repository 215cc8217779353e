import { expect, test } from './support/disparo.ts'

test('the text as the CRM has it fills the variables, the doubtful ones once they are confirmed', async ({ disparo }) => {
  const { page } = disparo
  const main = page.getByRole('main')
  await page.getByRole('button', { name: 'Abrir a implantação de treino' }).click()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Variáveis/ })
    .click()
  await main.getByRole('link', { name: /agendamento_visita_v2/ }).click()
  await main.getByRole('button', { name: 'Alinhar textos' }).click()

  const dialog = page.getByRole('dialog', { name: 'Alinhar textos' })
  const body = dialog.getByLabel('Texto do CRM · corpo')
  await expect(body).toBeFocused()
  await expect(dialog.getByRole('button', { name: 'Aplicar 0 de 5' })).toBeDisabled()
  await page.keyboard.insertText(
    'Oi %PRIMEIRO_NOME%, o técnico %TECNICO% irá ao seu endereço em %DATA_AGENDAMENTO%, às %HORA_AGENDAMENTO%. Podemos confirmar?',
  )
  const row = (name: string) => dialog.getByRole('listitem').filter({ hasText: `{{${name}}}` })
  await expect(row('tecnico')).toContainText('Certa')
  await expect(row('data_visita')).toContainText(/Provável.*antes: “seu endereço em”/)
  await expect(dialog.getByRole('status')).toContainText('não estão confirmadas')

  await row('data_visita').getByRole('checkbox').press('Space')
  await expect(row('data_visita')).toContainText('Confirmada')
  await dialog.getByRole('button', { name: 'Aplicar 3 de 5' }).click()
  await expect(dialog).toBeHidden()
  await expect(main.getByRole('combobox', { name: 'Variável do CRM para data_visita' })).toHaveValue(/DATA_AGENDAMENTO/)
  await expect(main.getByRole('combobox', { name: 'Variável do CRM para nome' })).toHaveValue(/PRIMEIRO_NOME/)
})
