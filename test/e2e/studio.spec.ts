import { expect, test } from './support/disparo.ts'
import { person } from './support/person.ts'

/** One of the numbers that the training implementation has at each provider. */
const PROVIDERS = [
  { provider: 'Zenvia', number: /93000-0001/, refusal: /O botão não pode levar a https:\/\/bit\.ly\/chamado/ },
  { provider: 'Infobip', number: /94000-0001/, refusal: /SCAM/ },
]

for (const { provider, number, refusal } of PROVIDERS) {
  test(`a newcomer writes a template, is refused, corrects it and gets it approved at ${provider}`, async ({ disparo }) => {
    test.slow()
    const { page } = disparo
    page.setDefaultTimeout(10_000)
    const { main, goTo, choose } = person(page)
    const body = main.getByRole('textbox', { name: 'Corpo' })
    const before = main.getByRole('region', { name: 'Antes de enviar' })

    await test.step('Templates: begins an empty one for the number', async () => {
      await page.getByRole('button', { name: 'Abrir a implantação de treino' }).click()
      await goTo(/^Templates/)
      await main.getByRole('link', { name: 'Escrever template' }).click()
      await choose(/^Número/, number)
      await main.getByRole('button', { name: 'Em branco' }).click()
    })

    await test.step('…gives it a name as WhatsApp wants it', async () => {
      await main.getByLabel('Nome do template').fill('Situação do chamado')
      await main.getByRole('button', { name: 'Usar situacao_do_chamado_v1' }).click()
      await expect(main.getByLabel('Nome do template')).toHaveValue('situacao_do_chamado_v1')
    })

    await test.step('…writes, with CRM variables from the menu, and is told at once what would be refused', async () => {
      await body.click()
      await page.keyboard.type('{')
      await page.getByRole('option', { name: /^Nome do contato/ }).click()
      await page.keyboard.type(', a sua solicitação de protocolo ')
      await page.keyboard.type('%prot')
      await page.getByRole('option', { name: /^Protocolo da ocorrência/ }).click()
      await page.keyboard.type(' foi atualizada pela nossa equipe e você já pode acompanhar o andamento dela.')
      await expect(before.getByText(/O texto começa com/)).toBeVisible()
      await page.keyboard.press('ControlOrMeta+Home')
      await page.keyboard.type('Olá, ')
      await expect(before.getByText(/O texto começa com/)).toHaveCount(0)
    })

    await test.step('…adds a button that leads through a shortener: a warning, not a block', async () => {
      await main.getByRole('button', { name: 'Adicionar botão' }).click()
      await page.getByRole('menuitem', { name: /Abrir um link/ }).click()
      await main.getByLabel('Texto do botão').fill('Ver chamado')
      await main.getByRole('textbox', { name: 'Endereço' }).click()
      await page.keyboard.type('https://bit.ly/chamado')
      await expect(main.getByText('Pronto, com 1 aviso')).toBeVisible()
    })

    const submit = async (): Promise<void> => {
      await main.getByRole('button', { name: 'Enviar para aprovação' }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByText(provider === 'Zenvia' ? /São duas análises/ : /repassa direto à Meta/)).toBeVisible()
      const sure = dialog.getByRole('checkbox', { name: /Li o aviso/ })
      if (await sure.isVisible()) await sure.check()
      await dialog.getByRole('button', { name: 'Enviar para aprovação' }).click()
      await expect(dialog).toHaveCount(0)
    }
    const board = async (): Promise<void> => {
      await page.getByRole('link', { name: 'Em análise' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Em análise' })).toBeVisible()
    }
    const decided = main.getByRole('region', { name: 'Decididos em 48 h' })

    await test.step('submits it, knowing what happens then, and follows it to the refusal', async () => {
      await submit()
      await board()
      await expect(decided.getByRole('link', { name: /situacao_do_chamado_v1/ })).toBeVisible({ timeout: 40_000 })
      await expect(decided.getByText(refusal)).toBeVisible()
      await decided.getByRole('link', { name: /situacao_do_chamado_v1/ }).click()
    })

    await test.step('reads why and what to change, and changes it', async () => {
      const card = main.getByRole('region', { name: 'Reprovado' })
      await expect(card.getByText(refusal)).toBeVisible()
      await expect(card.getByRole('link', { name: 'URL-SHORTENER' })).toBeVisible()
      await card.getByRole('button', { name: 'Corrigir e enviar de novo' }).click()
      const url = main.getByRole('textbox', { name: 'Endereço' })
      await url.click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type('https://clinicahorizonte.com.br/chamados')
      await expect(main.getByText('Pronto para enviar')).toBeVisible()
      await submit()
    })

    await test.step('gets it approved, and sees its whole way', async () => {
      await board()
      await expect(decided.getByText('Aprovado')).toBeVisible({ timeout: 40_000 })
      await decided.getByRole('link', { name: /situacao_do_chamado_v1/ }).click()
      const way = main.getByRole('list', { name: 'Caminho até a aprovação' })
      await expect(way.getByRole('listitem').last()).toContainText('Aprovado')
    })
  })
}
