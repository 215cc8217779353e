import type { ContactClass, ContactFigures } from '#core/contacts'

/** What a row's phone is: every row is in exactly one of these, so they add up to all rows. */
export const PHONE_CLASSES = [
  'mobile',
  'landline',
  'tollFree',
  'foreign',
  'invalidPhone',
  'noPhone',
] as const satisfies readonly ContactClass[]
/** Worth a look, beside what the phone is. */
const LOOK_CLASSES = [
  'duplicates',
  'ninthDigitMissing',
  'madeUp',
  'noId',
  'ragged',
  'brokenQuotes',
] as const satisfies readonly ContactClass[]
/** What stands in the flag; where nothing does, a row is in none of them. */
const FLAG_CLASSES = ['alreadyOptedIn', 'optedOut', 'flagUnreadable'] as const satisfies readonly ContactClass[]

export const CLASS_GROUPS = [
  { group: 'phones', classes: PHONE_CLASSES },
  { group: 'look', classes: LOOK_CLASSES },
  { group: 'flag', classes: FLAG_CLASSES },
] as const

export type ShownClass = (typeof CLASS_GROUPS)[number]['classes'][number]

const SHOWN = new Set<ContactClass>(CLASS_GROUPS.flatMap(({ classes }) => classes))

/** The reasons for which a row is worth a look: of its classes those with words of their own, without the one it is listed under. */
export const reasonsOf = (classes: readonly ContactClass[], listed: ContactClass): ShownClass[] =>
  classes.filter((each): each is ShownClass => SHOWN.has(each) && each !== listed && each !== 'mobile')

export const countOf = (figures: ContactFigures, name: ContactClass): number => figures.classes[name] ?? 0

/** Of all rows, from 0 to 1. */
export const shareOf = (figures: ContactFigures, name: ContactClass): number =>
  figures.contacts === 0 ? 0 : countOf(figures, name) / figures.contacts
