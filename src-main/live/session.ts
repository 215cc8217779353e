import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BundleContent, type BundleError, explainBundleError, faultsOf, templateOf } from '#core/bundle'
import type { LiveAct, LiveAnswer, LiveHop, LiveOpened } from '#core/contract'
import { type Decision, openMemory, openSending, readAddressOf, replay, type SendingEvent, type Sent } from '#core/sending'
import { sameName } from '#core/services'
import { loadBundle, openLoadTarget, readBundle, writeBundle } from '../bundle/index.ts'
import type { AppContext } from '../context.ts'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'
import { bundleToLoad } from '../jobs/index.ts'
import { ProviderError, providers } from '../providers/index.ts'
import { sampleContacts } from './contacts.ts'
import { type HopName, hop, stoppedAt } from './hops.ts'
import { openPhones } from './phones.ts'

export type LiveSession = {
  tokens: readonly string[]
  act(act: LiveAct): AsyncGenerator<LiveHop>
  reply(answer: LiveAnswer): AsyncGenerator<LiveHop>
  close(): Promise<void>
}

type About = Omit<Extract<LiveOpened, { ok: true }>, 'ok' | 'key'>
type OpenedSession = { ok: true; session: LiveSession; about: About } | Extract<LiveOpened, { ok: false }>

/** Writes what is set up now as a bundle, has the reference loader put it into a database of its own, and plays the CRM on it. */
export async function openSession(context: AppContext, implementationId: string): Promise<OpenedSession> {
  const composed = bundleToLoad(context, context.snapshot(implementationId))
  const faults = faultsOf(composed)
  if (faults.length > 0) return { ok: false, reasons: await sentences(context, faults) }
  const read = readBundle(writeBundle(composed))
  if (!read.ok) return { ok: false, reasons: await sentences(context, [read.error]) }
  const bundle = read.value
  const loaded = await load(bundle)
  if (!loaded.ok) return { ok: false, reasons: await sentences(context, [loaded.error]) }
  const sending = openSending(bundle)
  const tokens = [...new Set(Object.keys(bundle.templates).flatMap(sending.tokensOf))]
  const chats = new Set(bundle.triggers.flatMap((trigger) => (trigger.kind === 'chat' ? trigger.templates : [])))
  return {
    ok: true,
    session: play(context, bundle, tokens),
    about: {
      rows: loaded.rows,
      places: bundle.services.trees.flatMap(({ name, requestTypes }) =>
        requestTypes.map((type) => ({ serviceTree: name ?? '', requestType: type.name ?? '', statuses: [...type.statuses] })),
      ),
      chatTemplates: [...chats].map((key) => ({ key, name: bundle.templates[key]?.name ?? key })),
      samples: sampleContacts(context.store.variables.all(implementationId)),
      hasBase: context.store.consent.files(implementationId).some(({ kind }) => kind === 'contacts'),
    },
  }
}

/** Into SQLite in a folder that is gone when it was seen to be taken. */
async function load(bundle: BundleContent): Promise<{ ok: true; rows: number } | { ok: false; error: BundleError }> {
  const folder = temporaryFolder(tmpdir())
  try {
    const target = openLoadTarget(`sqlite:${join(folder, 'crm.sqlite')}`)
    if (!target.ok) return target
    try {
      const loaded = await loadBundle(bundle, target.value)
      return loaded.ok ? { ok: true, rows: loaded.value.report.inserted } : loaded
    } finally {
      await target.value.close()
    }
  } finally {
    removeTemporary(folder)
  }
}

async function sentences({ store }: AppContext, errors: readonly BundleError[]): Promise<string[]> {
  const { openWords } = await import('../i18n.ts')
  const t = openWords(store.settings.get().locale)
  return errors.map((error) => {
    const { messageId, data } = explainBundleError(error)
    return t(messageId, data)
  })
}

function play(context: AppContext, bundle: BundleContent, tokens: readonly string[]): LiveSession {
  const sending = openSending(bundle)
  const memory = openMemory(sending)
  const phones = openPhones(context)
  /** Messages that lie on a phone. */
  const sent = new Map<string, { decision: Sent; text: string; replies: string[] }>()
  const numberOf = (key: string) => bundle.numbers.find((number) => number.key === key)

  async function* act({ contact, ...given }: LiveAct): AsyncGenerator<LiveHop> {
    const event: SendingEvent = { ...given, at: context.clock.now().getTime() }
    const address = readAddressOf(contact.phone, contact.otherPhone)
    const fieldOf = () => (token: string) => (Object.hasOwn(contact.values, token) ? contact.values[token] : undefined)
    let round = 0
    for (const { decision, event: at } of replay(sending, event, { isOptedIn: contact.isOptedIn, address }, fieldOf, memory)) {
      yield* decided(decision, at, contact.name || contact.id, round)
      round++
    }
  }

  async function* decided(decision: Decision, event: SendingEvent, who: string, round: number): AsyncGenerator<LiveHop> {
    const { trigger } = decision
    const template = decision.template === null ? null : bundle.templates[decision.template]
    const number = trigger && numberOf(trigger.number)
    const linesOf: Partial<Record<HopName, string[]>> = {
      event: [event.ticket, event.requestType, event.kind === 'status' ? event.status : ''],
      trigger: trigger ? [trigger.requestType ?? '', trigger.kind === 'status' ? trigger.status : ''] : [],
      consent: decision.outcome === 'send' ? [who, decision.to] : [who],
      variables:
        decision.outcome === 'send'
          ? Object.entries(decision.values).map(([placeholder, value]) => `${placeholder} = ${value}`)
          : decision.detail
            ? [decision.detail.placeholder, ...(decision.detail.token === null ? [] : [`%${decision.detail.token}%`])]
            : [],
      template: template ? [template.name] : [],
      number: number ? [number.label, number.phone] : [],
    }
    const say = (name: HopName, stop: LiveHop['stop'] = null, more: Partial<LiveHop> = {}): LiveHop =>
      hop(round, name, stop, { lines: (linesOf[name] ?? []).filter((line) => line !== ''), ...more })
    if (decision.outcome === 'blocked') {
      for (const [name, stop] of stoppedAt(decision.reason)) yield say(name, stop)
      return
    }
    for (const name of ['event', 'trigger', 'consent', 'variables', 'template', 'number'] as const) yield say(name)
    const provider = bundle.providers.find(({ key }) => key === template?.account)?.provider
    if (!template || !number || !provider) return
    const content = { ...templateOf(template), samples: decision.values }
    let messageId: string
    try {
      messageId = await phones.send({
        provider,
        number: bundle.numbers.indexOf(number),
        template: decision.template,
        content,
        recipient: decision.to,
        values: decision.values,
        idempotencyKey: randomUUID(),
      })
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      yield say('provider', 'provider-refused', { provider, lines: [error.raw ?? error.message] })
      return
    }
    yield say('provider', null, { provider, lines: [providers[provider].descriptor.label] })
    const message = await phones.arrival(messageId)
    if (message === null) {
      yield say('phone', 'not-arrived', { provider })
      return
    }
    const { header, body, footer, buttons } = message
    sent.set(messageId, { decision, text: body, replies: [] })
    yield say('phone', null, {
      provider,
      lines: [decision.to],
      message: {
        messageId,
        header,
        body,
        footer,
        buttons: buttons.map(({ text, payload }) => ({ text, isReply: payload !== null })),
      },
    })
  }

  async function* reply({ messageId, button, text }: LiveAnswer): AsyncGenerator<LiveHop> {
    const message = sent.get(messageId)
    const heard = message && (await phones.reply(messageId, button, text))
    if (!message || !heard) {
      yield hop(0, 'reply', 'not-arrived')
      return
    }
    yield hop(0, 'reply', null, { lines: [heard.text] })
    message.replies.push(heard.text)
    // The answer of a message whose chat is open goes on in it.
    if (message.replies.length > 1) return
    if (!message.decision.opensChat) {
      yield hop(0, 'chat', 'no-chat')
      return
    }
    yield hop(0, 'chat')
    const { chatRequestType, trees } = bundle.services
    if (chatRequestType === null) {
      yield hop(0, 'sub-ticket', 'no-chat-type')
      return
    }
    const type = trees.flatMap(({ requestTypes }) => requestTypes).find(({ name }) => sameName(name ?? '', chatRequestType))
    if (type?.transcript === false) yield hop(0, 'sub-ticket', 'no-transcript', { lines: [chatRequestType] })
    else yield hop(0, 'sub-ticket', null, { lines: [chatRequestType, message.text, ...message.replies] })
  }

  return { tokens, act, reply, close: phones.close }
}
