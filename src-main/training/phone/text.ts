import { formatPhone } from '#core/phone'
import { drawFormatted, formatWhatsApp, type Pen } from '#core/template'
import { escapeHtml } from '#core/text'
import { type Language, WORDS } from './sentences.ts'

const PEN: Pen<string> = {
  text: escapeHtml,
  link: (address) => `<a href="${escapeHtml(address)}" target="_blank" rel="noreferrer">${escapeHtml(address)}</a>`,
  value: (drawn) => drawn,
  open: escapeHtml,
  element: (tag, look, children) => `<${tag}${look === null ? '' : ` class="${look}"`}>${children.join('')}</${tag}>`,
}
/** On one line, in a list that is itself a link. */
const LINE_PEN: Pen<string> = {
  ...PEN,
  link: escapeHtml,
  element: (tag, look, children) => (look === null ? PEN.element(tag, null, children) : children.join(' ')),
}

const drawn = (text: string, pen: Pen<string>): string => drawFormatted(formatWhatsApp(text), [], pen).join('')

/** A message's text as HTML, drawn as the editor's preview draws it. */
export const formatted = (text: string): string => drawn(text, PEN)

/** The first line as HTML, for a list. */
export const firstLine = (text: string): string => drawn(text.split('\n').find((line) => line.trim() !== '') ?? '', LINE_PEN)

/** One to three emoji and nothing else are drawn large. */
export const isEmojiOnly = (text: string): boolean => /^(?:\p{RGI_Emoji}\s*){1,3}$/v.test(text.trim())

/** A number the way a Brazilian writes it; escaped. */
export const displayed = (digits: string): string => escapeHtml(/^\d+$/.test(digits) ? formatPhone(`+${digits}`) : digits)

export const timeOf = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at)

/** "Hoje", "Ontem" or the date. */
export function dayOf(at: Date, now: Date, language: Language): string {
  const day = (date: Date): string => date.toDateString()
  if (day(at) === day(now)) return WORDS[language].today
  const yesterday = new Date(now)
  yesterday.setDate(now.getDate() - 1)
  if (day(at) === day(yesterday)) return WORDS[language].yesterday
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
}
