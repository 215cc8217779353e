import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alignment, alignTemplate, CRM_VARIABLES } from '#core/variables'
import { alignBody, fromCrmText } from '../../support/crm-text.ts'

const align = (crm: string, provider: string): Alignment => alignBody(crm, provider)
/** `{ 1: 'NOME certain' }` */
const told = ({ placeholders }: Alignment): Record<string, string> =>
  Object.fromEntries(placeholders.map(({ name, token, confidence }) => [name, `${token} ${confidence}`]))

describe('two texts that say the same', () => {
  it('give every placeholder its variable, for certain', () => {
    const alignment = align(
      'Olá %NOME%, seu chamado %PROTOCOLO% foi aberto em %DATA_ABERTURA%.',
      'Olá {{1}}, seu chamado {{2}} foi aberto em {{3}}.',
    )
    expect(told(alignment)).toEqual({ 1: 'NOME certain', 2: 'PROTOCOLO certain', 3: 'DATA_ABERTURA certain' })
    expect(alignment).toMatchObject({ unmatchedTokens: [], unmatchedPlaceholders: [], conflicts: [], unknownTokens: [] })
    expect(alignment.placeholders[1]).toMatchObject({
      key: 'body.2',
      evidence: { before: 'seu chamado', after: 'foi aberto em', agrees: { before: true, after: true } },
      places: [{ component: 'body', provider: { start: 23, end: 28 }, crm: { start: 24, end: 35 } }],
    })
  })

  it.each([
    ['case, accents, blanks and punctuation', 'ola {{1}} - seu   CHAMADO: {{2}} foi aberto'],
    ['another greeting', 'Oi, bom dia, {{1}}! Seu chamado {{2}} foi aberto.'],
    ['a greeting for either sex, and formatting', 'Prezado(a) *{{1}}*, seu chamado _{{2}}_ foi aberto.'],
    ['words further off', 'Olá {{1}}, seu chamado {{2}} foi criado hoje.'],
  ])('may differ in %s', (_, provider) => {
    expect(told(align('Olá %NOME%, seu chamado %PROTOCOLO% foi aberto.', provider))).toEqual({
      1: 'NOME certain',
      2: 'PROTOCOLO certain',
    })
  })

  it('give a placeholder that stands twice one variable', () => {
    const alignment = align('%NOME%, seu pedido saiu. Obrigado, %NOME%.', '{{nome}}, seu pedido saiu. Obrigado, {{nome}}.')
    expect(told(alignment)).toEqual({ nome: 'NOME certain' })
    expect(alignment.placeholders[0]?.places).toHaveLength(2)
  })
})

describe('what the words leave open', () => {
  it('is likely where only one side agrees', () => {
    const alignment = align('Seu chamado %PROTOCOLO% está aberto.', 'Seu chamado {{1}} foi registrado.')
    expect(told(alignment)).toEqual({ 1: 'PROTOCOLO likely' })
    expect(alignment.placeholders[0]?.evidence.agrees).toEqual({ before: true, after: false })
  })

  it('shows of the words beside it only those that agree', () => {
    const { placeholders } = align('Visita ao imóvel em %PRAZO%.', 'Técnico no seu endereço em {{1}}.')
    expect(placeholders[0]?.evidence).toMatchObject({ before: 'em', after: '', agrees: { before: true, after: true } })
  })

  it('is unsure where only the order speaks for it', () => {
    expect(told(align('Prazo: %PRAZO% dias', 'Vence {{1}} agora'))).toEqual({ 1: 'PRAZO unsure' })
  })

  it('is unsure where a variable next to another has no counterpart, with the other as alternative', () => {
    const { placeholders, unmatchedTokens } = align('Olá %NOME% %EMPRESA%, tudo certo?', 'Olá {{1}}, tudo certo por aí?')
    expect(placeholders).toMatchObject([{ confidence: 'unsure' }])
    const [first] = placeholders
    expect([first?.token, ...(first?.alternatives ?? [])].sort()).toEqual(['EMPRESA', 'NOME'])
    expect(unmatchedTokens.map(({ token }) => token)).toEqual(first?.alternatives)
  })

  it('is likely where nothing but the name agrees', () => {
    expect(told(align('Prazo: %PRAZO%.', 'Até {{prazo}} no máximo'))).toEqual({ prazo: 'PRAZO likely' })
  })

  it('tells a sentence that stands elsewhere, and trusts neither', () => {
    const alignment = align(
      'Técnico: %TECNICO%. Seu chamado %PROTOCOLO% foi aberto hoje.',
      'Seu chamado {{1}} foi aberto hoje. Técnico: {{2}}.',
    )
    expect(told(alignment)).toEqual({ 1: 'PROTOCOLO likely', 2: 'TECNICO unsure' })
    expect(alignment.placeholders.map(({ isMoved }) => isMoved)).toEqual([false, true])
  })

  it('names what has no counterpart on either side', () => {
    const alignment = align('Olá %NOME%.', 'Olá {{1}}. Acesse agora mesmo o link {{2}} para ver.')
    expect(alignment.unmatchedPlaceholders).toEqual(['body.2'])
    const back = align('Olá %NOME%. Acesse agora mesmo o link %LINK% para ver.', 'Olá {{1}}.')
    expect(back.unmatchedTokens).toMatchObject([
      { token: 'LINK', evidence: { before: 'agora mesmo o link'.split(' ').slice(1).join(' '), after: 'para ver' } },
    ])
  })

  it('takes the CRM’s own words for a placeholder as a fixed text, unsure', () => {
    const { placeholders } = align(
      'Olá %NOME%, a equipe de Suporte Técnico, agradece.',
      'Olá {{1}}, a equipe de {{2}}, agradece.',
    )
    expect(placeholders[1]).toMatchObject({ token: null, literal: 'Suporte Técnico', confidence: 'unsure' })
  })

  it('prefers those words to a variable of which only the order speaks', () => {
    const { placeholders } = align('A equipe Suporte agradece, %EMPRESA%', 'A equipe {{1}} agradece')
    expect(placeholders[0]).toMatchObject({ token: null, literal: 'Suporte' })
  })
})

describe('what contradicts itself', () => {
  it('is told where one placeholder stands for two variables', () => {
    const alignment = align(
      'Olá %NOME%, tudo bem? Seu técnico será %TECNICO% amanhã.',
      'Olá {{1}}, tudo bem? Seu técnico será {{1}} amanhã.',
    )
    expect(alignment.conflicts).toEqual([{ conflict: 'two-tokens', key: 'body.1', tokens: ['NOME', 'TECNICO'] }])
    expect(alignment.placeholders[0]?.confidence).toBe('unsure')
  })

  it('is told where two placeholders stand for one variable', () => {
    const alignment = align('Olá %NOME%, tudo bem? Obrigado, %NOME%.', 'Olá {{1}}, tudo bem? Obrigado, {{2}}.')
    expect(alignment.conflicts).toEqual([{ conflict: 'two-placeholders', token: 'NOME', keys: ['body.1', 'body.2'] }])
    expect(told(alignment)).toEqual({ 1: 'NOME unsure', 2: 'NOME unsure' })
  })

  it('is told where the words beside it fit two variables as well', () => {
    const alignment = align(
      'Olá %NOME%, seu pedido %NUMERO_PEDIDO% saiu. Seu pedido %NOTA_FISCAL% saiu hoje.',
      'Olá {{1}}, seu pedido {{2}} saiu hoje.',
    )
    expect(alignment.conflicts).toMatchObject([{ conflict: 'two-tokens', key: 'body.2' }])
    expect(alignment.placeholders[1]?.confidence).toBe('unsure')
  })

  it('is told where the name says another variable than the words', () => {
    const alignment = align('De %CIDADE% a %UNIDADE%.', 'De {{unidade}} a {{cidade}}.')
    expect(told(alignment)).toEqual({ unidade: 'CIDADE unsure', cidade: 'UNIDADE unsure' })
    expect(alignment.placeholders[0]?.alternatives).toEqual(['UNIDADE'])
    expect(alignment.conflicts).toHaveLength(2)
  })

  it('is told between two texts where a name means the same in both', () => {
    const pairs = [
      { component: 'header', crm: 'Aviso a %EMPRESA%', provider: 'Aviso a {{nome}}' },
      { component: 'body', crm: 'Olá %NOME%, tudo certo.', provider: 'Olá {{nome}}, tudo certo.' },
    ] as const
    const alignment = alignTemplate(pairs, 'template', CRM_VARIABLES)
    expect(alignment.conflicts).toEqual([{ conflict: 'two-tokens', key: 'header.nome', tokens: ['EMPRESA', 'NOME'] }])
    const apart = alignTemplate(pairs, 'component', CRM_VARIABLES)
    expect(apart.conflicts).toEqual([])
    expect(apart.placeholders.map(({ key, token }) => [key, token])).toEqual([
      ['header.nome', 'EMPRESA'],
      ['body.nome', 'NOME'],
    ])
  })
})

describe('a token that the CRM does not have', () => {
  it.each([
    ['%PROTOCLO%', 'PROTOCOLO'],
    ['%nome%', null],
    ['%ENDEREÇO%', 'ENDERECO'],
    ['%NOME_DO_CLIENTE%', 'NOME'],
    ['%XPTO%', null],
  ])('%s is told, with what was probably meant', (token, suggestion) => {
    const { unknownTokens } = align(`Olá ${token}.`, 'Olá {{1}}.')
    expect(unknownTokens).toEqual(token === '%nome%' ? [] : [{ token: token.replaceAll('%', ''), suggestion }])
  })
})

const WORDS =
  'olá seu sua chamado pedido foi aberto em para o a de e técnico visita agendada obrigado equipe até prazo não'.split(' ')
const word = fc.constantFrom(...WORDS)
const token = fc.constantFrom(...CRM_VARIABLES.map(({ token }) => token))
const piece = fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: token.map((name) => `%${name}%`) })
const style = fc.constantFrom('named' as const, 'positional' as const)

describe('any text', () => {
  it('made into the provider’s form is aligned as it was made, for certain', () => {
    const separator = fc.constantFrom(' ', ', ', '. ', '\n', ' - ')
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, separator), { maxLength: 40 }), style, (pieces, given) => {
        const crm = pieces.flat().join('')
        const { text, bindings } = fromCrmText(crm, given)
        const alignment = align(crm, text)
        expect(
          alignment.placeholders.map(({ key, token, confidence }) => ({ key, source: { kind: 'crm', token }, confidence })),
        ).toEqual(bindings.map(({ key, source }) => ({ key, source, confidence: 'certain' })))
        expect([...alignment.conflicts, ...alignment.unmatchedTokens]).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  type Change = { at: number; what: 'case' | 'accents' | 'double' | 'remove' | 'replace' | 'insert' | 'fix'; word: string }
  const change: fc.Arbitrary<Change> = fc.record({
    at: fc.nat(),
    what: fc.constantFrom('case', 'accents', 'double', 'remove', 'replace', 'insert', 'fix'),
    word,
  })

  /** `fix`: the provider's text has a word where the CRM's has a variable. */
  function changed(text: string, { at, what, word }: Change): string {
    const words = text.split(' ')
    const isFixed = what === 'fix'
    const places = words.flatMap((piece, index) => (/^\{\{/.test(piece) === isFixed ? [index] : []))
    const index = places[at % Math.max(1, places.length)]
    if (index === undefined) return text
    const was = words[index] ?? ''
    const now = {
      case: was.toUpperCase(),
      accents: was.normalize('NFD').replace(/\p{M}/gu, ''),
      double: `${was}  `,
      remove: '',
      replace: word,
      insert: `${was} ${word}`,
      fix: word,
    }[what]
    return words.with(index, now).join(' ')
  }

  it('changed here and there is aligned rightly wherever it is said to be certain', () => {
    const counts = { certain: 0, all: 0 }
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        style,
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (pieces, given, changes) => {
          const crm = pieces.join(' ')
          const { text, bindings } = fromCrmText(crm, given)
          const provider = changes.reduce(changed, text)
          for (const { key, token, confidence } of align(crm, provider).placeholders) {
            counts.all++
            if (confidence !== 'certain') continue
            counts.certain++
            const binding = bindings.find((candidate) => candidate.key === key)
            expect({ crm, provider, key, source: { kind: 'crm', token } }).toEqual({
              crm,
              provider,
              key,
              source: binding?.source,
            })
          }
        },
      ),
      { numRuns: 1000 },
    )
    // Else it would be right only because it never says so.
    expect(counts.certain / counts.all).toBeGreaterThan(0.3)
  })

  it('with its sentences in another order is aligned rightly wherever it is said to be certain', () => {
    const sentences = fc.array(fc.array(piece, { minLength: 2, maxLength: 6 }), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(sentences, style, fc.nat(), (given, form, turn) => {
        const crm = given.map((pieces) => pieces.join(' ')).join(' . ')
        const { text, bindings } = fromCrmText(crm, form)
        const parts = text.split(' . ')
        // Sentences of the same words, or of none, can't be told apart.
        const skeletons = parts.map((part) => part.replace(/\{\{\w+\}\}/g, '%'))
        fc.pre(new Set(skeletons).size === parts.length && skeletons.every((skeleton) => /\p{L}/u.test(skeleton)))
        const by = turn % parts.length
        const provider = [...parts.slice(by), ...parts.slice(0, by)].join(' . ')
        for (const { key, token, confidence } of align(crm, provider).placeholders) {
          if (confidence !== 'certain') continue
          const binding = bindings.find((candidate) => candidate.key === key)
          expect({ crm, provider, key, source: { kind: 'crm', token } }).toEqual({ crm, provider, key, source: binding?.source })
        }
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['nothing', '', ''],
    ['only places', '%NOME%'.repeat(5000), '{{1}}'.repeat(5000)],
    ['all words different', 'a1 '.repeat(20_000), Array.from({ length: 20_000 }, (_, at) => `b${at}`).join(' ')],
    ['unknown tokens', Array.from({ length: 3000 }, (_, at) => `%T${at}%`).join(' '), '{{1}} '.repeat(3000)],
    ['open braces and percent signs', `${'%'.repeat(50_000)}A`, '{'.repeat(50_000)],
    ['repeated words around places', 'a %NOME% a %STATUS% '.repeat(1000), 'a {{1}} a {{2}} b '.repeat(1000)],
  ])('of %s comes to an end', (_, crm, provider) => {
    const places = align(crm, provider).placeholders.flatMap((placeholder) => placeholder.places)
    for (const place of places) expect(provider.slice(place.provider.start, place.provider.end)).toMatch(/^\{\{.*\}\}$/)
  })
})
