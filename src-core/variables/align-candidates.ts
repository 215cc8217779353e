import { fold } from '#core/text'
import { EDGE, SLOT, type Unit } from './align-units.ts'

/** How far two texts agree on one side of a place. */
type Side = {
  /** Words, places and the text's edge. */
  length: number
  /** Not only places: they are all alike. */
  agrees: boolean
  /** With a word that does not stand in every sentence. */
  isTelling: boolean
}

/** A token and a placeholder that may be the same place; `crm` and `provider` are the units' indices. */
export type Candidate = {
  crm: number
  provider: number
  token: string
  name: string
  left: Side
  right: Side
  /** The same place when both texts are read from beginning to end. */
  isInOrder: boolean
  isNamesake: boolean
}

export type Slot = { at: number; slot: string }

/** Words on either side that are looked at to tell two places apart. */
const WINDOW = 12
/** Beyond that many places in one text the rest stays open: nobody writes so many. */
const MOST_SLOTS = 200

/** Every pair of which anything speaks: the order, the words beside it, the name. */
export function candidatesOf(
  crm: readonly Unit[],
  provider: readonly Unit[],
  tokens: readonly Slot[],
  names: readonly Slot[],
  inOrder: ReadonlyMap<number, number>,
): Candidate[] {
  const candidates: Candidate[] = []
  for (const { at: providerAt, slot: name } of names.slice(0, MOST_SLOTS))
    for (const { at: crmAt, slot: token } of tokens.slice(0, MOST_SLOTS)) {
      const candidate: Candidate = {
        crm: crmAt,
        provider: providerAt,
        token,
        name,
        left: sideOf(crm, provider, crmAt, providerAt, -1),
        right: sideOf(crm, provider, crmAt, providerAt, 1),
        isInOrder: inOrder.get(providerAt) === crmAt,
        isNamesake: fold(token) === fold(name),
      }
      if (candidate.isInOrder || isPlausible(candidate)) candidates.push(candidate)
    }
  return candidates
}

function sideOf(crm: readonly Unit[], provider: readonly Unit[], crmAt: number, providerAt: number, step: 1 | -1): Side {
  const side: Side = { length: 0, agrees: false, isTelling: false }
  for (let away = step; side.length < WINDOW; away += step) {
    const key = crm[crmAt + away]?.key ?? EDGE
    if (key !== (provider[providerAt + away]?.key ?? EDGE)) break
    side.length++
    if (key !== SLOT) side.agrees = true
    if (key.length > 3) side.isTelling = true
    if (key === EDGE) break
  }
  return side
}

/** More speaks for it than its place in the order. */
export const isPlausible = ({ left, right, isNamesake }: Candidate): boolean => left.agrees || right.agrees || isNamesake

const agreesOnBothSides = ({ left, right }: Candidate): boolean => left.agrees && right.agrees

const weight = (candidate: Candidate): number =>
  candidate.left.length +
  candidate.right.length +
  (agreesOnBothSides(candidate) ? WINDOW : 0) +
  (candidate.isNamesake ? WINDOW : 0) +
  (candidate.isInOrder ? WINDOW / 2 : 0)

export const byWeight = (a: Candidate, b: Candidate): number => weight(b) - weight(a)

/** The heaviest first; no place is given twice. */
export function choose(candidates: readonly Candidate[]): Candidate[] {
  const [inCrm, inProvider] = [new Set<number>(), new Set<number>()]
  return [...candidates].sort(byWeight).filter(({ crm, provider }) => {
    if (inCrm.has(crm) || inProvider.has(provider)) return false
    inCrm.add(crm)
    inProvider.add(provider)
    return true
  })
}

/** Agrees on both sides, and not merely with less of the same words. */
export function isRival(other: Candidate, own: Candidate): boolean {
  const isWithin =
    other.left.length <= own.left.length &&
    other.right.length <= own.right.length &&
    other.left.length + other.right.length < own.left.length + own.right.length
  return agreesOnBothSides(other) && !isWithin
}

/** Agrees with more words on one side. */
export const overshadows = (other: Candidate, own: Candidate): boolean =>
  (other.left.agrees && other.left.length > own.left.length) || (other.right.agrees && other.right.length > own.right.length)

export const isCrossed = (own: Candidate, chosen: readonly Candidate[]): boolean =>
  chosen.some((other) => (other.crm - own.crm) * (other.provider - own.provider) < 0)

/** Why a chosen candidate may be doubted, though its own words agree. */
export type Doubts = {
  /** Others stand in another order. */
  isCrossed: boolean
  /** Another fits better on one side. */
  isOvershadowed: boolean
  /** The place before or behind it, in either text, has no counterpart: it might be that one's. */
  isExposed: boolean
  /** A token that is not used elsewhere fits somehow. */
  isContested: boolean
}

export function trust(own: Candidate, doubts: Doubts): 'certain' | 'likely' | 'unsure' {
  const isTelling = own.left.isTelling || own.right.isTelling
  const enough = doubts.isExposed ? 2 : 1
  const isBoth = agreesOnBothSides(own) && own.left.length >= enough && own.right.length >= enough
  if (isBoth && isTelling && own.isInOrder && !doubts.isCrossed && !doubts.isOvershadowed) return 'certain'
  if (own.isNamesake) return 'likely'
  return own.isInOrder && isTelling && !doubts.isContested ? 'likely' : 'unsure'
}
