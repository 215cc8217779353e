import { escapeHtml } from '#core/text'
import { isPress, type PhoneMessage, type PhoneReply } from '../phones.ts'
import { type Chat, dateOf, textOf } from './chats.ts'
import { ICONS } from './icons.ts'
import { type Language, WORDS } from './sentences.ts'
import { dayOf, displayed, firstLine, formatted, isEmojiOnly, timeOf } from './text.ts'

/** How a chat is drawn: `name` is the business's, escaped. */
export type Drawing = { chat: Chat; name: string; language: Language; now: Date }

/** A chat's bubbles in order, with a line wherever a day begins. */
export function bubbles(drawing: Drawing): string {
  const { chat, language, now } = drawing
  const parts: string[] = []
  let before: { day: string; kind: string } | undefined
  for (const entry of chat.entries) {
    const at = dateOf(entry)
    const day = at.toDateString()
    if (day !== before?.day) parts.push(`<p class="day" id="d-${at.getTime()}">${dayOf(at, now, language)}</p>`)
    const first = day !== before?.day || entry.kind !== before.kind
    parts.push(entry.kind === 'message' ? incoming(entry.message, first, drawing) : outgoing(entry.reply, first, drawing))
    before = { day, kind: entry.kind }
  }
  return parts.join('')
}

const paragraph = (text: string): string => `<p${isEmojiOnly(text) ? ' class="big"' : ''}>${formatted(text)}</p>`

const time = (at: string, language: Language): string =>
  `<time datetime="${escapeHtml(at)}">${timeOf(new Date(at), language)}</time>`

function incoming(message: PhoneMessage, first: boolean, { chat, name, language }: Drawing): string {
  const { messageId, header, body, footer, buttons, at } = message
  const words = WORDS[language]
  const drawn = buttons.map((button, index) => `<li>${drawButton(button, index, message, chat, language)}</li>`)
  return [
    `<article class="in${first ? ' first' : ''}" id="m-${escapeHtml(messageId)}"><span class="sr">${words.from} ${name}:</span>`,
    header === null ? '' : drawHeader(header, language),
    paragraph(body),
    footer === null ? '' : `<p class="foot">${escapeHtml(footer)}</p>`,
    `<p class="meta">${time(at, language)}</p>`,
    drawn.length > 0 ? `<ul class="buttons" aria-label="${words.buttons}">${drawn.join('')}</ul>` : '',
    '</article>',
  ].join('')
}

/** A media header is only an address: its file is named, never fetched. */
function drawHeader(header: string, language: Language): string {
  const url = /^https?:\/\//i.test(header) ? URL.parse(header) : null
  if (!url) return `<p class="head">${escapeHtml(header)}</p>`
  const file = url.pathname.split('/').at(-1) || url.hostname
  return `<p class="media">${ICONS.file}<span><span class="sr">${WORDS[language].attachment}: </span>${escapeHtml(file)}</span></p>`
}

const OPENS = /^(https?:\/\/|tel:)/i

function drawButton(
  { text, url, payload }: PhoneMessage['buttons'][number],
  index: number,
  { messageId }: PhoneMessage,
  chat: Chat,
  language: Language,
): string {
  const label = `<span>${escapeHtml(text)}</span>`
  if (url !== null && OPENS.test(url)) {
    const web = !url.toLowerCase().startsWith('tel:')
    const target = web ? ' target="_blank" rel="noreferrer"' : ''
    return `<a href="${escapeHtml(url)}"${target}>${web ? ICONS.link : ICONS.call}${label}</a>`
  }
  if (payload === null) return `<span class="still">${label}</span>`
  const pressed = chat.entries.some((entry) => entry.kind === 'reply' && isPress(entry.reply, messageId, text))
  const chosen = pressed ? `<span class="sr">(${WORDS[language].pressed})</span>` : ''
  return `<button type="button" data-message="${escapeHtml(messageId)}" data-button="${index}" aria-pressed="${pressed}">${
    pressed ? ICONS.check : ICONS.reply
  }${label}${chosen}</button>`
}

function outgoing(reply: PhoneReply, first: boolean, { chat, name, language }: Drawing): string {
  const words = WORDS[language]
  const quoted =
    reply.payload === null
      ? undefined
      : chat.entries.find((entry) => entry.kind === 'message' && entry.message.messageId === reply.inReplyTo)
  return [
    `<article class="out${first ? ' first' : ''}" id="r-${escapeHtml(reply.id)}"><span class="sr">${words.you}:</span>`,
    quoted ? `<p class="answered"><b>${name}</b><span>${firstLine(textOf(quoted))}</span></p>` : '',
    paragraph(reply.text),
    `<p class="meta">${time(reply.at, language)}${ICONS.ticks}<span class="sr">${words.delivered}</span></p>`,
    '</article>',
  ].join('')
}

/** What a chat is called: the business's name where there is one, else its number. */
export const titleOf = (chat: Chat, nameOf: (senderId: string) => string | null): string => {
  const name = nameOf(chat.sender)
  return name === null ? displayed(chat.sender) : escapeHtml(name)
}
