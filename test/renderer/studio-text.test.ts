import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CRM_VARIABLES, type CrmVariable } from '#core/variables'
import { flattenLines } from '../../src-renderer/studio/text/lines.ts'
import { smallestChange } from '../../src-renderer/studio/text/smallest-change.ts'
import { filterVariables, offersFor, triggerBefore } from '../../src-renderer/studio/text/variable-offers.ts'
import { wrapWith } from '../../src-renderer/studio/text/wrap-mark.ts'

/** Few letters, so that texts share much; emojis, so that halves could be parted. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', '😁', '👩‍🔧', '{{1}}'), maxLength: 12 })
const hasHalfCharacter = (value: string): boolean => !value.isWellFormed()

describe('smallestChange', () => {
  it('makes the one text of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = smallestChange(before, after)
        const made = change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before
        expect(made).toBe(after)
        expect(change === null).toBe(before === after)
      }),
    )
  })

  it('parts no emoji, neither in what goes nor in what comes', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = smallestChange(before, after)
        if (!change) return
        expect([before.slice(change.from, change.to), change.insert].some(hasHalfCharacter)).toBe(false)
      }),
    )
  })

  it('leaves alone what stands on both sides of one change', () => {
    fc.assert(
      fc.property(text, text, text, text, (start, gone, come, end) => {
        const change = smallestChange(start + gone + end, start + come + end)
        if (!change) return
        expect(change.to - change.from).toBeLessThanOrEqual(gone.length)
        expect(change.insert.length).toBeLessThanOrEqual(come.length)
      }),
    )
  })
})

describe('flattenLines', () => {
  it.each([
    ['um\ndois', 'um dois'],
    ['um \n\n  dois', 'um dois'],
    ['célula\n', 'célula'],
    ['\n', ' '],
    ['dois  espaços', 'dois  espaços'],
    ['', ''],
  ])('%j comes in as %j', (typed, expected) => {
    expect(flattenLines(typed)).toBe(expected)
  })

  it('leaves no line break', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(flattenLines(typed)).not.toContain('\n')
      }),
    )
  })
})

describe('triggerBefore', () => {
  it.each([
    ['Olá {', { form: 'opening', from: 4, query: '' }],
    ['Olá {{', { form: 'opening', from: 4, query: '' }],
    ['Olá {{nome con', { form: 'opening', from: 4, query: 'nome con' }],
    ['Olá {endereço', { form: 'opening', from: 4, query: 'endereço' }],
    ['Olá {nome}', { form: 'braces', from: 4, query: 'nome' }],
    ['Olá { nome }', { form: 'braces', from: 4, query: 'nome' }],
    ['Olá {1}', { form: 'braces', from: 4, query: '1' }],
    ['Olá %', { form: 'opening', from: 4, query: '' }],
    ['Olá %pro', { form: 'opening', from: 4, query: 'pro' }],
    ['Olá %NOME%', { form: 'token', from: 4, query: 'NOME' }],
    ['{{1}} e {', { form: 'opening', from: 8, query: '' }],
  ])('sees that %j asks for a variable', (before, trigger) => {
    expect(triggerBefore(before)).toEqual(trigger)
  })

  it.each(['', 'Olá', 'Olá {{1}}', 'Olá {{nome}', '{{{', 'com 10%', 'com 10 %', 'com 10% de desconto', '100%%', 'a {b} c'])(
    'sees that %j asks for none',
    (before) => {
      expect(triggerBefore(before)).toBeNull()
    },
  )

  it.each(['{', '{ ', '%a', '{a}', '{{ a ', ' '])('looks no further back than it must in a line of %j', (piece) => {
    const line = piece.repeat(50_000)
    const trigger = triggerBefore(line)
    if (trigger) expect(line.length - trigger.from).toBeLessThanOrEqual(80)
    expect(triggerBefore(line.slice(-80))?.query).toBe(trigger?.query)
  })
})

const labelOf = (variable: CrmVariable): string => variable.label['pt-BR']
const named = { variables: CRM_VARIABLES, labelOf, placeholderFor: ({ token }: CrmVariable) => `{{${token.toLowerCase()}}}` }
const numbered = { ...named, placeholderFor: () => '{{3}}' }
const tokens = (query: string): string[] => filterVariables(query, named).map(({ token }) => token)

describe('filterVariables', () => {
  it('gives all of them for nothing', () => {
    expect(tokens('')).toEqual(CRM_VARIABLES.map(({ token }) => token))
  })

  it.each(['endereco', 'ENDEREÇO', 'Endereç'])('finds a label by %j, accents and capitals aside', (query) => {
    expect(tokens(query)[0]).toBe('ENDERECO')
  })

  it('finds by several words in any order, and by token', () => {
    expect(tokens('contato nome')).toContain('NOME')
    expect(tokens('data_ab')).toEqual(['DATA_ABERTURA'])
  })

  it('puts what begins so before what only holds it', () => {
    const found = tokens('nome')
    expect(found.slice(0, 3).sort()).toEqual(['ATENDENTE', 'NOME', 'TECNICO'])
    expect(found).toContain('PRIMEIRO_NOME')
  })

  it('finds nothing where nothing fits', () => {
    expect(tokens('zebra')).toEqual([])
  })
})

describe('offersFor', () => {
  it('binds what the CRM’s token names', () => {
    const [offer, ...others] = offersFor({ form: 'token', from: 0, query: 'protocolo' }, numbered)
    expect(offer).toMatchObject({ kind: 'rewriting', text: '{{3}}', variable: { token: 'PROTOCOLO' } })
    expect(others).toEqual([])
  })

  it('offers nothing for a token that the CRM does not have', () => {
    expect(offersFor({ form: 'token', from: 0, query: 'ABACATE' }, numbered)).toEqual([])
  })

  it('doubles the portal’s braces, and binds at once where the name says to what', () => {
    expect(offersFor({ form: 'braces', from: 0, query: 'abacate' }, named)).toEqual([
      { kind: 'rewriting', text: '{{abacate}}', variable: null },
    ])
    expect(offersFor({ form: 'braces', from: 0, query: 'nome' }, named)).toMatchObject([
      { kind: 'rewriting', text: '{{nome}}', variable: { token: 'NOME' } },
    ])
    expect(offersFor({ form: 'braces', from: 0, query: 'nome' }, numbered)).toMatchObject([
      { kind: 'rewriting', text: '{{nome}}', variable: null },
      { kind: 'variable', variable: { token: 'NOME' } },
    ])
  })
})

describe('wrapWith', () => {
  /** `[` and `]` stand for what is selected, `|` for a caret. */
  const applied = (mark: '*' | '_' | '~' | '```', marked: string): string => {
    const from = marked.search(/[[|]/)
    const plain = marked.replace(/[[\]|]/g, '')
    const to = marked.includes('|') ? from : marked.indexOf(']') - 1
    const { insert, anchor, head, ...range } = wrapWith(mark, plain, from, to)
    const made = plain.slice(0, range.from) + insert + plain.slice(range.to)
    return anchor === head
      ? `${made.slice(0, head)}|${made.slice(head)}`
      : `${made.slice(0, anchor)}[${made.slice(anchor, head)}]${made.slice(head)}`
  }

  it.each([
    ['*', 'Seu [pedido] saiu', 'Seu *[pedido]* saiu'],
    ['*', 'Seu *[pedido]* saiu', 'Seu [pedido] saiu'],
    ['*', 'Seu [*pedido*] saiu', 'Seu [pedido] saiu'],
    ['*', 'Seu[ pedido ]saiu', 'Seu *[pedido]* saiu'],
    ['_', 'Seu pe|dido saiu', 'Seu _pe|dido_ saiu'],
    ['_', 'Seu _pe|dido_ saiu', 'Seu pe|dido saiu'],
    ['~', 'Seu |', 'Seu ~|~'],
    ['*', '[um\n\ndois ]', '[*um*\n\n*dois*] '],
    ['```', '[um\ndois]', '```[um\ndois]```'],
    ['```', '```[um\ndois]```', '[um\ndois]'],
  ] as const)('%s makes of %j %j', (mark, before, after) => {
    expect(applied(mark, before)).toBe(after)
  })
})
