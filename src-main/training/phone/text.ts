import { formatPhone } from '#core/phone'
import { type Language, WORDS } from './words.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** WhatsApp's own marks, on escaped text: they add tags around it and take nothing out of an escape. */
const marked = (text: string): string =>
  escapeHtml(text)
    .replace(/(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/gu, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/gu, '<s>$1</s>')

const linked = (html: string): string =>
  html.replace(/https?:\/\/[^\s<]*[^\s<.,;:!?)]/g, '<a href="$&" target="_blank" rel="noreferrer">$&</a>')

/** A message's text as HTML; nothing within ``` is read as a mark. */
export const formatted = (text: string): string =>
  text
    .split(/```(\S[\s\S]*?)```/)
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : linked(marked(part))))
    .join('')

/** The first line as HTML, for a list. */
export const firstLine = (text: string): string => marked(text.split('\n').find((line) => line.trim() !== '') ?? '')

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
