import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './browser-page.ts'
import { ENTER_SCRIPT, sendEnterPage } from './enter-page.ts'
import type { Entrance } from './entrance.ts'
import { LOCAL_ONLY, MIME } from './page-headers.ts'
import type { Slowdown } from './slowdown.ts'

export type EntranceDesk = { entrance: Entrance; slowdown: Slowdown; address: string }

/** A ticket or a code, with its name. */
const MAX_FORM_BYTES = 1024

/**
 * `/enter`: the page that asks who comes, and what it is answered with.
 * `POST /enter/new` with a key: a new way in, for whoever starts the program a second time.
 * `GET /enter/key` with one: whether it still counts.
 */
export async function answerEntrance(request: IncomingMessage, response: ServerResponse, desk: EntranceDesk): Promise<void> {
  switch (`${request.method} ${request.url}`) {
    case 'GET /enter':
      return sendEnterPage(request, response, { kind: 'ask', refused: null })
    case 'POST /enter':
      return enter(request, response, desk)
    case 'GET /enter.js':
      return send(response, 200, MIME['.js'] ?? '', ENTER_SCRIPT)
    case 'POST /enter/new':
      if (!(await mayPass(request, response, desk))) return
      return send(response, 200, MIME['.json'] ?? '', JSON.stringify(desk.entrance.invite(desk.address)))
    case 'GET /enter/key':
      if (await mayPass(request, response, desk)) refuse(response, 204)
      return
    default:
      refuse(response, 404)
  }
}

async function enter(request: IncomingMessage, response: ServerResponse, { entrance, slowdown }: EntranceDesk): Promise<void> {
  const form = await formOf(request)
  const [ticket, code] = [form?.get('ticket') ?? '', form?.get('code') ?? '']
  // A ticket can't be guessed; a code that could be is not looked at while others are being tried.
  if (ticket === '' && slowdown.isBusy()) return refuse(response, 429)
  const entered = entrance.enter(ticket === '' ? { code } : { ticket })
  if ('key' in entered) return sendEnterPage(request, response, { kind: 'let-in', key: entered.key })
  if (entered.refused === 'wrong' && !(await slowdown.wrongTry())) return refuse(response, 429)
  await sendEnterPage(request, response, { kind: 'ask', refused: entered.refused })
}

async function mayPass(
  request: IncomingMessage,
  response: ServerResponse,
  { entrance, slowdown }: EntranceDesk,
): Promise<boolean> {
  if (entrance.holds(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')) return true
  refuse(response, (await slowdown.wrongTry()) ? 401 : 429)
  return false
}

/** What a form sent; null for one that is too long to be ours. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams | null> {
  let text = ''
  for await (const piece of request.setEncoding('latin1')) {
    text += String(piece)
    if (text.length > MAX_FORM_BYTES) return null
  }
  return new URLSearchParams(text)
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const body = Buffer.from(text)
  response.writeHead(status, { ...LOCAL_ONLY, 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store' })
  response.end(body)
}
