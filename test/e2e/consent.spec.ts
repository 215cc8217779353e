import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { expect, test } from './support/disparo.ts'
import { person } from './support/person.ts'

/** As Excel saves it in Brazil: Latin-1, semicolons, odd headers, and its damage. */
const BASE = [
  'ID do Contato;Nome completo;Telefone WhatsApp;Aceita Notificações de WhatsApp',
  '1;José Conceição;(11) 98765-4321;N',
  '2;"Ana ""Lu""\r\nSouza";11 8765-4321;N',
  '3;<b id="inserted">Márcia</b>;5,51199E+12;N',
  `4;"'; DROP TABLE contatos;--";11 3333-0000;N`,
  '5;=1+1;21 99876-5432;S',
  '6;João;;N',
].join('\r\n')
/** By id and by phone; one without a date, one of nobody. */
const EVIDENCE = [
  'id;telefone;data;origem;termo',
  '1;;10/10/2026;Portal;1',
  '3;;10/10/2026;Portal;1',
  ';(11) 3333-0000;11/10/2026;Balcão;1',
  '999;;10/10/2026;Portal;1',
  '6;;ontem;SMS;1',
].join('\n')

const csv = (name: string, text: string, encoding: BufferEncoding) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text, encoding),
})

test('Consentimento: from the term to the signed plan, with a base that has problems', async ({ disparo }) => {
  test.slow()
  const { page } = disparo
  page.setDefaultTimeout(10_000)
  const { goTo } = person(page)
  const part = (name: string): Locator => page.getByRole('region', { name, exact: true })
  const [term, base, evidence, plan, signOff, clientVar] = [
    part('Termo de aceite'),
    part('Base de contatos'),
    part('Evidências de aceite'),
    part('Plano de atualização da base'),
    part('De acordo do cliente'),
    part('Client var'),
  ]
  const choose = async (within: Locator, button: string, file: ReturnType<typeof csv>): Promise<void> => {
    const chooser = page.waitForEvent('filechooser')
    await within.getByRole('button', { name: button }).click()
    await (await chooser).setFiles(file)
  }
  const save = async (within: Locator, button: string): Promise<string> => {
    const { path } = await disparo.saved(() => within.getByRole('button', { name: button }).click())
    return readFile(path, 'utf8')
  }
  const figure = (name: RegExp): Locator => base.getByRole('button', { name })

  await page.getByRole('textbox', { name: 'Nome do cliente' }).fill('Clínica Horizonte')
  await page.getByRole('button', { name: 'Criar implantação' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cliente' })).toBeVisible()
  await goTo(/^Consentimento/)

  await test.step('the term begins with the starter text, is filled, and becomes versions', async () => {
    await expect(term.getByText('A fazer')).toBeVisible()
    await term.getByRole('button', { name: 'Começar com o texto inicial' }).click()
    const text = term.getByLabel('Texto do termo')
    await expect(text).toHaveValue(/Clínica Horizonte, inscrita no CNPJ sob o nº \[CNPJ\]/)
    await term.getByLabel('CNPJ').fill('12.345.678/0001-90')
    await term.getByRole('button', { name: 'Preencher no texto' }).click()
    await expect(term.getByText('Este CNPJ não pode existir: confira os dígitos.')).toBeVisible()
    await term.getByLabel('CNPJ').fill('12.345.678/0001-95')
    await term.getByRole('button', { name: 'Preencher no texto' }).click()
    await expect(text).toHaveValue(/CNPJ sob o nº 12\.345\.678\/0001-95/)
    await term.getByRole('button', { name: 'Salvar como versão 1' }).click()
    await expect(term.getByText('Incompleto'), 'other gaps are still open').toBeVisible()

    await term.getByRole('button', { name: 'Editar o texto' }).click()
    await expect(term.getByRole('button', { name: /^Salvar como versão/ }), 'nothing differs yet').toHaveCount(0)
    await text.fill('Aceito receber mensagens da Clínica Horizonte pelo WhatsApp.')
    await term.getByRole('button', { name: 'Salvar como versão 2' }).click()
    await expect(term.getByText('Feito')).toBeVisible()
    await expect(term.getByRole('listitem').filter({ hasText: /^Versão/ })).toHaveCount(2)
    expect(await save(term, 'Baixar .txt')).toBe('Aceito receber mensagens da Clínica Horizonte pelo WhatsApp.')
  })

  await test.step('the base is shown as it will be read, and every row is accounted for', async () => {
    await choose(base, 'Escolher base de contatos', csv('base.csv', BASE, 'latin1'))
    const form = base.getByRole('form', { name: 'Confira base.csv' })
    await expect(form.getByLabel('Codificação').and(page.locator('input:visible'))).toHaveValue(/Windows-1252/)
    await expect(form.getByLabel('Separador').and(page.locator('input:visible'))).toHaveValue(/Ponto e vírgula/)
    await expect(form.getByLabel('Telefone').and(page.locator('input:visible'))).toHaveValue('Telefone WhatsApp')
    const rows = form.getByRole('table').getByRole('row')
    await expect(rows).toHaveCount(7)
    await expect(rows.nth(1)).toContainText('José Conceição')
    await expect(rows.nth(1)).toContainText('(11) 98765-4321 celular')
    await expect(rows.nth(3)).toContainText('5,51199E+12 não é um número válido')
    await expect(page.locator('#inserted'), 'a name is text').toHaveCount(0)
    await form.getByRole('button', { name: 'Importar' }).click()

    await expect(base.getByText('base.csv: 6 linhas')).toBeVisible()
    await expect(
      base.getByRole('img', { name: /^Telefones da base: Celular 50%, Fixo 17%, Inválido 17%, Sem telefone 17%/ }),
    ).toBeVisible()
    await expect(figure(/^Repetido 1 /)).toBeVisible()
    await expect(figure(/^Outro país 0 /), 'a zero leads nowhere').toBeDisabled()
    await figure(/^Inválido 1 /).click()
    const shown = base.getByRole('region', { name: /^Inválido/ })
    await expect(shown.getByRole('row')).toHaveCount(2)
    await expect(shown.getByRole('row').nth(1)).toContainText('<b id="inserted">Márcia</b>')
    expect(await save(base, 'Salvar as linhas rejeitadas')).toContain('5,51199E+12')
  })

  await test.step('a file that is no list of contacts is refused with the reason', async () => {
    await choose(evidence, 'Escolher evidências', { ...csv('aceites.xlsx', 'PK\u0003\u0004 planilha', 'latin1') })
    await expect(evidence.getByText(/não é um arquivo de texto; no Excel, salve como CSV/)).toBeVisible()
  })

  await test.step('the evidence enters, and the plan counts only who agreed', async () => {
    await expect(plan.getByText(/O plano precisa antes de: Evidências de aceite/)).toBeVisible()
    await choose(evidence, 'Escolher evidências', csv('aceites.csv', EVIDENCE, 'utf8'))
    await expect(evidence.getByRole('table')).toContainText('ontem não é uma data')
    await evidence.getByRole('button', { name: 'Importar' }).click()
    await expect(evidence.getByText('aceites.csv: 5 linhas')).toBeVisible()

    await plan.getByLabel('Tabela').fill('a.b.c')
    await plan.getByRole('button', { name: 'Calcular plano' }).click()
    await expect(plan.getByText('Isto não pode ser um nome neste banco.')).toBeVisible()
    await plan.getByLabel('Tabela').fill('crm.contatos')
    await plan.getByRole('button', { name: 'Calcular plano' }).click()
    const figures = plan.getByRole('table', { name: 'Números do plano' })
    for (const [name, count] of [
      ['Contatos', 6],
      ['Com telefone', 5],
      ['Telefone inválido', 1],
      ['Telefone fixo', 1],
      ['Repetidos', 1],
      ['Já marcados', 1],
      ['Com evidência', 3],
      ['Recusaram', 0],
      ['Revogaram', 0],
      ['A marcar', 2],
      ['Evidências sem contato', 1],
    ] as const)
      await expect(figures.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell')).toHaveText(String(count))
    const update = await save(plan, 'Baixar update.sql')
    expect(update).toContain('"crm"."contatos"')
    expect(update).not.toContain('DROP TABLE contatos')
    expect(await save(plan, 'Baixar undo.sql')).toContain('"aceita_whatsapp"')
    expect(await save(plan, 'Baixar plan.csv')).toContain('José Conceição')
  })

  await test.step('the client signs what was shown; another plan asks for it again', async () => {
    await signOff.getByRole('button', { name: 'Registrar o de acordo' }).click()
    await expect(signOff.getByText('Preencha este campo.')).toHaveCount(2)
    await signOff.getByLabel('Nome').fill('Renata Lopes')
    await signOff.getByLabel('Cargo').fill('Gerente')
    await signOff.getByRole('button', { name: 'Registrar o de acordo' }).click()
    await expect(signOff.getByText('6 contatos, 3 com evidência, 2 a marcar.')).toBeVisible()
    await expect(signOff.getByText(/^Renata Lopes · /)).toBeVisible()

    const fewer = EVIDENCE.split('\n').slice(0, 2).join('\n')
    await choose(evidence, 'Escolher evidências', csv('aceites-2.csv', fewer, 'utf8'))
    await evidence.getByRole('button', { name: 'Importar' }).click()
    await expect(plan.getByText(/Um arquivo foi importado depois deste plano/)).toBeVisible()
    await plan.getByRole('button', { name: 'Calcular de novo' }).click()
    await expect(signOff.getByText(/O plano mudou depois deste de acordo/)).toBeVisible()
    await signOff.getByRole('button', { name: 'Registrar o de acordo' }).click()
    await expect(signOff.getByText('6 contatos, 1 com evidência, 1 a marcar.')).toBeVisible()
  })

  await test.step('the client var is confirmed, and every part is done', async () => {
    await clientVar.getByLabel('Client var ativo desde').fill('2025-03-01')
    await clientVar.getByRole('button', { name: 'Confirmar' }).click()
    await expect(clientVar.getByText('Diga quem confirma.'), 'nobody confirms without a name').toBeVisible()
    await clientVar.getByLabel('Seu nome').fill('Marina Prado')
    await clientVar.getByRole('button', { name: 'Confirmar' }).click()
    await expect(clientVar.getByText(/Ativo desde 01\/03\/2025\. Confirmado por Marina Prado/)).toBeVisible()
    await goTo(/^Cliente/)
    await goTo(/^Consentimento/)
    const parts = page.getByRole('navigation', { name: 'Partes do consentimento' })
    await expect(parts.getByRole('link', { name: /Feito$/ })).toHaveCount(7)
    await parts.getByRole('link', { name: /^De acordo/ }).click()
    await expect(signOff.getByText('Renata Lopes', { exact: true })).toBeInViewport()
  })

  await test.step('the contact data is erased with one button; term and sign-off stay', async () => {
    await base.getByRole('button', { name: 'Apagar os dados de contatos' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Apagar os dados de contatos' }).click()
    await expect(base.getByText('A fazer')).toBeVisible()
    await expect(evidence.getByText('A fazer')).toBeVisible()
    await expect(plan.getByText('A fazer')).toBeVisible()
    await expect(signOff.getByText('Feito')).toBeVisible()
    await expect(term.getByText('Feito')).toBeVisible()
  })
})
