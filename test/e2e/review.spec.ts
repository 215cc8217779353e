import { axeFaults } from './support/axe.ts'
import { expect, test } from './support/disparo.ts'

/** What the system was asked to show, kept by the page itself. */
type Told = { told: Notification[] }

test('a decision is told in the window and by the system, and its rejection leads to a corrected draft', async ({ disparo }) => {
  test.slow()
  const { page } = disparo
  const api = await disparo.client()
  const { id: implementationId } = await api.implementations.createTraining()
  const [account] = (await api.accounts.list({ implementationId })).filter(({ provider }) => provider === 'zenvia')
  const numbers = await api.numbers.list({ implementationId })
  const accountId = account?.id ?? ''
  const senderId = numbers.find((number) => number.accountId === accountId)?.senderId ?? null
  const main = page.getByRole('main')
  const canBeUsedByEveryone = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      expect(await axeFaults(page), colorScheme).toEqual([])
    }
  }
  const submit = async (name: string, text: string, url: string) => {
    const draft = await api.drafts.create({
      implementationId,
      accountId,
      senderId,
      content: {
        name,
        language: 'pt_BR',
        category: 'UTILITY',
        body: { text },
        buttons: [{ type: 'URL', text: 'Ver chamado', url }],
        samples: { 'body.protocolo': '20261122001' },
      },
      bindings: [{ key: 'body.protocolo', source: { kind: 'crm', token: 'PROTOCOLO' }, fallback: null, transforms: [] }],
    })
    await api.submissions.add({ draftIds: [draft.id] })
  }

  await test.step('asks to be told', async () => {
    await disparo.allowNotices()
    await page.evaluate(() => {
      const told: Notification[] = []
      Object.assign(globalThis, { told })
      globalThis.Notification = class extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options)
          told.push(this)
        }
      }
    })
    await page.getByRole('link', { name: 'Em análise' }).click()
    await expect(main.getByText('Avisos ligados')).toBeVisible()
  })

  await test.step('follows two from the queue to the decision', async () => {
    await submit('segunda_via_v1', 'A segunda via do chamado {{protocolo}} está pronta para consulta.', 'https://bit.ly/abc')
    await submit(
      'aviso_renovacao_v1',
      'Seu chamado {{protocolo}} foi concluído. Aproveite a oferta de hoje na renovação.',
      'https://www.lojadaana.com.br/chamados',
    )
    const decided = main.getByRole('region', { name: 'Decididos em 48 h' })
    await expect(decided.getByRole('link', { name: /segunda_via_v1/ })).toBeVisible({ timeout: 40_000 })
    await expect(decided.getByText('O botão não pode levar a https://bit.ly/abc')).toBeVisible()
    await expect(decided.getByRole('link', { name: /aviso_renovacao_v1/ })).toBeVisible({ timeout: 40_000 })
    await expect(decided.getByRole('img', { name: 'Pedido Utilidade, voltou Marketing' })).toBeVisible()
    await expect(decided.getByText('9,2×')).toBeVisible()
    await canBeUsedByEveryone()
  })

  await test.step('is told of both, and a click on the notice opens the template', async () => {
    const titles = () => page.evaluate(() => (globalThis as unknown as Told).told.map(({ title }) => title))
    await expect
      .poll(async () => (await titles()).toSorted())
      .toEqual(['aviso_renovacao_v1 foi aprovado como Marketing', 'segunda_via_v1 foi reprovado'])
    await page.evaluate(() => {
      const notice = (globalThis as unknown as Told).told.find(({ title }) => title.startsWith('aviso_renovacao'))
      notice?.dispatchEvent(new Event('click'))
    })
    await expect(main.getByRole('heading', { name: 'aviso_renovacao_v1' })).toBeVisible()
    await expect(main.getByRole('heading', { name: 'Pedido como Utilidade, voltou como Marketing' })).toBeVisible()
    await expect(main.getByText('+R$ 286,70')).toBeVisible()
    await canBeUsedByEveryone()
  })

  await test.step('reads why, and goes on in the editor', async () => {
    await page.getByRole('link', { name: 'Em análise' }).click()
    await main.getByRole('link', { name: /segunda_via_v1/ }).click()
    const way = main.getByRole('list', { name: 'Caminho até a aprovação' })
    await expect(way.getByRole('listitem')).toHaveCount(5)
    await expect(way.getByRole('listitem').last()).toContainText('Reprovado')
    const card = main.getByRole('region', { name: 'Reprovado' })
    await expect(card.getByText('Um endereço não foi aceito')).toBeVisible()
    await expect(card.getByRole('link', { name: 'URL-SHORTENER' })).toBeVisible()
    await canBeUsedByEveryone()
    await card.getByRole('button', { name: 'Corrigir e enviar de novo' }).click()
    await expect(page).toHaveURL(/\/escrever\//)
    const [draft] = await api.drafts.list({ implementationId })
    expect(draft?.content.name).toBe('segunda_via_v1')
    expect(draft?.templateId).not.toBeNull()
  })
})
