import { type Braces, isPlaceholder, PLACEHOLDER_NAME, tokensIn, wrongBraces } from '#core/template'
import { fold } from '#core/text'
import { isDigits, type Place, placesOf, sampleAt, sampleComponent, variablesOf } from './places.ts'
import type { Edit, Report, Rule, Subject, SubjectText, Suggestion } from './rule.ts'
import { ABOUT_ONE_VARIABLE } from './supersede.ts'
import { urlHost } from './urls.ts'

/** A name as Meta takes it, as near as possible: `Nome do Cliente` gives `nome_do_cliente`; blank where nothing is left. */
const asName = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .replace(/_$/, '')

const bracesRule: Rule = {
  id: 'VAR-BRACES',
  messages: { single: 'error', many: 'error', unbalanced: 'error', token: 'error' },
  fix: 'safe',
  source: { keys: ['M-REV', 'MAN'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      { body: { text: 'Olá, {nome}. Seu chamado foi aberto e será atendido pela nossa equipe ainda hoje.' }, samples: {} },
      { body: { text: 'Olá, %NOME%. Seu chamado foi aberto e será atendido pela nossa equipe ainda hoje.' }, samples: {} },
      { body: { text: 'Olá, {{1}. Seu chamado foi aberto e será atendido pela nossa equipe ainda hoje.' }, samples: {} },
    ],
    right: [{}, { body: { text: 'O desconto em folha é de 100% e o restante, de 50%, fica para o mês seguinte.' }, samples: {} }],
  },
  check: (subject) =>
    subject.texts.flatMap((text) => [
      ...text.braces.flatMap((braces) => bracesReports(text, braces)),
      ...wrongTokens(subject, text),
    ]),
}

function bracesReports({ component, text }: SubjectText, braces: Braces): Report[] {
  const messageId = wrongBraces(braces)
  // What stands between two braces is VAR-CHARS's.
  if (messageId === null || messageId === 'name') return []
  const { start, end } = braces
  const name = braces.name.trim()
  const report = { messageId, data: { found: text.slice(start, Math.min(end, start + 60)) }, component, start, end }
  return [PLACEHOLDER_NAME.test(name) ? { ...report, fix: [{ component, start, end, text: `{{${name}}}` }] } : report]
}

function wrongTokens(subject: Subject, { component, text }: SubjectText): Report[] {
  const tokens = tokensIn(text)
  if (tokens.length === 0) return []
  const number = isPositional(subject) ? nextNumber(subject, component) : null
  return tokens.map(({ token, start, end }) => {
    const name = number ?? asName(token)
    const written = `{{${name}}}`
    const suggest: Suggestion[] =
      name === '' ? [] : [{ messageId: 'token', data: { written }, edits: [{ component, start, end, text: written }] }]
    return { messageId: 'token', data: { found: text.slice(start, end) }, component, start, end, suggest }
  })
}

const isPositional = (subject: Subject): boolean => placesOf(subject).some(({ name }) => isDigits(name))

const nextNumber = (subject: Subject, component: SubjectText['component']): string =>
  String(
    placesOf(subject)
      .filter((place) => place.component === component && isDigits(place.name))
      .reduce((most, { name }) => Math.max(most, Number(name)), 0) + 1,
  )

const CHARS = /^(?:[0-9]+|[a-z][a-z0-9_]*)$/

const charsRule: Rule = {
  id: 'VAR-CHARS',
  messages: { blanks: 'error', signs: 'error', empty: 'error' },
  fix: 'safe',
  source: { keys: ['M-REV', 'M-OVR'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      { body: { text: 'Olá, {{Nome}}. Seu chamado foi aberto e será atendido pela nossa equipe ainda hoje.' }, samples: {} },
      { body: { text: 'Olá, {{ nome }}. Seu chamado foi aberto e será atendido pela nossa equipe ainda hoje.' }, samples: {} },
      { body: { text: 'Olá, {{nome-cliente}}. Seu chamado foi aberto e será atendido pela equipe ainda hoje.' }, samples: {} },
    ],
    right: [
      {},
      { body: { text: 'Olá, {{nome_cliente}}. Seu chamado foi aberto e será atendido pela equipe ainda hoje.' }, samples: {} },
    ],
  },
  check: (subject) => subject.texts.flatMap((text) => wrongNames(subject, text)),
}

function wrongNames(subject: Subject, { component, braces }: SubjectText): Report[] {
  const wrong = braces.filter((one) => isPlaceholder(one) && !CHARS.test(one.name))
  if (wrong.length === 0) return []
  const sameName = Map.groupBy(wrong, ({ name }) => name.trim())
  return wrong.map((one): Report => {
    const { start, end } = one
    const name = one.name.trim()
    const report = { data: { found: one.name.slice(0, 60) }, component, start, end }
    if (name === '') return { ...report, messageId: 'empty', data: {} }
    if (CHARS.test(name)) return { ...report, messageId: 'blanks', fix: [{ component, start, end, text: `{{${name}}}` }] }
    const places = sameName.get(name) ?? []
    // Once for all places of a name.
    const suggest = places[0] === one ? renaming(subject, component, name, places) : []
    return { ...report, messageId: 'signs', suggest }
  })
}

/** Every place of a name in its component, with its sample. */
function renaming(subject: Subject, component: SubjectText['component'], from: string, places: readonly Braces[]): Suggestion[] {
  const to = asName(from)
  if (to === '') return []
  const part = sampleComponent(component)
  const renamed = places.map(({ start, end }): Edit => ({ component, start, end, text: `{{${to}}}` }))
  const edits = renamed.concat(movedSamples(subject, new Map([[`${part}.${from}`, `${part}.${to}`]])))
  return [{ messageId: 'rename', data: { name: to }, edits }]
}

/** Samples under other keys; what stood there moves on or goes. */
function movedSamples({ content: { samples } }: Subject, moves: ReadonlyMap<string, string>): Edit[] {
  const after = new Map<string, string>()
  const sampleOf = (key: string): string => (Object.hasOwn(samples, key) ? (samples[key] ?? '') : '')
  for (const from of moves.keys()) after.set(from, '')
  for (const [from, to] of moves) if (sampleOf(from) !== '') after.set(to, sampleOf(from))
  return [...after]
    .filter(([key, text]) => text !== sampleOf(key))
    .map(([key, text]) => ({ component: sampleAt(key), start: 0, end: sampleOf(key).length, text }))
}

const mixRule: Rule = {
  id: 'VAR-MIX',
  messages: { mixed: 'error' },
  fix: 'none',
  source: { keys: ['M-OVR'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      { body: { text: 'Olá, {{nome}}. Seu chamado {{1}} foi aberto e será atendido pela equipe ainda hoje.' }, samples: {} },
    ],
    right: [
      {},
      { body: { text: 'Olá, {{nome}}. Seu chamado {{protocolo}} foi aberto e será atendido hoje pela equipe.' }, samples: {} },
    ],
  },
  check(subject) {
    const places = placesOf(subject).filter(({ name }) => name !== '')
    const first = places[0]
    const other = first && places.find(({ name }) => isDigits(name) !== isDigits(first.name))
    if (!other) return []
    const { component, start, end } = other
    return [{ messageId: 'mixed', data: { first: braced(first), other: braced(other) }, component, start, end }]
  },
}

const braced = ({ name }: Place): string => `{{${name.slice(0, 60)}}}`

const seqRule: Rule = {
  id: 'VAR-SEQ',
  messages: { gap: 'error' },
  fix: 'suggest',
  source: { keys: ['M-REV', 'TW-VAR'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      {
        body: { text: 'Olá, {{1}}. Seu chamado {{3}} foi aberto e será atendido pela nossa equipe técnica ainda hoje.' },
        samples: { 'body.1': 'Marina', 'body.3': '2026-0412' },
      },
    ],
    right: [
      {},
      {
        body: { text: 'Seu chamado {{2}} foi aberto, {{1}}, e será atendido pela nossa equipe técnica ainda hoje.' },
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412' },
      },
    ],
  },
  check: (subject) => subject.texts.flatMap((text) => outOfSequence(subject, text)),
}

function outOfSequence(subject: Subject, { component, braces }: SubjectText): Report[] {
  const places = placesOf(subject).filter((place) => place.component === component && isDigits(place.name))
  if (places.length === 0) return []
  // `{1}` and `{{{1}}}` are another rule's, and yet their number is there.
  const misspelt = braces.filter((one) => !isPlaceholder(one) && isDigits(one.name.trim())).map(({ name }) => name.trim())
  const names = [...new Set([...places.map(({ name }) => name), ...misspelt])].sort(
    (a, b) => Number(a) - Number(b) || a.length - b.length,
  )
  const wrong = names.findIndex((name, at) => name !== String(at + 1))
  if (wrong === -1) return []
  const number = new Map(names.map((name, at) => [name, String(at + 1)]))
  const place = places.find(({ name }) => name === names[wrong])
  if (!place) return []
  const part = sampleComponent(component)
  const renumbered = places.map(({ start, end, name }): Edit => ({ component, start, end, text: `{{${number.get(name)}}}` }))
  const edits = renumbered.concat(
    movedSamples(subject, new Map([...number].map(([from, to]) => [`${part}.${from}`, `${part}.${to}`]))),
  )
  const data = { found: braced(place), wanted: `{{${wrong + 1}}}` }
  const suggest = misspelt.length > 0 ? [] : [{ messageId: 'renumber', data: { count: names.length }, edits }]
  return [{ messageId: 'gap', data, component, start: place.start, end: place.end, suggest }]
}

const many = (count: number, from: (number: number) => string = String): string =>
  Array.from({ length: count }, (_, at) => `campo {{${from(at + 1)}}} preenchido`).join(', ')

const maxRule: Rule = {
  id: 'VAR-MAX',
  messages: { over10: 'warn', over100: 'error' },
  fix: 'none',
  source: { keys: ['TW-VAR'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ body: { text: `Resumo da ordem de serviço: ${many(11)} pelo técnico.` }, samples: {} }],
    right: [{}, { body: { text: `Resumo da ordem de serviço: ${many(10)} pelo técnico.` }, samples: {} }],
  },
  check(subject, { scope }) {
    if (placesOf(subject).length <= 10) return []
    const variables = variablesOf(subject, scope)
    const first = variables[variables.length > 100 ? 100 : 10]
    if (!first) return []
    const { component, start, end } = first.place
    const messageId = variables.length > 100 ? 'over100' : 'over10'
    return [{ messageId, data: { count: variables.length }, component, start, end }]
  },
}

const positionRule: Rule = {
  id: 'VAR-POSITION',
  messages: { footer: 'error', label: 'error', phone: 'error', domain: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' },
  supersedes: {
    label: ['BTN-LABEL-PLAIN.variable', ...ABOUT_ONE_VARIABLE],
    phone: ABOUT_ONE_VARIABLE,
    domain: ['URL-ONE-VAR-END', 'URL-SLASH', ...ABOUT_ONE_VARIABLE],
  },
  examples: {
    wrong: [
      { footer: { text: 'Equipe {{1}}' }, samples: { 'footer.1': 'Norte' } },
      { buttons: [{ type: 'QUICK_REPLY', text: 'Falar com {{1}}' }] },
      { buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://{{1}}.exemplo.com.br/chamados' }] },
    ],
    right: [
      { footer: { text: 'Equipe de atendimento' } },
      {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/chamados/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': '2026-0412' },
      },
    ],
  },
  check: (subject) => [
    ...subject.texts.flatMap(({ component, text, braces }) => {
      if (component === 'body' || component === 'header') return []
      const messageId = component === 'footer' ? 'footer' : component.endsWith('.text') ? 'label' : 'domain'
      const end = messageId === 'domain' && braces.length > 0 ? domainEnd(text) : text.length
      return braces
        .filter((one) => isPlaceholder(one) && one.start < end)
        .map((one): Report => {
          const data = { variable: text.slice(one.start, Math.min(one.end, one.start + 60)) }
          return { messageId, data, component, start: one.start, end: one.end }
        })
    }),
    ...subject.content.buttons.flatMap((button, index): Report[] => {
      if (button.type !== 'PHONE_NUMBER') return []
      const start = button.phoneNumber.indexOf('{{')
      const end = button.phoneNumber.indexOf('}}', start)
      if (start === -1 || end === -1) return []
      const data = { variable: button.phoneNumber.slice(start, Math.min(end + 2, start + 60)) }
      return [{ messageId: 'phone', data, component: `buttons.${index}.phoneNumber`, start, end: end + 2 }]
    }),
  ],
}

/** Where the domain ends; a variable right behind a whole domain is what URL-SLASH is about. */
function domainEnd(url: string): number {
  const { start, end } = urlHost(url)
  const host = url.slice(start, end)
  const variable = host.indexOf('{{')
  return variable > 0 && host.slice(0, variable).includes('.') && host.endsWith('}}') ? start + variable : end
}

export const VARIABLE_RULES: readonly Rule[] = [bracesRule, charsRule, mixRule, seqRule, maxRule, positionRule]
