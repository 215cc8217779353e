import type { ServiceTree } from '#core/services'
import { createExample } from '../support/example.ts'
import { axeFaults } from './support/axe.ts'
import { type Disparo, expect, test } from './support/disparo.ts'

async function atTheTree(disparo: Disparo) {
  const { page } = disparo
  const api = await disparo.client()
  const { implementationId } = await createExample(api)
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/disparos/arvore`)
  const tree = page.getByRole('tree', { name: 'Árvore de serviços' })
  await expect(tree).toBeVisible()
  return {
    api,
    implementationId,
    main: page.getByRole('main'),
    tree,
    row: (name: string) => tree.getByRole('treeitem', { name: new RegExp(`^${name}( |$)`) }),
    /** What is kept, once autosave is through. */
    saved: (is: (trees: ServiceTree[]) => unknown) =>
      expect.poll(async () => is(await api.services.get({ implementationId })), { timeout: 5_000 }),
  }
}

const typesOf = (trees: ServiceTree[]): string[] => trees[0]?.requestTypes.map(({ name }) => name) ?? []

test('the tree is edited with the keyboard alone, and undone', async ({ disparo }) => {
  const { page } = disparo
  const { row, saved, main } = await atTheTree(disparo)
  const { keyboard } = page
  await row('Financeiro').focus()

  await keyboard.press('Insert')
  await keyboard.type('Manutenção')
  await keyboard.press('Enter')
  await expect(main.getByText('Já existe este nome aí.')).toBeVisible()
  await keyboard.press('Control+a')
  await keyboard.type('Vistoria')
  await keyboard.press('Enter')
  await expect(row('Vistoria')).toBeFocused()
  await keyboard.press('Shift+Insert')
  await keyboard.type('Marcada')
  await keyboard.press('Enter')
  await keyboard.press('ArrowLeft')
  await expect(row('Vistoria')).toBeFocused()

  await keyboard.press('Alt+ArrowUp')
  await keyboard.press('Alt+ArrowUp')
  await expect(main.getByText('Vistoria está em WhatsApp Ativo: 1 de 4.')).toBeVisible()
  await keyboard.press('Alt+ArrowUp')
  await expect(main.getByText('Não há lugar nesta direção.')).toBeVisible()
  await saved(typesOf).toEqual(['Vistoria', 'Manutenção', 'Financeiro', 'Atendimento por chat'])

  await keyboard.press('F2')
  await keyboard.type('Visita técnica')
  await keyboard.press('Enter')
  await expect(row('Visita técnica')).toBeFocused()
  await keyboard.press('Alt+ArrowLeft')
  await saved((trees) => trees.map(({ name }) => name)).toEqual(['WhatsApp Ativo', 'Visita técnica'])
  await keyboard.press('Delete')
  await saved((trees) => trees.map(({ name }) => name)).toEqual(['WhatsApp Ativo'])
  await keyboard.press('Control+z')
  await keyboard.press('Control+z')
  await saved(typesOf).toEqual(['Visita técnica', 'Manutenção', 'Financeiro', 'Atendimento por chat'])

  // Triggers stand on this one.
  await row('Manutenção').focus()
  await keyboard.press('Delete')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/envios citam este nome ou algo abaixo dele/)).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'status Aberta' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(row('Manutenção')).toBeVisible()
})

test('triggers go along with a name: renamed, left behind, deleted with it, and all of it undone', async ({ disparo }) => {
  const { page } = disparo
  const { row, main, api, implementationId } = await atTheTree(disparo)
  const { keyboard } = page
  /** Where the triggers of the request type stand, once it is kept. */
  const places = (is: (types: string[]) => unknown) =>
    expect.poll(async () => is((await api.triggers.list({ implementationId })).map(({ trigger }) => trigger.requestType)))
  const count = (name: string) => (types: string[]) => types.filter((type) => type === name).length
  const before = count('Manutenção')((await api.triggers.list({ implementationId })).map(({ trigger }) => trigger.requestType))
  expect(before).toBeGreaterThan(1)

  /** The window knows where the triggers stand: those of the chosen name are told beside it. */
  const told = () => expect(main.getByText(`${before} envios citam este nome:`)).toBeVisible()
  const rename = async () => {
    await row('Manutenção').focus()
    await told()
    await keyboard.press('F2')
    await keyboard.type('Assistência')
    await keyboard.press('Enter')
    await expect(row('Assistência')).toBeVisible()
    await told()
    await places(count('Assistência')).toBe(before)
  }
  await rename()
  await expect(main.getByText(`${before} envios acompanharam a mudança:`)).toBeVisible()
  await row('Assistência').focus()
  await keyboard.press('Control+z')
  await expect(row('Manutenção')).toBeVisible()
  await told()
  await places(count('Manutenção')).toBe(before)

  await rename()
  await main.getByRole('button', { name: 'Deixar como estavam' }).click()
  await expect(main.getByText(`${before} envios citam nomes que não estão aqui:`)).toBeVisible()
  await places(count('Manutenção')).toBe(before)
  await main.getByRole('button', { name: 'Desfazer' }).click()
  await expect(row('Manutenção')).toBeVisible()
  await told()

  await row('Manutenção').focus()
  await keyboard.press('Delete')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Excluir com os ${before} envios` })
    .click()
  await expect(row('Manutenção')).toHaveCount(0)
  await places(count('Manutenção')).toBe(0)
  await main.getByRole('button', { name: 'Desfazer' }).click()
  await expect(row('Manutenção')).toBeVisible()
  await places(count('Manutenção')).toBe(before)
})

test('a row is dragged to another place of its level, and to no other', async ({ disparo }) => {
  const { page } = disparo
  const { row, saved } = await atTheTree(disparo)
  const drag = async (from: string, to: string, part: number): Promise<void> => {
    const [a, b] = [await row(from).boundingBox(), await row(to).boundingBox()]
    if (!a || !b) throw new Error('not in sight')
    await page.mouse.move(a.x + 120, a.y + a.height / 2)
    await page.mouse.down()
    await page.mouse.move(b.x + 120, b.y + b.height * part, { steps: 4 })
    await page.mouse.up()
  }
  await drag('Financeiro', 'Manutenção', 0.2)
  await saved(typesOf).toEqual(['Financeiro', 'Manutenção', 'Atendimento por chat'])
  await drag('Paga', 'Manutenção', 0.5)
  await saved((trees) => trees[0]?.requestTypes[1]?.statuses.at(-1)).toBe('Paga')
  await expect(row('Paga')).toBeFocused()
  const before = await page.getByRole('treeitem').allInnerTexts()
  await drag('Aberta', 'WhatsApp Ativo', 0.8)
  expect(await page.getByRole('treeitem').allInnerTexts()).toEqual(before)
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await page.getByRole('button', { name: 'Desfazer' }).click()
  await saved(typesOf).toEqual(['Manutenção', 'Financeiro', 'Atendimento por chat'])
})

test('each request type says whether its chats open a ticket with the transcript (M16), also after its text was edited', async ({
  disparo,
}) => {
  const { row, saved, main } = await atTheTree(disparo)
  const off = (trees: ServiceTree[]) =>
    trees.flatMap((tree) => tree.requestTypes.filter(({ transcript }) => transcript === false).map(({ name }) => name))
  await row('Financeiro').click()
  await main.getByRole('switch', { name: 'Abrir uma ocorrência com a transcrição completa do chat?' }).click({ force: true })
  await expect(main.getByText('Inativo: o atendimento não gera sub ocorrência com a transcrição.')).toBeVisible()
  await saved(off).toEqual(['Financeiro'])

  await main.getByRole('tab', { name: 'Colar texto' }).click()
  const text = main.getByRole('textbox', { name: 'Árvore, solicitação e status' })
  await text.fill((await text.inputValue()).replace('  Financeiro', '  Nova\n  Financeiro'))
  await saved(typesOf).toEqual(['Manutenção', 'Nova', 'Financeiro', 'Atendimento por chat'])
  await saved(off).toEqual(['Financeiro'])

  // A line without a place: the tree waits for it, and nothing of it is lost.
  await text.fill(`${await text.inputValue()}\n        Fundo demais`)
  await main.getByRole('tab', { name: 'Árvore', exact: true }).click()
  await expect(main.getByText(/1 linha do texto não tem lugar/)).toBeVisible()
  await main.getByRole('button', { name: 'Deixar esta linha de fora' }).click()
  await expect(row('Nova')).toBeVisible()
  await main.getByRole('button', { name: 'Desativar em todas' }).click()
  await saved((trees) => off(trees).length).toBe(4)
  await expect(main.getByText('Transcrição do chat: 0 de 4 solicitações abrem a ocorrência.')).toBeVisible()
})

test('a file is imported after it was seen what it changes', async ({ disparo }) => {
  const { page } = disparo
  const { row, saved, main } = await atTheTree(disparo)
  const lines = [
    'Status;Tipo de Solicitação;Árvore',
    'Aberta;Manutenção;WhatsApp Ativo',
    'Em garantia;Manutenção;WhatsApp Ativo',
    'Marcada;Vistoria;Campo',
    `${'Longo '.repeat(20)};Vistoria;Campo`,
  ]
  const file = { name: 'arvore.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), 'latin1') }
  await page.locator('input[type="file"]').setInputFiles(file)
  await expect(main.getByText('Entram: 1 árvore, 1 solicitação, 2 status')).toBeVisible()
  await expect(main.getByText(/1 linha do arquivo fica de fora/)).toBeVisible()
  await expect(main.getByText(/Linha 5: Longo.*O nome passa de 80 letras/)).toBeVisible()
  await main.getByText('Substituir').click()
  await expect(main.getByText('Saem: 2 solicitações, 7 status')).toBeVisible()
  await expect(main.getByText(/ficariam sem o seu lugar na árvore/)).toBeVisible()
  expect(await axeFaults(page)).toEqual([])
  await main.getByText('Acrescentar').click()
  await main.getByRole('button', { name: 'Aplicar 4 mudanças' }).click()
  await expect(row('Em garantia')).toBeVisible()
  await saved((trees) => trees.map(({ name }) => name)).toEqual(['WhatsApp Ativo', 'Campo'])

  // Dropped on the page instead: the same way in.
  const given = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['Campo\n  Vistoria\n    Feita\n'], 'campo.txt', { type: 'text/plain' }))
    return data
  })
  await main.getByText('Como está no CRM.').dispatchEvent('drop', { dataTransfer: given })
  await expect(main.getByText('Importar campo.txt')).toBeVisible()
  await main.getByRole('button', { name: 'Aplicar 1 mudança' }).click()
  await saved((trees) => trees[1]?.requestTypes[0]?.statuses).toEqual(['Marcada', 'Feita'])
})

test('an isolated tree takes the request types and the triggers out of the operation’s branches (M15)', async ({ disparo }) => {
  const { api, implementationId, main, row, saved } = await atTheTree(disparo)
  const branch = main.getByRole('region', { name: 'Árvore isolada' })
  await expect(branch.getByText('isolada', { exact: true })).toBeVisible()
  await branch.getByRole('button', { name: 'Não usar mais' }).click()
  await expect(branch.getByText('toca a operação')).toBeVisible()
  await expect(branch.getByRole('link', { name: 'status Aberta' })).toBeVisible()

  await branch.getByRole('button', { name: 'Criar árvore isolada' }).click()
  await branch.getByLabel('Nome da árvore isolada').fill('Só Ativo')
  await branch.getByRole('checkbox', { name: /^Financeiro/ }).uncheck()
  await expect(branch.getByRole('checkbox', { name: /^Mover os/ })).toBeChecked()
  await branch.getByRole('button', { name: 'Criar árvore isolada' }).click()
  await expect(branch.getByText('isolada', { exact: true })).toBeVisible()
  await expect(row('Só Ativo')).toBeVisible()
  // What goes along needs its request type, although it was not chosen.
  await saved((trees) => trees[1]?.requestTypes.map(({ name }) => name)).toEqual([
    'Manutenção',
    'Atendimento por chat',
    'Financeiro',
  ])
  const rows = await api.triggers.list({ implementationId })
  const active = rows.filter(({ trigger }) => trigger.active)
  expect(active.map(({ trigger }) => trigger.serviceTree)).toEqual(active.map(() => 'Só Ativo'))
  expect(active.flatMap(({ problems }) => problems)).toEqual([])
})
