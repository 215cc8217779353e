import { parseText, type TextComponent } from '#core/template'
import { fold } from '#core/text'
import { parseCrmText } from './from-crm.ts'

/** A word, or a place where a value goes; blanks, punctuation and formatting signs are none. */
export type Unit = {
  /** What is compared: the word in small letters without accents. All slots are equal, so are all greetings. */
  key: string
  start: number
  end: number
  /** The token or the placeholder's name, where a value goes. */
  slot: string | null
}

export const SLOT = '%'
/** Never in a text: what stands before the first word and behind the last one. */
export const EDGE = ''
const GREETING = '!greeting'

/** `aberto(a)` is one word, and the same as `aberto`. */
const WORD = /[\p{L}\p{N}]+(?:\((?:as?|os?|s|es)\))?/giu
const GREETINGS = new Set(['ola', 'oi', 'oie', 'prezado', 'prezada', 'caro', 'cara', 'hello', 'hi', 'dear', 'hola'])
const TIMES_OF_DAY = new Set(['bom dia', 'boa tarde', 'boa noite'])

export const crmUnits = (text: string, component: TextComponent): Unit[] =>
  unitsOf(parseCrmText(text, component).map((part) => ({ ...part, slot: part.kind === 'token' ? part.token : null })))

export const providerUnits = (text: string): Unit[] =>
  unitsOf(parseText(text).map((part) => ({ ...part, slot: part.kind === 'placeholder' ? part.name : null })))

type Part = { text: string; start: number; end: number; slot: string | null }

function unitsOf(parts: readonly Part[]): Unit[] {
  const units: Unit[] = []
  for (const { text, start, end, slot } of parts) {
    if (slot !== null) {
      units.push({ key: SLOT, start, end, slot })
      continue
    }
    for (const match of text.matchAll(WORD)) {
      const at = start + match.index
      add(units, { key: fold(match[0].replace(/\(.*$/, '')), start: at, end: at + match[0].length, slot: null })
    }
  }
  return units
}

/** `Olá, bom dia` greets once. */
function add(units: Unit[], unit: Unit): void {
  const last = units.at(-1)
  const key = GREETINGS.has(unit.key) ? GREETING : unit.key
  if (last && TIMES_OF_DAY.has(`${last.key} ${key}`)) {
    last.key = GREETING
    last.end = unit.end
    const before = units.at(-2)
    if (before?.key !== GREETING) return
    before.end = last.end
    units.pop()
  } else units.push({ ...unit, key })
}
