import { diffArrays } from 'diff'
import type { PlaceholderKey, PlaceholderScope, TextComponent } from '#core/template'
import { fold } from '#core/text'
import {
  byWeight,
  type Candidate,
  candidatesOf,
  choose,
  isCrossed,
  isPlausible,
  isRival,
  overshadows,
  type Slot,
  trust,
} from './align-candidates.ts'
import { crmUnits, providerUnits, type Unit } from './align-units.ts'
import type { CrmVariable } from './model.ts'
import { nearestVariable } from './nearest.ts'

/**
 * `certain`: the words on both sides agree and nothing else fits as well. `likely`: only one
 * side agrees, or the name does. `unsure`: it is only the place in the text that speaks for it,
 * something speaks against it, or nothing was found.
 */
export type Confidence = 'certain' | 'likely' | 'unsure'

/** UTF-16 offsets. */
export type Range = { start: number; end: number }

/** The words next to a place as they stand in the text; empty at its beginning and its end. */
export type Evidence = { before: string; after: string; agrees: { before: boolean; after: boolean } }

/** One placeholder, and what the CRM's text says that fills it. */
export type AlignedPlaceholder = {
  /** Of the first place where it stands. */
  key: PlaceholderKey
  name: string
  /** Null: none was found. */
  token: string | null
  /** The words in the CRM's text that stand where the placeholder does; only where there is no token, always `unsure`. */
  literal: string | null
  confidence: Confidence
  /** Of the first place where it stands. */
  evidence: Evidence
  /** Other tokens that it could be, the likeliest first. */
  alternatives: string[]
  /** It stands in another order than in the CRM's text. */
  isMoved: boolean
  /** Every place where it stands, and where its counterpart does. */
  places: { component: TextComponent; provider: Range; crm: Range | null }[]
}

export type AlignConflict =
  /** Its places, or the words around them, speak for different tokens. */
  | { conflict: 'two-tokens'; key: PlaceholderKey; tokens: string[] }
  /** Different placeholders where the CRM's text has one and the same token. */
  | { conflict: 'two-placeholders'; token: string; keys: PlaceholderKey[] }

export type Alignment = {
  /** Every placeholder once, in reading order. */
  placeholders: AlignedPlaceholder[]
  /** Tokens for which no placeholder was found. */
  unmatchedTokens: { token: string; component: TextComponent; crm: Range; evidence: Evidence }[]
  /** Keys of the placeholders without a token. */
  unmatchedPlaceholders: PlaceholderKey[]
  conflicts: AlignConflict[]
  /** Tokens that are no variable of the CRM, with the one that was probably meant. */
  unknownTokens: { token: string; suggestion: string | null }[]
}

export type TextPair = { component: TextComponent; crm: string; provider: string }

/** Beyond that many different words two texts have nothing in common that could be relied on. */
const MOST_CHANGES = 1200
const MOST_SUGGESTIONS = 50
const MOST_ALTERNATIVES = 3
const MOST_LITERAL_WORDS = 12

/**
 * Which of the CRM's variables fills which placeholder, from a template's texts as both have
 * them. They may differ in case, accents, blanks, punctuation, greeting and some words; what
 * that leaves open lowers the confidence or is told as a conflict, never guessed in silence.
 * @param scope `template`: a name has to mean the same in every text
 */
export function alignTemplate(pairs: readonly TextPair[], scope: PlaceholderScope, variables: readonly CrmVariable[]): Alignment {
  const texts = pairs.map(matchText)
  const places = new Map<string, Place[]>()
  for (const place of texts.flatMap((text) => text.places)) {
    const identity = scope === 'template' ? place.name : place.key
    places.set(identity, [...(places.get(identity) ?? []), place])
  }
  const found = [...places.values()].map(placeholderOf)
  const firstKeys = new Map([...places.values()].flatMap((all) => all.map(({ key }) => [key, all[0]?.key ?? key] as const)))
  const conflicts = [...found.flatMap(twoTokens), ...twoPlaceholders(found, scope, firstKeys)]
  const placeholders = found.map(({ placeholder }) =>
    conflicts.some((conflict) => isAbout(conflict, placeholder.key))
      ? { ...placeholder, confidence: 'unsure' as const }
      : placeholder,
  )
  const known = new Set(variables.map(({ token }) => token))
  const unknown = new Set(texts.flatMap(({ tokens }) => tokens.filter((token) => !known.has(token))))
  return {
    placeholders,
    unmatchedTokens: texts.flatMap(({ unmatched }) => unmatched),
    unmatchedPlaceholders: placeholders.filter(({ token }) => token === null).map(({ key }) => key),
    conflicts,
    unknownTokens: [...unknown].map((token, at) => ({
      token,
      suggestion: at < MOST_SUGGESTIONS ? nearestVariable(token, variables) : null,
    })),
  }
}

/** One place of a placeholder, with what was found for it. */
type Place = Omit<AlignedPlaceholder, 'places'> & {
  component: TextComponent
  provider: Range
  crm: Range | null
  /** Tokens and keys for which as much speaks. */
  rivals: { tokens: string[]; keys: PlaceholderKey[] }
}

/** All that is found in one text. */
function matchText({ component, crm: crmText, provider: providerText }: TextPair): {
  places: Place[]
  tokens: string[]
  unmatched: Alignment['unmatchedTokens']
} {
  const crm = crmUnits(crmText, component)
  const provider = providerUnits(providerText)
  const inOrder = commonUnits(crm, provider, (unit) => unit.key)
  const isSame = inOrder.size === crm.length && inOrder.size === provider.length
  const words = commonUnits(crm, provider, (unit) => (unit.slot === null ? unit.key : unit))
  const tokens = slotsOf(crm)
  const names = slotsOf(provider)
  const candidates = candidatesOf(crm, provider, tokens, names, inOrder)
  const literals = new Map(names.map(({ at }) => [at, literalAt(at, crm, provider, words, crmText, providerText)]))
  const chosen = choose(candidates.filter((candidate) => isPlausible(candidate) || literals.get(candidate.provider) === null))
  const byName = Map.groupBy(candidates, (candidate) => candidate.provider)
  const byToken = Map.groupBy(candidates, (candidate) => candidate.crm)
  const openTokens = tokens.filter(({ at }) => chosen.every((candidate) => candidate.crm !== at))
  const openNames = names.filter(({ at }) => chosen.every((candidate) => candidate.provider !== at))
  const isOpen = (candidate: Candidate): boolean => openTokens.some((token) => token.at === candidate.crm)
  const isExposed = (own: Candidate): boolean => isBeside(own.crm, tokens, openTokens) || isBeside(own.provider, names, openNames)
  const namesakes = new Map(tokens.map(({ slot }) => [fold(slot), slot]))

  const places = names.map(({ at, slot: name }): Place => {
    const own = chosen.find((candidate) => candidate.provider === at)
    const others = byName.get(at)?.filter(({ token }) => token !== own?.token) ?? []
    const namesake = namesakes.get(fold(name))
    const speaksAgainst = own && namesake !== undefined && !own.isNamesake ? [namesake] : []
    const likeliest = others.filter((other) => isPlausible(other) || isOpen(other)).sort(byWeight)
    const common = {
      key: `${component}.${name}`,
      name,
      component,
      provider: rangeOf(provider[at]),
      evidence: evidenceAt(at, provider, providerText, own),
      alternatives: [...speaksAgainst, ...likeliest.map(({ token }) => token)],
    }
    if (!own)
      return {
        ...common,
        token: null,
        literal: literals.get(at) ?? null,
        crm: null,
        confidence: 'unsure',
        isMoved: false,
        rivals: { tokens: [], keys: [] },
      }
    const elsewhere = byToken.get(own.crm)?.filter((candidate) => candidate.name !== name) ?? []
    const rivals = {
      tokens: others.filter((other) => isRival(other, own)).map(({ token }) => token),
      keys: elsewhere.filter((other) => isRival(other, own)).map((other) => `${component}.${other.name}`),
    }
    const crosses = isCrossed(own, chosen)
    const doubts = {
      isCrossed: crosses,
      isOvershadowed: [...others, ...elsewhere].some((other) => overshadows(other, own)),
      isExposed: isExposed(own),
      isContested: others.some((other) => isPlausible(other) && isOpen(other)),
    }
    return {
      ...common,
      token: own.token,
      literal: null,
      crm: rangeOf(crm[own.crm]),
      // Where all words are the same, that they repeat themselves makes nothing doubtful.
      confidence: isSame ? 'certain' : trust(own, doubts),
      isMoved: crosses && !own.isInOrder,
      rivals: isSame ? { tokens: speaksAgainst, keys: [] } : { ...rivals, tokens: [...rivals.tokens, ...speaksAgainst] },
    }
  })
  return {
    places,
    tokens: tokens.map(({ slot }) => slot),
    unmatched: openTokens.map(({ at, slot }) => ({
      token: slot,
      component,
      crm: rangeOf(crm[at]),
      evidence: evidenceAt(at, crm, crmText, undefined),
    })),
  }
}

/** Whether one of `open` is the next of `all` before or behind this unit. */
function isBeside(at: number, all: readonly Slot[], open: readonly Slot[]): boolean {
  const index = all.findIndex((slot) => slot.at === at)
  return [all[index - 1], all[index + 1]].some((slot) => slot !== undefined && open.includes(slot))
}

/** What the provider's units are in the CRM's text, by their indices and in the same order. */
function commonUnits(crm: readonly Unit[], provider: readonly Unit[], by: (unit: Unit) => unknown): Map<number, number> {
  const common = new Map<number, number>()
  const changes = diffArrays(crm.map(by), provider.map(by), { maxEditLength: MOST_CHANGES })
  let [inCrm, inProvider] = [0, 0]
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) for (let at = 0; at < count; at++) common.set(inProvider + at, inCrm + at)
    if (!added) inCrm += count
    if (!removed) inProvider += count
  }
  return common
}

const slotsOf = (units: readonly Unit[]): Slot[] => units.flatMap(({ slot }, at) => (slot === null ? [] : [{ at, slot }]))

/** The words that the CRM's text has where the provider's has this place; null where it is not told by the words around it. */
function literalAt(
  at: number,
  crm: readonly Unit[],
  provider: readonly Unit[],
  words: ReadonlyMap<number, number>,
  crmText: string,
  providerText: string,
): string | null {
  const from = at === 0 ? -1 : words.get(at - 1)
  const to = at === provider.length - 1 ? crm.length : words.get(at + 1)
  if (from === undefined || to === undefined || to - from < 2 || to - from > MOST_LITERAL_WORDS) return null
  if (crm.slice(from + 1, to).some(({ slot }) => slot !== null)) return null
  const before = providerText.slice(provider[at - 1]?.end ?? 0, provider[at]?.start).trim()
  const after = providerText.slice(provider[at]?.end, provider[at + 1]?.start ?? providerText.length).trim()
  const between = crmText.slice(crm[from]?.end ?? 0, crm[to]?.start ?? crmText.length).trim()
  const start = between.startsWith(before) ? before.length : 0
  const end = between.endsWith(after) ? between.length - after.length : between.length
  return between.slice(start, end).trim() || null
}

const rangeOf = (unit: Unit | undefined): Range => ({ start: unit?.start ?? 0, end: unit?.end ?? 0 })

/**
 * Up to three words on either side, those that agree where some do; up to the next place, or
 * that place where it is the neighbour.
 */
function evidenceAt(at: number, units: readonly Unit[], text: string, own: Candidate | undefined): Evidence {
  const reach = (step: 1 | -1, most: number): Unit | undefined => {
    let end = at
    for (let away = 1; away <= most && units[end + step]; away++) {
      if (away > 1 && units[end + step]?.slot !== null) break
      end += step
      if (units[end]?.slot !== null) break
    }
    return end === at ? undefined : units[end]
  }
  const mostOf = (side: Candidate['left'] | undefined): number => (side?.agrees ? Math.min(side.length, 3) : 3)
  const [first, last] = [reach(-1, mostOf(own?.left)), reach(1, mostOf(own?.right))]
  return {
    before: first ? text.slice(first.start, units[at - 1]?.end) : '',
    after: last ? text.slice(units[at + 1]?.start, last.end) : '',
    agrees: { before: own?.left.agrees ?? false, after: own?.right.agrees ?? false },
  }
}

type Found = { placeholder: AlignedPlaceholder; tokens: string[]; rivalKeys: PlaceholderKey[] }

const RANK = ['certain', 'likely', 'unsure'] as const satisfies Confidence[]

/** What the places of one placeholder say together. */
function placeholderOf(places: readonly Place[]): Found {
  const [first] = places
  if (!first) throw new RangeError('A placeholder stands somewhere')
  const best = [...places].sort((a, b) => rankOf(a) - rankOf(b))[0] ?? first
  const { token } = best
  const isEverywhere = places.every((place) => place.token !== null && place.confidence !== 'unsure')
  const confidence = best.confidence === 'certain' && !isEverywhere ? 'likely' : best.confidence
  const tokens = [...new Set(places.flatMap((place) => [...(place.token === null ? [] : [place.token]), ...place.rivals.tokens]))]
  const alternatives = [...tokens, ...places.flatMap((place) => place.alternatives)].filter((other) => other !== token)
  return {
    placeholder: {
      key: first.key,
      name: first.name,
      token,
      literal: token === null ? (places.find(({ literal }) => literal !== null)?.literal ?? null) : null,
      confidence,
      evidence: first.evidence,
      alternatives: [...new Set(alternatives)].slice(0, MOST_ALTERNATIVES),
      isMoved: places.some(({ isMoved }) => isMoved),
      places: places.map(({ component, provider, crm }) => ({ component, provider, crm })),
    },
    tokens,
    rivalKeys: [...new Set(places.flatMap((place) => place.rivals.keys))],
  }
}

const rankOf = ({ token, confidence }: Place): number => (token === null ? RANK.length : RANK.indexOf(confidence))

const twoTokens = ({ placeholder: { key }, tokens }: Found): AlignConflict[] =>
  tokens.length > 1 ? [{ conflict: 'two-tokens', key, tokens }] : []

/** Where names hold for one text only, the same token in another text is no contradiction. */
function twoPlaceholders(
  found: readonly Found[],
  scope: PlaceholderScope,
  firstKeys: ReadonlyMap<PlaceholderKey, PlaceholderKey>,
): AlignConflict[] {
  const keys = new Map<string, { token: string; keys: Set<PlaceholderKey> }>()
  for (const { placeholder, rivalKeys } of found) {
    const { token, key, places } = placeholder
    if (token === null) continue
    const identity = scope === 'template' ? token : `${places[0]?.component} ${token}`
    const entry = keys.get(identity) ?? { token, keys: new Set() }
    for (const one of [key, ...rivalKeys]) entry.keys.add(firstKeys.get(one) ?? one)
    keys.set(identity, entry)
  }
  return [...keys.values()].flatMap((entry) =>
    entry.keys.size > 1 ? [{ conflict: 'two-placeholders' as const, token: entry.token, keys: [...entry.keys] }] : [],
  )
}

const isAbout = (conflict: AlignConflict, key: PlaceholderKey): boolean =>
  conflict.conflict === 'two-tokens' ? conflict.key === key : conflict.keys.includes(key)
