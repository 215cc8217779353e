import { findEmojis } from '#core/template'
import { readDate, writeLongDate, writeShortDate } from './dates.ts'
import type { CrmVariable, Transform } from './model.ts'
import { readAmount, writeReais } from './money.ts'
import { firstName, titleCase } from './names.ts'

/**
 * What each transform does. The CRM does the same when it sends, so every rule is
 * written out here and none asks the machine for a clock or a language. What can't
 * be read as a date or an amount stays as it is: a wrong guess would reach a customer.
 */
const APPLY = {
  /** Line breaks, tabs and runs of blanks become one blank, which is what WhatsApp takes in a value. */
  'collapse-whitespace': (text) => text.replace(/\s+/g, ' ').trim(),
  /** Without emojis, which the CRM cannot read (M3), and without the double blank that each would leave. */
  'remove-emoji': (text) =>
    findEmojis(text)
      .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
      .replace(/ {2,}/g, ' ')
      .trim(),
  /** The first word after a form of address: `Dra. Ana Souza` gives `Ana`. */
  'first-name': firstName,
  uppercase: (text) => text.toUpperCase(),
  lowercase: (text) => text.toLowerCase(),
  /** Capitals as in a Brazilian name: `ana de souza` gives `Ana de Souza`. */
  'title-case': titleCase,
  /** `10/12/2026`. */
  'date-short': (text) => written(readDate(text), writeShortDate) ?? text,
  /** `10 de dezembro de 2026`. */
  'date-long': (text) => written(readDate(text), writeLongDate) ?? text,
  /** `R$ 1.234,56`. */
  currency: (text) => written(readAmount(text), writeReais) ?? text,
} satisfies Record<Transform, (text: string) => string>

const written = <T>(read: T | null, write: (read: T) => string): string | null => (read === null ? null : write(read))

/** A value after a binding's transforms, in their order. */
export const applyTransforms = (text: string, transforms: readonly Transform[]): string =>
  transforms.reduce((value, transform) => APPLY[transform](value), text)

const TEXT = ['collapse-whitespace', 'remove-emoji', 'first-name', 'uppercase', 'lowercase', 'title-case'] as const
const SUITING = {
  text: TEXT,
  date: ['date-short', 'date-long'],
  money: ['currency'],
  number: ['currency'],
  phone: ['collapse-whitespace'],
} as const satisfies Record<CrmVariable['type'], readonly Transform[]>

/** The transforms that make sense for a variable of this type; a literal is `text`. */
export const transformsFor = (type: CrmVariable['type']): readonly Transform[] => SUITING[type]

/** Only one of each of these can be meant. */
const ALTERNATIVES: readonly (readonly Transform[])[] = [
  ['uppercase', 'lowercase', 'title-case'],
  ['date-short', 'date-long'],
]

/**
 * The transforms that a person picked, in the order in which they work together:
 * cleaning first, then choosing, then form. Of two that exclude each other the one
 * picked last stays.
 */
export function arrangeTransforms(picked: readonly Transform[]): Transform[] {
  const isOverruled = (transform: Transform, at: number): boolean =>
    ALTERNATIVES.some((group) => group.includes(transform) && picked.slice(at + 1).some((later) => group.includes(later)))
  const kept = picked.filter((transform, at) => !isOverruled(transform, at))
  return ORDER.filter((transform) => kept.includes(transform))
}

const ORDER = Object.keys(APPLY) as Transform[]
