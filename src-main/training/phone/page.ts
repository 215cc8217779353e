import { createHash } from 'node:crypto'
import { escapeHtml } from '#core/text'
import type { Phones } from '../phones.ts'
import { bubbles, titleOf } from './bubble.ts'
import { type Chat, dateOf, type Phone, phonesOf, textOf } from './chats.ts'
import { ICONS } from './icons.ts'
import { SCRIPT } from './script.ts'
import { type Language, WORDS } from './sentences.ts'
import { STYLE } from './style.ts'
import { dayOf, displayed, firstLine, timeOf } from './text.ts'

/** What the address asks for. */
export type Wanted = {
  /** The person's digits; null: whoever got something last. */
  to: string | null
  /** The sender's digits; empty: the list of chats; null: the chat that moved last. */
  from: string | null
}

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing from elsewhere, nothing inline that is not ours: the texts on the page come from other programs. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${digestOf(SCRIPT)}`,
    `style-src ${digestOf(STYLE)}`,
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#00a884" d="M16 2a13 13 0 0 0-11 20L3 30l8-2A13 13 0 1 0 16 2z"/></svg>',
)}`

type Drawing = { nameOf: Phones['nameOf']; language: Language; now: Date }

/** The whole page, for a phone and a chat or as it comes. */
export function pageOf(phones: Phones, wanted: Wanted, language: Language, now: Date): string {
  const drawing: Drawing = { nameOf: phones.nameOf, language, now }
  const words = WORDS[language]
  const all = phonesOf(phones)
  const phone = wanted.to === null ? all[0] : all.find(({ number }) => number === wanted.to)
  const chat = wanted.from === '' ? undefined : phone?.chats.find(({ sender }) => wanted.from === null || sender === wanted.from)
  const to = phone?.number ?? wanted.to ?? ''
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="icon" href="${FAVICON}"><style>${STYLE}</style></head>
<body><nav id="phones" aria-label="${words.phones}"><h1>${words.phones}</h1><p>${words.about}</p>${phoneList(all, to, drawing)}</nav>
<main id="phone" aria-label="${words.title}">
<div id="status" aria-hidden="true"><span id="clock" class="num">${timeOf(now, language)}</span>${ICONS.signal}</div>
<p id="lost" role="status" data-lost="${words.lost}" data-refused="${words.refused}"></p>
<div id="view" data-to="${escapeHtml(to)}" data-from="${escapeHtml(chat?.sender ?? '')}">${
    chat ? chatView(chat, drawing) : listView(phone, to, drawing)
  }</div>
</main><script>${SCRIPT}</script></body></html>`
}

const avatar = (seed: string, icon: string): string =>
  `<span class="dot c${[...seed].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % COLORS}">${icon}</span>`
const COLORS = 6

const addressOf = (to: string, from?: string): string =>
  escapeHtml(`?${new URLSearchParams(from === undefined ? { to } : { to, from })}`)

/** How many messages each of these chats has: the page itself knows which of them it has shown. */
function badge(chats: readonly Chat[], language: Language): string {
  const counts = chats.map(({ phone, sender, entries }) => [
    `${phone}/${sender}`,
    entries.filter(({ kind }) => kind === 'message').length,
  ])
  const json = escapeHtml(JSON.stringify(Object.fromEntries(counts)))
  return `<span class="badge" data-chats="${json}" hidden><span></span><span class="sr"> ${WORDS[language].unread}</span></span>`
}

function phoneList(phones: readonly Phone[], to: string, { language }: Drawing): string {
  const items = phones.map(({ number, chats }) => {
    const current = number === to ? ' aria-current="page"' : ''
    return `<li><a href="${addressOf(number)}"${current}><span class="dot">${ICONS.person}</span><span class="num">${displayed(number)}</span>${badge(chats, language)}</a></li>`
  })
  return `<ul id="phone-list">${items.join('')}</ul>`
}

function listView(phone: Phone | undefined, to: string, drawing: Drawing): string {
  const words = WORDS[drawing.language]
  const content = phone
    ? `<ul id="chats" aria-label="${words.chats}">${phone.chats.map((chat) => chatItem(chat, drawing)).join('')}</ul>`
    : `<div class="empty"><span class="dot">${ICONS.chat}</span><h3>${words.emptyTitle}</h3><p>${to === '' ? words.empty : words.emptyPhone}</p></div>`
  const number = to === '' ? '' : `<p class="num">${displayed(to)}</p>`
  return `<div class="list bar"><div class="who"><h2>WhatsApp</h2>${number}</div><span class="icons">${ICONS.menu}</span></div>${content}`
}

function chatItem(chat: Chat, { nameOf, language, now }: Drawing): string {
  const at = dateOf(chat.last)
  const when = at.toDateString() === now.toDateString() ? timeOf(at, language) : dayOf(at, now, language)
  const own = chat.last.kind === 'reply' ? `${ICONS.ticks}<span class="sr">${WORDS[language].you}: </span>` : ''
  return `<li><a href="${addressOf(chat.phone, chat.sender)}">${avatar(chat.sender, ICONS.shop)}<span class="row"><span><span class="name">${titleOf(chat, nameOf)}</span><span class="when num">${when}</span></span><span><span class="last">${own}${firstLine(textOf(chat.last))}</span>${badge([chat], language)}</span></span></a></li>`
}

function chatView(chat: Chat, { nameOf, language, now }: Drawing): string {
  const words = WORDS[language]
  const name = titleOf(chat, nameOf)
  const about = nameOf(chat.sender) === null ? words.online : `${words.online} · ${displayed(chat.sender)}`
  return `<div class="bar"><a href="${addressOf(chat.phone, '')}" aria-label="${words.back}">${ICONS.back}</a>${avatar(chat.sender, ICONS.shop)}<div class="who"><h2 id="who">${name}</h2><p class="num"><span class="sr">${words.business}, </span>${about}</p></div><span class="icons">${ICONS.call}${ICONS.menu}</span></div>
<div class="wall"><div id="log" role="log" aria-label="${words.messages}" tabindex="0"><p class="notice" id="notice">${ICONS.lock}<span>${words.notice}</span></p>${bubbles({ chat, name, language, now })}</div><button type="button" id="down" aria-label="${words.down}" hidden>${ICONS.down}</button></div>
<form id="answer"><div class="field">${ICONS.smile}<textarea id="text" rows="1" maxlength="4096" placeholder="${words.type}" aria-label="${words.type}" autocomplete="off"></textarea></div><button type="submit" aria-label="${words.send}">${ICONS.send}</button></form>`
}
