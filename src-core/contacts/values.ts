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

const TIME = String.raw`(?:(?:T| +|, *| +- +| +às +)(?:[01]?\d|2[0-3])[:h][0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?)?`
/** `2026-12-10`, `2026/12/10`, `2026-12-10T23:30:00-03:00` */
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
  const trimmed = text.trim()
  const yearFirst = YEAR_FIRST.exec(trimmed)
  if (yearFirst) return existing(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))
  const dayFirst = DAY_FIRST.exec(trimmed)
  if (!dayFirst) return null
  const year = Number(dayFirst[4])
  return existing(year < 100 ? 2000 + year : year, Number(dayFirst[3]), Number(dayFirst[1]))
}

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : null
}
