import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { formatPhone } from '#core/phone'
import { type Answer, jsonAnswer } from './http.ts'

/** What a phone shows of a message. */
export type PhoneMessage = {
  messageId: string
  /** Digits, country code first. */
  from: string
  to: string
  /** ISO 8601. */
  at: string
  header: string | null
  body: string
  footer: string | null
  buttons: readonly { text: string; url: string | null }[]
}

/** The page stands alone (it is what a recipient's phone would be), so its few words are here and not in the locales. */
const WORDS = {
  'pt-BR': {
    title: 'Celular simulado',
    chats: 'Conversas',
    messages: 'Mensagens',
    buttons: 'Botões',
    empty: 'Nenhuma mensagem ainda. O que for enviado pelo simulador aparece aqui.',
    lost: 'O simulador não responde. A página volta a se atualizar quando ele voltar.',
    from: 'De',
  },
  en: {
    title: 'Simulated phone',
    chats: 'Chats',
    messages: 'Messages',
    buttons: 'Buttons',
    empty: 'No message yet. What is sent through the simulator appears here.',
    lost: 'The simulator does not answer. The page refreshes again when it is back.',
    from: 'From',
  },
} as const

type Language = keyof typeof WORDS

/** The better liked of the two languages; Portuguese when neither is asked for. */
function languageOf(accept: string | undefined): Language {
  const wishes = (accept ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
      const quality = Number(/q=([\d.]+)/.exec(parameters.join())?.[1] ?? 1)
      return { tag: tag.split('-')[0], quality }
    })
    .filter(({ tag, quality }) => (tag === 'pt' || tag === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wishes[0]?.tag === 'en' ? 'en' : 'pt-BR'
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** WhatsApp's own marks, on escaped text: they add tags around it and take nothing out of an escape. */
const formatted = (text: string): string =>
  escapeHtml(text)
    .replace(/(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/gu, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/gu, '<s>$1</s>')

const displayed = (digits: string): string => escapeHtml(/^\d+$/.test(digits) ? formatPhone(`+${digits}`) : digits)

const STYLE = `
:root { color-scheme: light dark; --page: #e9ecef; --phone: #fff; --wall: #efe7dd; --bubble: #fff; --text: #111b21; --dim: #54656f; --bar: #075e54; --link: #00619e; --line: #c4cbd0; }
@media (prefers-color-scheme: dark) { :root { --page: #0b0e11; --phone: #111b21; --wall: #0b141a; --bubble: #202c33; --text: #e9edef; --dim: #a3b0b8; --bar: #1f3a36; --link: #6cc2f5; --line: #3b4a54; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--text); font: 15px/1.4 system-ui, sans-serif; }
#phone { width: min(400px, 100vw); height: min(780px, 100vh); display: flex; flex-direction: column; background: var(--phone); border-radius: 32px; border: 8px solid #1b1f23; overflow: hidden; }
header { background: var(--bar); color: #fff; padding: 14px 18px; }
h1 { margin: 0; font-size: 13px; font-weight: 500; }
h2 { margin: 2px 0 0; font-size: 18px; font-variant-numeric: tabular-nums; }
nav ul { display: flex; gap: 4px; margin: 0; padding: 8px; list-style: none; overflow-x: auto; border-bottom: 1px solid var(--line); }
nav a { display: block; padding: 4px 12px; border-radius: 16px; color: var(--link); white-space: nowrap; font-variant-numeric: tabular-nums; }
nav a[aria-current] { background: var(--bar); color: #fff; text-decoration: none; }
a:focus-visible, #log:focus-visible { outline: 3px solid var(--link); outline-offset: -3px; }
#log { flex: 1; overflow-y: auto; margin: 0; padding: 16px 12px; background: var(--wall); }
article { max-width: 88%; margin: 0 0 12px; padding: 8px 12px; border-radius: 4px 12px 12px 12px; background: var(--bubble); overflow-wrap: anywhere; }
p { margin: 0 0 4px; white-space: pre-wrap; }
.head { font-weight: 600; }
.foot, .meta { color: var(--dim); font-size: 13px; }
.meta { display: flex; justify-content: space-between; gap: 12px; margin: 0; font-variant-numeric: tabular-nums; }
.buttons { margin: 8px 0 0; padding: 0; list-style: none; text-align: center; }
.buttons li { padding: 8px; border-top: 1px solid var(--line); color: var(--link); }
a { color: var(--link); }
.empty, #lost:not(:empty) { padding: 16px; }
#lost { margin: 0; }
`

/** Fetches this page again and takes over what is new, so that a screen reader hears new bubbles only. */
const SCRIPT = `
const log = () => document.getElementById('log')
const lost = document.getElementById('lost')
const stayDown = () => { const list = log(); if (list) list.scrollTop = list.scrollHeight }
async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const mine = log(), theirs = fresh.getElementById('log')
    const nav = fresh.getElementById('chats')
    if (nav.innerHTML !== document.getElementById('chats').innerHTML) document.getElementById('chats').replaceWith(nav)
    if (mine.dataset.to !== theirs.dataset.to) {
      document.getElementById('who').replaceWith(fresh.getElementById('who'))
      mine.replaceWith(theirs)
      stayDown()
    } else {
      const added = [...theirs.children].filter((item) => !document.getElementById(item.id))
      if (added.length > 0) { mine.append(...added); stayDown() }
    }
    lost.textContent = ''
  } catch {
    if (lost.textContent === '') lost.textContent = lost.dataset.text
  }
  setTimeout(refresh, 1500)
}
stayDown()
setTimeout(refresh, 1500)
`

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${digestOf(SCRIPT)}`,
    `style-src ${digestOf(STYLE)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

function bubble(message: PhoneMessage, language: Language): string {
  const { messageId, header, body, footer, buttons, at, from } = message
  const words = WORDS[language]
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(at))
  const items = buttons.map(({ text, url }) => {
    const link = url !== null && /^https?:\/\//i.test(url)
    return `<li>${link ? `<a href="${escapeHtml(url)}" target="_blank" rel="noreferrer">${escapeHtml(text)}</a>` : escapeHtml(text)}</li>`
  })
  return [
    `<article id="m-${escapeHtml(messageId)}">`,
    header === null ? '' : `<p class="head">${escapeHtml(header)}</p>`,
    `<p>${formatted(body)}</p>`,
    footer === null ? '' : `<p class="foot">${escapeHtml(footer)}</p>`,
    `<p class="meta"><span>${words.from} ${displayed(from)}</span><time datetime="${escapeHtml(at)}">${time}</time></p>`,
    items.length > 0 ? `<ul class="buttons" aria-label="${words.buttons}">${items.join('')}</ul>` : '',
    '</article>',
  ].join('')
}

function page(messages: readonly PhoneMessage[], wanted: string | null, language: Language): string {
  const words = WORDS[language]
  const phones = [...new Set(messages.map((message) => message.to))].reverse()
  const to = wanted ?? messages.at(-1)?.to ?? ''
  const chats = phones.map((phone) => {
    const current = phone === to ? ' aria-current="page"' : ''
    return `<li><a href="?to=${encodeURIComponent(phone)}"${current}>${displayed(phone)}</a></li>`
  })
  const bubbles = messages.filter((message) => message.to === to).map((message) => bubble(message, language))
  // An empty phone has a list of its own (`data-to` differs), so the first message replaces the sentence.
  const key = bubbles.length > 0 ? escapeHtml(to) : ''
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><style>${STYLE}</style></head>
<body><main id="phone">
<header><h1>${words.title}</h1><h2 id="who">${to === '' ? '—' : displayed(to)}</h2></header>
<nav id="chats" aria-label="${words.chats}">${chats.length > 0 ? `<ul>${chats.join('')}</ul>` : ''}</nav>
<p id="lost" role="status" data-text="${words.lost}"></p>
<div id="log" role="log" aria-label="${words.messages}" tabindex="0" data-to="${key}">${bubbles.join('') || `<p class="empty">${words.empty}</p>`}</div>
</main><script>${SCRIPT}</script></body></html>`
}

/** A page elsewhere that has its own name point here must not read the messages. */
const isLoopback = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '')

/**
 * Answers what is asked of the simulated phones: `/_phone`, the page, and
 * `/_phone/messages`, the same as JSON; both take `?to=`. Null for any other path.
 */
export function phoneAnswer(
  request: { method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders },
  arrived: (to: string | null) => readonly PhoneMessage[],
): Answer | null {
  const { method, path, query, headers } = request
  if (path !== '/_phone' && path !== '/_phone/messages') return null
  if (method !== 'GET') return { status: 405, headers: { allow: 'GET' }, body: null }
  if (!isLoopback(headers.host)) return { status: 403, headers: {}, body: null }
  const to = query.get('to')
  if (path === '/_phone/messages') return jsonAnswer(200, arrived(to), { 'cache-control': 'no-store' })
  const language = languageOf(headers['accept-language'])
  return {
    status: 200,
    headers: { ...PAGE_HEADERS, 'content-language': language, vary: 'accept-language' },
    body: page(arrived(null), to, language),
  }
}
