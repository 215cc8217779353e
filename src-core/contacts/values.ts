import { foldKey } from '#core/text'

const YES = 's sim y yes 1 -1 true t verdadeiro v x on ativo ativa ligado aceito aceita aceitou autorizado autoriza optin'.split(
  ' ',
)
const NO =
  'n nao no 0 false f falso off inativo inativa desligado recusado recusou naoaceito naoaceita naoautorizado naoautoriza optout'.split(
    ' ',
  )
const FLAGS = new Map<string, boolean>()
for (const word of YES) FLAGS.set(word, true)
for (const word of NO) FLAGS.set(word, false)
/** Spreadsheets' numbers, and the mark of a ticked box. */
for (const mark of ['1.0', '1,0', '1.00', '1,00', '✓', '✔', '☑']) FLAGS.set(mark, true)
for (const mark of ['0.0', '0,0', '0.00', '0,00', '☐']) FLAGS.set(mark, false)

/** What most files say in every row need not be folded in every row. */
for (const word of ['S', 'Sim', 'SIM', 'True', 'TRUE']) FLAGS.set(word, true)
for (const word of ['N', 'não', 'Não', 'NÃO', 'False', 'FALSE']) FLAGS.set(word, false)

/** The CRM's flag as exports write it: `S`, `Não`, `1`, `true`, `x`…; null where it is empty or none of these. */
export function readFlag(text: string): boolean | null {
  const word = text.trim()
  return FLAGS.get(word) ?? (word === '' ? null : (FLAGS.get(word.toLowerCase()) ?? FLAGS.get(foldKey(word)) ?? null))
}

const TIME = String.raw`(?:(?:T| +|, *| +- +| +às +)(?<hour>[01]?\d|2[0-3])[:h](?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:[.,]\d+)?)?\s*(?<half>[AP]M)?\s*(?:Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|GMT|UTC)?)?`
/** `2026-12-10`, `2026/12/10`, `2026-12-10T23:30:00-03:00`, and a form's `2026/12/10 2:30:00 PM GMT-3` */
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i')
/** `10/12/2026`, `10-12-2026`, `10.12.26`, `10/12/2026 14:30`; never month first */
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'i')

/**
 * The day that stands in a cell, as `2026-12-10`; a time or a time zone beside it never
 * moves it. A year of two digits is of this century: nobody agreed to WhatsApp in another.
 * Null where there is no date, none that exists, or only the number by which a
 * spreadsheet counts days (`45987`): two ways of counting are in use.
 */
export function readDate(text: string): string | null {
  const moment = readMoment(text)
  return moment === null ? null : moment.slice(0, 10)
}

/**
 * The day and, where one stands beside it, the time as it is written there: `2026-12-10` or
 * `2026-12-10T14:30:00`. Two of them compare as text. Time zones are left out.
 */
export function readMoment(text: string): string | null {
  const trimmed = text.trim()
  const yearFirst = YEAR_FIRST.exec(trimmed)
  const found = yearFirst ?? DAY_FIRST.exec(trimmed)
  if (!found) return null
  const [year, month, day] = yearFirst ? [found[1], found[3], found[4]] : [found[4], found[3], found[1]]
  const date = existing(Number(year) + (year?.length === 2 ? 2000 : 0), Number(month), Number(day))
  return date === null ? null : date + timeOf(found.groups ?? {})
}

function timeOf({ hour, minute, second = '00', half }: Record<string, string | undefined>): string {
  if (hour === undefined || minute === undefined) return ''
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
  return `T${String(hours).padStart(2, '0')}:${minute}:${second}`
}

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}
