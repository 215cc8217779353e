import { readFile } from 'node:fs/promises'
import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'
import { person } from './support/person.ts'

test('Ensaio: a newcomer finds both planted mistakes, mends them and rehearses again', async ({ disparo }) => {
  test.slow()
  const { page } = disparo
  page.setDefaultTimeout(15_000)
  const { steps, main } = person(page)
  const toRehearsal = async (): Promise<void> => {
    await steps.getByRole('link', { name: 'Ensaio', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Ensaio' })).toBeVisible()
  }
  const part = (name: string) => main.getByRole('region', { name, exact: true })

  await test.step('rehearses the example history', async () => {
    await page.getByRole('button', { name: 'Abrir a implantação de treino' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
    await toRehearsal()
    await main.getByRole('button', { name: 'Usar o histórico de exemplo' }).click()
    await expect(main.getByText(/^eventos-de-exemplo\.csv/)).toBeVisible()
    await main.getByRole('button', { name: 'Ensaiar', exact: true }).click()
    await expect(part('Resultado')).toBeVisible({ timeout: 60_000 })
    await expect(main.getByText('Feito depois da última mudança')).toBeVisible()
  })

  await test.step('goes down to the rows of a reason, and saves them', async () => {
    await part('Por que não sairiam')
      .getByRole('button', { name: /^Variável vazia/ })
      .click()
    const rows = part('Variável vazia')
    await expect(rows.getByText('{{nome}} ← %NOME%').first()).toBeVisible()
    const { path } = await disparo.saved(() => rows.getByRole('button', { name: 'Salvar CSV' }).click())
    expect(await readFile(path, 'utf8')).toContain('empty-variable;body.nome ← %NOME%')
    expect(await axeFaults(page)).toEqual([])
    await rows.getByRole('button', { name: 'Fechar' }).click()
  })

  await test.step('reaches a bar of the chart by keyboard', async () => {
    const bar = part('Quando sairiam')
      .getByRole('button', { name: /^Sairiam: / })
      .first()
    await bar.focus()
    await page.keyboard.press('Enter')
    await expect(part('Quando sairiam').getByRole('columnheader', { name: 'Ocorrência' })).toBeVisible()
  })

  await test.step('mends the status that is set ten times: once per ticket', async () => {
    await expect(part('Quem receberia demais').getByText('no máximo 20 para um só contato', { exact: false })).toBeVisible()
    await part('De onde sairiam').getByRole('link', { name: 'Abrir disparo' }).first().click()
    await main.getByRole('switch', { name: 'Uma vez por atendimento' }).click({ force: true })
    await main.getByRole('button', { name: 'Salvar envio' }).click()
    await expect(main.getByRole('button', { name: 'Salvar envio' })).toHaveCount(0)
  })

  await test.step('mends the variable that is empty for a quarter: a fallback', async () => {
    await toRehearsal()
    await expect(main.getByText('A configuração mudou depois deste ensaio')).toBeVisible()
    await part('Por que não sairiam').getByRole('link', { name: 'conclusao_servico_v1' }).first().click()
    await main.getByRole('textbox', { name: /^Valor para .*nome/ }).fill('cliente')
    await page.keyboard.press('Tab')
    await expect(main.getByText('Salvo', { exact: true }).first()).toBeVisible()
  })

  await test.step('rehearses again: neither is there any more', async () => {
    await toRehearsal()
    await main.getByRole('button', { name: 'Ensaiar de novo' }).click()
    await expect(main.getByText('Feito depois da última mudança')).toBeVisible({ timeout: 60_000 })
    await expect(part('Por que não sairiam').getByRole('link', { name: 'conclusao_servico_v1' })).toHaveCount(0)
    await expect(part('Quem receberia demais').getByText('Ninguém', { exact: true })).toHaveCount(2)
  })

  await test.step('erases the history', async () => {
    await main.getByRole('button', { name: 'Apagar o histórico' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apagar o histórico' }).click()
    await expect(main.getByText('Falta o histórico de eventos.')).toBeVisible()
    await expect(part('Resultado')).toBeVisible()
  })
})
