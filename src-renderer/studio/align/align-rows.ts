import type { TextComponent } from '#core/template'
import type { AlignConflict, AlignedPlaceholder, Alignment, Binding, CrmVariable } from '#core/variables'

export type Source = Binding['source']

/** What a person confirmed or picked; it stands as long as the finding that they saw. */
export type Decision = { source: Source; about: string }
export type Decisions = Readonly<Record<string, Decision>>

export type AlignRow = {
  placeholder: AlignedPlaceholder
  /** What would be applied; null: nothing was found. */
  source: Source | null
  /** `certain` and `confirmed` ones are applied; of an `open` one a person has to decide. */
  state: 'certain' | 'confirmed' | 'open'
  conflicts: AlignConflict[]
  /** Of the token that the text has; the CRM's variables do not have it. */
  unknown: { token: string; suggestion: string | null } | null
}

/** The alignment with what a person decided on. */
export function rowsOf(alignment: Alignment, decisions: Decisions, variables: readonly CrmVariable[]): AlignRow[] {
  return alignment.placeholders.map((placeholder) => {
    const found = sourceOf(placeholder)
    const decision = decisions[placeholder.key]
    const isDecided = decision !== undefined && decision.about === findingOf(placeholder)
    const source = isDecided ? decision.source : found
    const unknown =
      source?.kind === 'crm' && !variables.some(({ token }) => token === source.token)
        ? (alignment.unknownTokens.find(({ token }) => token === source.token) ?? { token: source.token, suggestion: null })
        : null
    const isSettled = source !== null && unknown === null && (source.kind === 'crm' || source.text.trim() !== '')
    const trusted = isDecided ? 'confirmed' : placeholder.confidence === 'certain' ? 'certain' : 'open'
    return {
      placeholder,
      source,
      state: isSettled ? trusted : 'open',
      conflicts: alignment.conflicts.filter((conflict) => isAbout(conflict, placeholder)),
      unknown,
    }
  })
}

export const decide = (decisions: Decisions, placeholder: AlignedPlaceholder, source: Source): Decisions => ({
  ...decisions,
  [placeholder.key]: { source, about: findingOf(placeholder) },
})

export const withdraw = (decisions: Decisions, { key }: AlignedPlaceholder): Decisions =>
  Object.fromEntries(Object.entries(decisions).filter(([other]) => other !== key))

/** Of what is certain or confirmed. */
export const bindingsOf = (rows: readonly AlignRow[]): Binding[] =>
  rows.flatMap(({ placeholder: { key }, source, state }) =>
    state === 'open' || source === null ? [] : [{ key, source, fallback: null, transforms: [] }],
  )

function sourceOf({ token, literal }: AlignedPlaceholder): Source | null {
  if (token !== null) return { kind: 'crm', token }
  return literal === null ? null : { kind: 'literal', text: literal }
}

const findingOf = ({ token, literal, confidence }: AlignedPlaceholder): string => JSON.stringify([token, literal, confidence])

const isAbout = (conflict: AlignConflict, { key }: AlignedPlaceholder): boolean =>
  conflict.conflict === 'two-tokens' ? conflict.key === key : conflict.keys.includes(key)

/** So many colours tell pairs apart; the next pair begins again. */
const COLOURS = 6

/** As the style sheet names it; null: a place without a counterpart. */
export const colourOf = (pair: number | null): string => (pair === null ? 'none' : String(pair % COLOURS))

/** A place in a text that is painted; the same `pair` in both texts is the same colour. */
export type Mark = { start: number; end: number; pair: number | null; key: string | null }

/** What is painted in each text: found pairs alike, tokens without a counterpart apart. */
export function marksOf(
  { placeholders, unmatchedTokens }: Alignment,
  component: TextComponent,
): { crm: Mark[]; provider: Mark[] } {
  const [crm, provider]: [Mark[], Mark[]] = [[], []]
  placeholders.forEach(({ key, places }, pair) => {
    for (const place of places) {
      if (place.component !== component) continue
      provider.push({ ...place.provider, pair: place.crm === null ? null : pair, key })
      if (place.crm) crm.push({ ...place.crm, pair, key })
    }
  })
  for (const token of unmatchedTokens) if (token.component === component) crm.push({ ...token.crm, pair: null, key: null })
  return { crm: inOrder(crm), provider: inOrder(provider) }
}

const inOrder = (marks: Mark[]): Mark[] => marks.sort((a, b) => a.start - b.start)

export type Piece = { text: string; start: number; mark: Mark | null }

/** A text cut where its marks begin and end; joined, the pieces are the text again. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const mark of marks) {
    if (mark.start < at || mark.end > text.length) continue
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start), start: at, mark: null })
    pieces.push({ text: text.slice(mark.start, mark.end), start: mark.start, mark })
    at = mark.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, mark: null })
  return pieces
}
