import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { type Answer, jsonAnswer } from './http.ts'
import { type LocalRequest, readLocalJson, refuseForeign } from './local-request.ts'
import { languageOf, PAGE_HEADERS, pageOf } from './phone/index.ts'
import type { Phones } from './phones.ts'

const text = z.string().max(4096)
const answerSchema = z.union([
  z.strictObject({ from: text, to: text, text }),
  z.strictObject({ messageId: text, button: z.int().min(0) }),
])

const UNCACHED = { 'cache-control': 'no-store' }
const METHODS: Readonly<Record<string, string>> = { '/_phone': 'GET', '/_phone/messages': 'GET', '/_phone/replies': 'GET, POST' }

/**
 * Answers what is asked of the simulated phones: `/_phone`, the page (`?to=` the person,
 * `&from=` the sender), `/_phone/messages` and `/_phone/replies`, what arrived and what was
 * answered as JSON, both with `?to=`; POST to the latter answers as the person:
 * `{"from", "to", "text"}` or `{"messageId", "button"}`. Null for any other path.
 */
export async function phoneAnswer(request: LocalRequest, phones: Phones, clock: Clock): Promise<Answer | null> {
  const { method, path, query, headers } = request
  const methods = Object.hasOwn(METHODS, path) ? METHODS[path] : undefined
  if (methods === undefined) return null
  if (!methods.split(', ').includes(method)) return { status: 405, headers: { allow: methods }, body: null }
  const refused = refuseForeign(request)
  if (refused) return refused
  if (method === 'POST') {
    const answer = answerSchema.safeParse(readLocalJson(request))
    if (!answer.success) return jsonAnswer(400, { message: 'expected {from, to, text} or {messageId, button}' })
    const reply = await phones.reply(answer.data)
    return reply ? jsonAnswer(200, reply, UNCACHED) : jsonAnswer(404, { message: 'there is nothing to answer' })
  }
  if (path !== '/_phone') {
    const entries = phones.conversation(query.get('to'))
    const wanted =
      path === '/_phone/messages'
        ? entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []))
        : entries.flatMap((entry) => (entry.kind === 'reply' ? [entry.reply] : []))
    return jsonAnswer(200, wanted, UNCACHED)
  }
  const language = languageOf(headers['accept-language'])
  return {
    status: 200,
    headers: { ...PAGE_HEADERS, 'content-language': language, vary: 'accept-language' },
    body: pageOf(phones, { to: query.get('to'), from: query.get('from') }, language, clock.now()),
  }
}
