import type { IncomingMessage, ServerResponse } from 'node:http'
import { html, type Markup } from '../report/markup.ts'
import type { Refusal } from './entrance.ts'
import { LOCAL_ONLY } from './page-headers.ts'

/** The way in is all that this page has: it knows nothing of the program's data. */
export type EnterPage =
  /** Somebody without a key, or with one that no longer counts. */
  | { kind: 'ask'; refused: Refusal | null }
  /** Who came in: the key moves into the tab's memory, and the page makes room for the program. */
  | { kind: 'let-in'; key: string }

export async function sendEnterPage(request: IncomingMessage, response: ServerResponse, page: EnterPage): Promise<void> {
  const portuguese = /^\s*(pt|$)/i.test(request.headers['accept-language'] ?? '')
  const body = Buffer.from(page.kind === 'ask' ? await ask(portuguese ? 'pt-BR' : 'en', page.refused) : letIn(page.key))
  response.writeHead(page.kind === 'ask' && page.refused !== null ? 403 : 200, {
    ...LOCAL_ONLY,
    'content-security-policy': POLICY,
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
}

/** The program's own policy has no place for a form. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Where a tab was going before it was asked for a key, and its key, by the names that the page knows them by. */
export const ENTER_SCRIPT = `const { key } = document.body.dataset
if (key) {
  sessionStorage.setItem('disparo.token', key)
  const goal = sessionStorage.getItem('disparo.goal') ?? ''
  sessionStorage.removeItem('disparo.goal')
  location.replace('/' + goal)
}
`

const letIn = (key: string): string => document(html`<body data-key="${key}"><script src="/enter.js"></script></body>`, 'pt-BR')

async function ask(locale: 'pt-BR' | 'en', refused: Refusal | null): Promise<string> {
  // Most starts need none of the sentences.
  const { openWords } = await import('../i18n.ts')
  const t = openWords(locale)
  return document(
    html`<body><main>
<h1>${t('cli:enter.title')}</h1>
${refused === null ? null : html`<p role="alert">${t(`cli:enter.${refused}`)}</p>`}
<p>${t('cli:enter.how')}</p>
<form method="post" action="/enter" autocomplete="off">
<label>${t('cli:enter.code')} <input name="code" maxlength="12" size="12" autofocus required spellcheck="false"></label>
<button>${t('cli:enter.verb')}</button>
</form>
<p>${t('cli:enter.again')}</p>
</main></body>`,
    locale,
  )
}

const document = (body: Markup, locale: string): string =>
  html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Disparo</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:34rem;margin:15vh auto;padding:0 1.5rem}input{font:1.25em ui-monospace,monospace;text-transform:uppercase;padding:.25em .5em}button{font:inherit;padding:.5em 1em}[role=alert]{border-left:4px solid #c92a2a;padding-left:1rem}</style></head>
${body}</html>`.markup
