import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CRM_VARIABLES, type CrmVariable, compareVariables, parseVariablesCsv, writeVariablesCsv } from '#core/variables'

const parse = (text: string, known: readonly CrmVariable[] = []) => parseVariablesCsv(text, known)
const problems = (text: string) => parse(text).rejected.map(({ line, problem }) => [line, problem])

const convenio: CrmVariable = {
  token: 'CONVENIO',
  label: { 'pt-BR': 'Convênio', en: 'Convênio' },
  type: 'text',
  maxLength: 60,
  mayBeEmpty: false,
  multiline: true,
  sample: 'Saúde Total',
}

describe('reading a CSV of CRM variables', () => {
  it.each([
    [
      'semicolons',
      'Variável;Descrição;Tipo;Tamanho;Obrigatório;Várias linhas;Exemplo\n%CONVENIO%;Convênio;Texto;60;Sim;Sim;Saúde Total',
    ],
    ['commas', 'token,name,type,max length,required,multi-line,sample\nconvenio,Convênio,text,60,yes,yes,Saúde Total'],
    [
      'tabs',
      'CODIGO\tROTULO\tTIPO\tTAMANHO MAXIMO\tPODE SER VAZIO\tMULTILINHA\tEXEMPLO\nconvenio\tConvênio\tTEXTO\t60\tNAO\tS\tSaúde Total',
    ],
    [
      'a byte order mark, CRLF and quotes',
      '\uFEFF"Exemplo";"Variável";"Descrição";"Tamanho";"Obrigatória";"Várias linhas"\r\n"Saúde Total";"%convenio%";"Convênio";"60";"x";"x"\r\n\r\n',
    ],
    [
      "Excel's own first line",
      'sep=;\nvariável;nome;tamanho;obrigatório;multilinha;exemplo;outra coluna\nCONVENIO;Convênio;60;1;1;Saúde Total;ignorada',
    ],
  ])('takes %s', (_what, text) => {
    expect(parse(text)).toEqual({ variables: [convenio], rejected: [] })
  })

  it('never splits a value at a comma, and keeps the line breaks of a quoted one', () => {
    const { variables, rejected } = parse(
      'variável;tipo;exemplo\nVALOR;dinheiro;1.234,56\nENDERECO;texto;"Rua A, 1;\nfundos"\n%FIM%;;x',
    )
    expect(variables.map(({ sample }) => sample)).toEqual(['1.234,56', 'Rua A, 1;\nfundos', 'x'])
    expect(rejected).toEqual([])
  })

  it('rejects a row that an unquoted comma tore apart rather than guessing', () => {
    expect(parse('token,type,sample\nVALOR,money,1.234,56').rejected).toEqual([
      { line: 2, text: 'VALOR,money,1.234,56', problem: 'too-many-cells' },
    ])
  })

  it('gives a new variable that only has a token what is usual for its type', () => {
    expect(parse('token;tipo\nplano_saude\nPAGAMENTO;data').variables).toEqual([
      {
        token: 'PLANO_SAUDE',
        label: { 'pt-BR': 'Plano saude', en: 'Plano saude' },
        type: 'text',
        maxLength: 80,
        mayBeEmpty: true,
        multiline: false,
        sample: 'Plano saude',
      },
      {
        token: 'PAGAMENTO',
        label: { 'pt-BR': 'Pagamento', en: 'Pagamento' },
        type: 'date',
        maxLength: 10,
        mayBeEmpty: true,
        multiline: false,
        sample: '10/12/2026',
      },
    ])
  })

  it('leaves of a known variable what the file does not say', () => {
    const [changed, same] = parse('token;tamanho\nNOME;120\nVALOR;', CRM_VARIABLES).variables
    expect(changed).toEqual({ ...CRM_VARIABLES.find(({ token }) => token === 'NOME'), maxLength: 120 })
    expect(same).toEqual(CRM_VARIABLES.find(({ token }) => token === 'VALOR'))
  })

  it.each([
    ['no known heading', 'a;b\nNOME;x', [[1, 'no-token-column']]],
    ['no token', 'token;nome\n;Nome', [[2, 'token-missing']]],
    ['an accent in a token', 'token\nSOLICITAÇÃO', [[2, 'token-rule']]],
    ['a blank in a token', 'token\nNOME DO CLIENTE', [[2, 'token-rule']]],
    ['the same token twice', 'token\nA1\n%a1%', [[3, 'twice']]],
    ['a type that nobody knows', 'token;tipo\nA1;blob', [[2, 'type-unknown']]],
    [
      'a length that is none',
      'token;tamanho\nA1;0\nB1;1.024\nC1;longo',
      [
        [2, 'length-rule'],
        [3, 'length-rule'],
        [4, 'length-rule'],
      ],
    ],
    ['neither yes nor no', 'token;obrigatório\nA1;talvez', [[2, 'yes-or-no']]],
    ['a quote that never ends', 'token;nome\nA1;ok\nB1;"sem fim\nC1;x', [[3, 'quotes']]],
    ['the lines after a quoted line break', 'token;nome\nA1;"duas\nlinhas"\nÇ;x', [[4, 'token-rule']]],
  ])('says where and why: %s', (_what, text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  it('takes no more rows than one save takes', () => {
    const rows = Array.from({ length: 2002 }, (_, at) => `T${at}`)
    const { variables, rejected } = parse(['token', ...rows].join('\n'))
    expect(variables).toHaveLength(2000)
    expect(rejected).toEqual([{ line: 2002, text: 'T2000', problem: 'too-many-rows' }])
  })

  it('finds nothing in an empty file', () => {
    expect(parse('\n \n')).toEqual({ variables: [], rejected: [] })
  })

  it('puts every row among the variables or the rejected, whatever stands in it', () => {
    const cell = fc.oneof(fc.constantFrom('', 'NOME', 'texto', '1,5', '"', '%'), fc.string({ maxLength: 5 }))
    const clean = cell.map((text) => text.replace(/["\r\n;\uFEFF]/g, ''))
    fc.assert(
      fc.property(fc.array(fc.tuple(clean, clean, clean)), (rows) => {
        const { variables, rejected } = parse(`token;nome;exemplo\n${rows.map((row) => row.join(';')).join('\n')}`)
        const filled = rows.filter((row) => row.some((text) => text.trim() !== ''))
        expect(variables.length + rejected.length).toBe(filled.length)
      }),
    )
  })
})

describe('writing it', () => {
  const words = fc
    .array(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(';', ',', '"', '\n', '\t', 'ção', '1.234,56')))
    .map((parts) => parts.join('').replace(/\r/g, '').trim())
    .filter((text) => text !== '' && !text.includes('\uFEFF'))
  const variable: fc.Arbitrary<CrmVariable> = fc.record({
    token: fc.stringMatching(/^[A-Z][A-Z0-9_]{0,39}$/),
    label: fc.record({ 'pt-BR': words, en: words }),
    type: fc.constantFrom('text', 'date', 'money', 'phone', 'number'),
    maxLength: fc.integer({ min: 1, max: 999_999 }),
    mayBeEmpty: fc.boolean(),
    multiline: fc.boolean(),
    sample: words,
  })
  const variables = fc.uniqueArray(variable, { selector: ({ token }) => token, minLength: 1, maxLength: 5 })

  it.each(['pt-BR', 'en'] as const)('is read back the same (%s)', (language) => {
    fc.assert(
      fc.property(variables, (some) => {
        expect(parse(writeVariablesCsv(some, language))).toEqual({ variables: some, rejected: [] })
      }),
    )
  })

  it('speaks to the spreadsheet program of the language', () => {
    expect(writeVariablesCsv([convenio], 'pt-BR')).toBe(
      '\uFEFFvariável;descrição;tipo;tamanho máximo;pode ser vazia;várias linhas;exemplo\r\n%CONVENIO%;Convênio;texto;60;não;sim;Saúde Total\r\n',
    )
    expect(writeVariablesCsv([convenio], 'en').split('\r\n')[0]).toBe(
      '\uFEFFtoken,description,type,max length,may be empty,several lines,sample',
    )
  })
})

describe('comparing with what is known', () => {
  it('tells new, changed (and in what) and unchanged apart', () => {
    const other = { ...convenio, token: 'CONVENIO_2' }
    const changed = { ...convenio, maxLength: 99, label: { ...convenio.label, en: 'Plan' } }
    expect(compareVariables([changed, other], [convenio])).toEqual({
      added: [other],
      changed: [{ variable: changed, fields: ['label', 'maxLength'] }],
      unchanged: 0,
    })
    expect(compareVariables([convenio], [convenio])).toEqual({ added: [], changed: [], unchanged: 1 })
  })
})
