import { describe, expect, it, onTestFinished } from 'vitest'
import type { ProviderErrorKind } from '#core/provider'
import { placeholdersOf, renderTemplate, type TemplateContent } from '#core/template'
import { FAULT_NAMES, type FaultName } from '#core/training'
import {
  type DeliveryEvent,
  type InboundMessage,
  type OutgoingMessage,
  type ProviderAdapter,
  type ProviderClient,
  ProviderError,
  type RemoteTemplate,
  type TemplateDraft,
  type TemplatePage,
  type TemplateReference,
} from '../../src-main/providers/index.ts'
import {
  createPhones,
  type Fault,
  type FaultHook,
  type Phones,
  type Simulator,
  type SimulatorOptions,
} from '../../src-main/training/index.ts'
import { type ManualTimeline, manualTimeline } from './manual-timeline.ts'
import { transport } from './transport.ts'

/** What the contract looks at beyond what every simulator gives. */
export type ContractSimulator = Simulator & {
  /** Every message that was taken, in order; `key` is what came of our idempotency key. */
  messages(): readonly { to: string; key: string | null; header: string | null; body: string }[]
}

export type AdapterContract = {
  adapter: ProviderAdapter
  start(options: SimulatorOptions): Promise<ContractSimulator>
  /** A recipient that the simulator can't deliver to (E.164). */
  unreachable: string
}

/** Longer than an answer on loopback takes, short enough to wait for. */
const TIMEOUT_MS = 150
const RECIPIENT = '+5531988887777'

/** Names, or their numbers: each component counts from 1. */
const draftFor = (style: 'named' | 'positional'): TemplateContent => {
  const name = (named: string, position: number): string => (style === 'named' ? named : String(position))
  const [protocolo, nome, data, codigo] = [name('protocolo', 1), name('nome', 1), name('data', 2), name('codigo', 1)]
  return {
    name: 'contrato_visita_v1',
    language: 'pt_BR',
    category: 'UTILITY',
    header: { format: 'TEXT', text: `Pedido {{${protocolo}}} confirmado` },
    body: {
      text: `Oi {{${nome}}}, a visita "técnica" será em {{${data}}}, entre 8h e 12h. Podemos contar com a sua presença?`,
    },
    footer: { text: 'Central & Cia.' },
    buttons: [
      { type: 'URL', text: 'Acompanhar', url: `https://ex.test/v/{{${codigo}}}` },
      { type: 'QUICK_REPLY', text: 'Sim, confirmo', payload: 'SIM' },
    ],
    samples: {
      [`header.${protocolo}`]: '8812',
      [`body.${nome}`]: 'Ana, a "chefe" 🎉',
      [`body.${data}`]: '10/12',
      [`buttons.0.${codigo}`]: '$&',
    },
  }
}

/** What a person sees of a template. Not every provider keeps samples and payloads. */
const visible = ({ samples: _, buttons, ...content }: TemplateContent) => ({
  ...content,
  buttons: buttons.map((button) => (button.type === 'QUICK_REPLY' ? { type: button.type, text: button.text } : button)),
})

/**
 * What comes of each switch: of a call to the API (`call`, the list as well as a message
 * unless `list` alone), and of a message that was taken all the same (`told`, in the webhook).
 */
type Consequence = { call?: ProviderErrorKind; unsure?: boolean; list?: ProviderErrorKind; told?: ProviderErrorKind }
const CONSEQUENCES: Readonly<Record<FaultName, Consequence>> = {
  'wrong-credential': { call: 'auth' },
  forbidden: { call: 'permission' },
  'rate-limit': { call: 'rate-limit' },
  'server-error': { call: 'provider-down', unsure: true },
  slow: { call: 'network', unsure: true },
  'reset-before': { call: 'network', unsure: true },
  'reset-after': { call: 'network', unsure: true },
  truncated: { call: 'protocol', unsure: true },
  html: { call: 'protocol', unsure: true },
  'page-loop': { list: 'protocol' },
  'unknown-status': {},
  'unsupported-template': {},
  'not-on-whatsapp': { told: 'recipient' },
  'parameter-mismatch': { told: 'parameters' },
  'paused-template': { told: 'template-not-approved' },
  'statuses-out-of-order': {},
}

/** What breaks whoever joins, splits, escapes or replaces carelessly. */
const HARD_VALUES = [
  'R$ 1.234,56',
  `"aspas" e 'apóstrofos' \\ barra`,
  '👩‍👩‍👧 🎉 é',
  `$& $1 $$ $\` $'`,
  '{{nome}} {{1}} %NOME%',
  '<b>&amp;</b> %41 +',
]

/**
 * The one suite that every adapter passes against its simulator, over the program's
 * own transport. A provider's own test says only how its simulator is started.
 */
export function adapterContract(contract: AdapterContract): void {
  const { adapter } = contract
  const { capabilities } = adapter.descriptor
  const draftContent = draftFor(capabilities.placeholderStyle)
  describe(adapter.descriptor.label, () => {
    const open = (options: WorldOptions = {}): Promise<World> => openWorld(contract, options)

    describe('check', () => {
      it('accepts the right secret and counts the templates', async () => {
        const { client } = await open({ templateCount: 7 })
        const templates = await listAll(client)
        expect(await client.check()).toEqual({ ok: true, templates: templates.length })
      })

      it('answers a wrong secret with `auth`, and does not reject', async () => {
        const { client } = await open({ secret: 'not-the-secret-at-all' })
        expect(await client.check()).toMatchObject({ ok: false, problem: 'auth' })
      })

      it('answers with `network` where nobody listens', async () => {
        const world = await open()
        await world.simulator.close()
        expect(await world.client.check()).toMatchObject({ ok: false, problem: 'network' })
      })

      it('refuses an address that would carry the secret in the open', async () => {
        const { client, calls } = await open({ baseUrl: 'http://provider.test/v2' })
        expect(await client.check()).toMatchObject({ ok: false, problem: 'network' })
        expect(calls()).toBe(0)
      })
    })

    describe('list', () => {
      it('brings every template of every page exactly once', async () => {
        const { client, calls, simulator } = await open({ templateCount: 1100 })
        const pages: TemplatePage[] = []
        for await (const page of client.listTemplates(simulator)) pages.push(page)
        const ids = pages.flatMap((page) => page.templates.map((template) => template.remoteId))
        expect(pages.length).toBeGreaterThan(1)
        // Each edge between two of them is looked at once more, to see whether the list held still.
        expect(calls()).toBe(2 * pages.length - 1)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(pages[0]?.total)
        const generated = pages.flatMap((page) => page.templates).filter(({ content }) => content.name.startsWith('carga_'))
        expect(generated.map(({ content }) => content.name).sort()).toEqual(
          Array.from({ length: 1100 }, (_, index) => `carga_${String(index + 1).padStart(5, '0')}`),
        )
      })

      it('waits as long as a 429 asks, then goes on', async () => {
        const { client, slept } = await open({
          fault: onceFirst({ kind: 'status', status: 429, headers: { 'retry-after': '7' } }),
        })
        expect((await listAll(client)).length).toBeGreaterThan(0)
        expect(slept).toEqual([7000])
      })

      it.each<{ name: string; fault: Fault }>([
        { name: 'a 5xx', fault: { kind: 'status', status: 503 } },
        { name: 'a connection that was torn down', fault: { kind: 'reset', when: 'after' } },
      ])('tries again after $name', async ({ fault }) => {
        const { client, slept } = await open({ fault: onceFirst(fault) })
        expect((await listAll(client)).length).toBeGreaterThan(0)
        expect(slept).toHaveLength(1)
      })

      it.each<{ name: string; fault: Fault; kind: ProviderErrorKind }>([
        { name: '401', fault: { kind: 'status', status: 401 }, kind: 'auth' },
        { name: '403', fault: { kind: 'status', status: 403 }, kind: 'permission' },
        { name: '402', fault: { kind: 'status', status: 402 }, kind: 'payment' },
        { name: '429 without end', fault: { kind: 'status', status: 429 }, kind: 'rate-limit' },
        { name: '500 without end', fault: { kind: 'status', status: 500 }, kind: 'provider-down' },
        { name: 'resets without end', fault: { kind: 'reset', when: 'before' }, kind: 'network' },
        { name: 'JSON that stops half-way', fault: { kind: 'truncate' }, kind: 'protocol' },
        { name: 'an HTML page', fault: { kind: 'html' }, kind: 'protocol' },
        {
          name: 'a redirect',
          fault: { kind: 'status', status: 302, headers: { location: 'https://ex.test/' } },
          kind: 'protocol',
        },
        { name: 'pages that go in circles', fault: { kind: 'loop' }, kind: 'protocol' },
      ])('ends $name with `$kind`', async ({ fault, kind }) => {
        const { client, failure } = await open({ templateCount: 120, fault: () => fault })
        expect(await failure(listAll(client))).toMatchObject({ kind, outcomeUnknown: false })
      })

      it('gives up on a provider that never answers', async () => {
        const { client, failure } = await open({ fault: () => ({ kind: 'delay', ms: 3_600_000 }), timeoutMs: TIMEOUT_MS })
        expect(await failure(listAll(client))).toMatchObject({ kind: 'network', hint: 'timeout' })
      })

      it('stops at once when cancelled between pages', async () => {
        const { client, calls } = await open({ templateCount: 1100 })
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        let asked = 0
        const read = async (): Promise<void> => {
          for await (const _ of client.listTemplates({ senderIds: [], signal: cancel.signal })) {
            cancel.abort(reason)
            asked = calls()
          }
        }
        await expect(read()).rejects.toBe(reason)
        // The next page was on its way already; the one after it never is.
        expect(asked).toBeLessThanOrEqual(2)
        expect(calls()).toBe(asked)
      })

      it('does not pass for finished when cancelled on the last page', async () => {
        const { client } = await open()
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const read = async (): Promise<void> => {
          for await (const _ of client.listTemplates({ senderIds: [], signal: cancel.signal })) cancel.abort(reason)
        }
        await expect(read()).rejects.toBe(reason)
      })

      it('stops at once when cancelled while the provider keeps it waiting', async () => {
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const { client, calls } = await open({
          fault: () => {
            cancel.abort(reason)
            return { kind: 'delay', ms: 3_600_000 }
          },
        })
        await expect(listAll(client, { signal: cancel.signal })).rejects.toBe(reason)
        expect(calls()).toBe(1)
      })

      it('stops at once when cancelled in the pause before another try', async () => {
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const { client, calls } = await open({
          fault: () => ({ kind: 'status', status: 503 }),
          onSleep: () => cancel.abort(reason),
        })
        await expect(listAll(client, { signal: cancel.signal })).rejects.toBe(reason)
        expect(calls()).toBe(1)
      })
    })

    describe('templates', () => {
      it('has the calls that its capabilities promise, and no others', async () => {
        const { client } = await open()
        expect({
          createTemplate: 'createTemplate' in client,
          editTemplate: 'editTemplate' in client,
          deleteTemplate: 'deleteTemplate' in client,
          checkSenders: 'checkSenders' in client,
          poll: 'deliveryStatus' in client,
        }).toEqual({
          createTemplate: capabilities.createTemplate,
          editTemplate: capabilities.editTemplate,
          deleteTemplate: capabilities.deleteTemplate,
          checkSenders: capabilities.checkSenders,
          poll: capabilities.delivery === 'poll',
        })
      })

      it('says `not-found` for an unknown id', async () => {
        const { client, senderId, failure } = await open()
        for (const remoteId of ['no-such-template', 'a/b?c=d#e', '..', '', '\ud800']) {
          const reference = { remoteId, senderId, name: 'no_such_template' }
          expect(await failure(client.getTemplate(reference))).toMatchObject({ kind: 'not-found' })
        }
      })

      it('gives one template as it stands in the list', async () => {
        const { client, reference } = await open()
        const [listed] = await listAll(client)
        if (!listed) throw new Error('the simulator has no template')
        expect(await client.getTemplate(reference(listed))).toEqual(listed)
      })

      it('creates, edits and deletes what it says it can', async () => {
        const { client, senderId, failure, reference, timeline } = await open()
        const draft: TemplateDraft = { senderId, content: draftContent, notificationEmail: 'ana@ex.test' }
        if (!client.createTemplate) return expect(capabilities.createTemplate).toBe(false)
        const created = await client.createTemplate(draft)
        expect(created).toMatchObject({ content: visible(draftContent), status: 'PENDING', unsupportedParts: [] })
        expect([{}, draftContent.samples]).toContainEqual(created.content.samples)
        expect(await client.getTemplate(reference(created))).toMatchObject({ content: visible(draftContent) })
        // Some providers let nothing be edited while it is under review.
        await timeline.advance(60_000)

        if (client.editTemplate) {
          const text = draftContent.body.text.replace('entre 8h e 12h', 'entre 14h e 18h')
          const content = { ...draftContent, body: { text } }
          const edited = await client.editTemplate(reference(created), { ...draft, content })
          expect(edited).toMatchObject({ remoteId: created.remoteId, content: visible(content) })
          expect((await client.getTemplate(reference(created))).content).toMatchObject(visible(content))
        }
        if (client.deleteTemplate) {
          await client.deleteTemplate(reference(created))
          expect(await failure(client.getTemplate(reference(created)))).toMatchObject({ kind: 'not-found' })
        }
      })

      it('deletes what was gone already, as after a first try whose answer was lost', async () => {
        const { client, reference } = await open({
          fault: ({ method, attempt }) => (method === 'DELETE' && attempt === 1 ? { kind: 'reset', when: 'after' } : null),
        })
        if (!client.deleteTemplate) return expect(capabilities.deleteTemplate).toBe(false)
        const before = await listAll(client)
        // Some providers delete every language of a name.
        const alone = before.find(({ content }) => before.filter((other) => other.content.name === content.name).length === 1)
        if (!alone) throw new Error('the simulator has no template with one language')
        await client.deleteTemplate(reference(alone))
        expect((await listAll(client)).map(({ remoteId }) => remoteId)).toEqual(
          before.flatMap(({ remoteId }) => (remoteId === alone.remoteId ? [] : [remoteId])),
        )
      })

      it('never creates twice: a lost answer leaves the outcome unknown', async () => {
        const { client, senderId, failure } = await open({
          fault: ({ method }) => (method === 'POST' ? { kind: 'reset', when: 'after' } : null),
        })
        if (!client.createTemplate) return expect(capabilities.createTemplate).toBe(false)
        const error = await failure(client.createTemplate({ senderId, content: draftContent }))
        expect(error).toMatchObject({ kind: 'network', outcomeUnknown: true })
        const created = (await listAll(client)).filter(({ content }) => content.name === draftContent.name)
        expect(created).toHaveLength(1)
      })
    })

    it('says how its senders stand, and leaves out one that is not there', async () => {
      const { client, senderId } = await open()
      if (!client.checkSenders) return expect(capabilities.checkSenders).toBe(false)
      const reports = await client.checkSenders([`+${senderId}`, '5511955550000'])
      expect(reports).toMatchObject([{ senderId: `+${senderId}`, state: 'connected', stateRaw: expect.stringMatching(/./) }])
      expect(await client.checkSenders([])).toEqual([])
    })

    describe('send', () => {
      it('arrives with the values, the recipient and our key', async () => {
        const { client, simulator, messageFor } = await open()
        const message = await messageFor((_, index) => `valor ${index}`)
        const receipt = await client.sendTemplate(message)
        expect(receipt).toEqual({ messageId: expect.stringMatching(/./), status: 'accepted' })
        const expected = renderTemplate(message.template.content, message.values)
        expect(expected.missing).toEqual([])
        const [arrived, ...others] = simulator.messages()
        expect(arrived).toMatchObject({ to: '5531988887777', key: 'key-1', body: expected.body, header: expected.header })
        expect(others).toEqual([])
      })

      it.each(HARD_VALUES)('brings the value %s as it is', async (value) => {
        const { client, simulator, messageFor } = await open()
        const message = await messageFor(() => value)
        await client.sendTemplate(message)
        expect(simulator.messages().map(({ body }) => body)).toEqual([
          renderTemplate(message.template.content, message.values).body,
        ])
      })

      it('refuses to send with a value missing, before anything leaves', async () => {
        const { client, calls, simulator, failure, messageFor } = await open()
        const message = await messageFor(() => 'x')
        const before = calls()
        const [missing = ''] = Object.keys(message.values)
        const { [missing]: _, ...values } = message.values
        expect(await failure(client.sendTemplate({ ...message, values }))).toMatchObject({ kind: 'parameters', hint: missing })
        expect(calls()).toBe(before)
        expect(simulator.messages()).toEqual([])
      })

      it('says that a template is gone, at once or when it is told, and nothing arrives', async () => {
        const { client, messageFor, events, timeline, phones } = await open()
        const { template, ...message } = await messageFor(() => 'x')
        const gone = { ...message, template: { remoteId: 'gone', content: { ...template.content, name: 'gone_v1' } } }
        const answer = await client.sendTemplate(gone).catch((error: unknown) => error)
        await timeline.advance(60_000)
        const told =
          answer instanceof ProviderError ? { problem: answer.kind, outcomeUnknown: answer.outcomeUnknown } : events().at(-1)
        expect(['not-found', 'template-not-approved']).toContain(told?.problem)
        expect(told).not.toMatchObject({ outcomeUnknown: true })
        expect(phones.conversation(null)).toEqual([])
      })

      it('sends once after a 429: nothing had been done', async () => {
        const { client, simulator, slept, messageFor } = await open({
          fault: onPost((attempt) => (attempt === 1 ? { kind: 'status', status: 429, headers: { 'retry-after': '3' } } : null)),
        })
        await client.sendTemplate(await messageFor(() => 'x'))
        expect(slept).toEqual([3000])
        expect(simulator.messages()).toHaveLength(1)
      })

      it.each<{ name: string; fault: Fault; kind: ProviderErrorKind; arrived: number }>([
        { name: 'a 5xx', fault: { kind: 'status', status: 503 }, kind: 'provider-down', arrived: 0 },
        { name: 'a reset before it was read', fault: { kind: 'reset', when: 'before' }, kind: 'network', arrived: 0 },
        { name: 'a reset after it was read', fault: { kind: 'reset', when: 'after' }, kind: 'network', arrived: 1 },
        { name: 'an answer that stops half-way', fault: { kind: 'truncate' }, kind: 'protocol', arrived: 1 },
        { name: 'an HTML page', fault: { kind: 'html' }, kind: 'protocol', arrived: 0 },
      ])('never sends twice: $name leaves the outcome unknown', async ({ fault, kind, arrived }) => {
        const { client, simulator, slept, failure, messageFor } = await open({ fault: onPost(() => fault) })
        const message = await messageFor(() => 'x')
        expect(await failure(client.sendTemplate(message))).toMatchObject({ kind, outcomeUnknown: true })
        expect(simulator.messages()).toHaveLength(arrived)
        expect(slept).toEqual([])
      })

      it('never sends twice: an answer that comes too late leaves the outcome unknown', async () => {
        const { client, simulator, timeline, failure, messageFor } = await open({
          fault: onPost(() => ({ kind: 'delay', ms: 5000 })),
          timeoutMs: TIMEOUT_MS,
        })
        const message = await messageFor(() => 'x')
        expect(await failure(client.sendTemplate(message))).toMatchObject({ kind: 'network', outcomeUnknown: true })
        await timeline.advance(60_000)
        expect(simulator.messages()).toHaveLength(1)
      })

      it('knows that nothing was sent where nobody listened', async () => {
        const { client, simulator, failure, messageFor } = await open()
        const message = await messageFor(() => 'x')
        await simulator.close()
        expect(await failure(client.sendTemplate(message))).toMatchObject({ kind: 'network', outcomeUnknown: false })
      })

      it('throws the reason when cancelled', async () => {
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const { client, messageFor } = await open({
          fault: onPost(() => {
            cancel.abort(reason)
            return { kind: 'delay', ms: 3_600_000 }
          }),
        })
        const message = await messageFor(() => 'x')
        await expect(client.sendTemplate(message, cancel.signal)).rejects.toBe(reason)
      })
    })

    describe('secret', () => {
      it.each<{ name: string; status: number; echo: (secret: string) => unknown }>([
        {
          name: 'as it is',
          status: 400,
          echo: (secret) => ({ code: secret, message: `token ${secret}`, details: [{ path: secret }] }),
        },
        { name: 'in a page', status: 200, echo: (secret) => `<p>X-API-TOKEN: ${secret}` },
        { name: 'URL-encoded', status: 403, echo: (secret) => ({ message: `?token=${encodeURIComponent(secret)}` }) },
        { name: 'as Basic', status: 500, echo: (secret) => ({ message: Buffer.from(`user:${secret}`).toString('base64') }) },
      ])('stands in no error when the provider sends it back $name', async ({ status, echo }) => {
        const world: World = await open({ fault: () => ({ kind: 'status', status, body: echo(world.simulator.secret) }) })
        // `failure` looks through everything that the error says.
        const error = await world.failure(listAll(world.client))
        expect(error.raw).toContain('***')
      })
    })

    describe('webhooks', () => {
      it('tell how a message went', async () => {
        const { client, messageFor, events, timeline } = await open()
        const message = await messageFor(() => 'x')
        const good = await client.sendTemplate(message)
        const bad = await client.sendTemplate({ ...message, recipient: contract.unreachable, idempotencyKey: 'key-2' })
        await timeline.advance(60_000)
        const of = (messageId: string): DeliveryEvent[] => events().filter((event) => event.messageId === messageId)
        const story = of(good.messageId)
        // Not every provider tells that WhatsApp took it.
        expect(story.map(({ status }) => status).filter((status) => status !== 'sent')).toEqual(['delivered', 'read'])
        expect(story.map(({ problem, detail }) => problem ?? detail)).toEqual(story.map(() => null))
        expect(of(bad.messageId).at(-1)).toMatchObject({
          status: 'failed',
          problem: 'recipient',
          detail: expect.stringMatching(/./),
        })
        for (const { at } of events()) expect(new Date(at).toISOString()).toBe(at)
      })

      it('reach, and hear, somebody who shows no number', async () => {
        const { client, messageFor, events, inbound, phones, timeline } = await open()
        const userId = 'BR.1502576394655843'
        const message = await messageFor(() => 'x')
        await client.sendTemplate({ ...message, recipient: userId })
        await timeline.advance(60_000)
        expect(events().at(-1)).toMatchObject({ status: 'read' })
        await phones.reply({ from: userId, to: message.senderId.slice(1), text: 'SAIR' })
        expect(inbound()).toMatchObject([{ person: { phone: null, userId }, text: 'SAIR' }])
        for (const recipient of ['cliente-11987654321', '', `BR.${'1'.repeat(200)}`])
          await expect(client.sendTemplate({ ...message, recipient, idempotencyKey: 'nobody' })).rejects.toMatchObject({
            kind: 'recipient',
          })
      })

      it('tell what was answered', async () => {
        const { client, messageFor, inbound, phones, timeline } = await open()
        const message = await messageFor(() => 'x', ['QUICK_REPLY'])
        const { buttons } = message.template.content
        const button = buttons.findIndex(({ type }) => type === 'QUICK_REPLY')
        const { messageId } = await client.sendTemplate(message)
        await timeline.advance(60_000)
        const sender = message.senderId.slice(1)
        await phones.reply({ from: RECIPIENT.slice(1), to: sender, text: 'Pode vir, sim! 👍\n"Portão 2"' })
        await phones.reply({ messageId, button })
        const [typed, pressed, ...others] = inbound()
        expect(others).toEqual([])
        expect(typed).toMatchObject({ person: { phone: RECIPIENT }, to: sender, text: 'Pode vir, sim! 👍\n"Portão 2"' })
        // Not every provider says what a typed answer belongs to.
        expect([messageId, null]).toContain(typed?.inReplyTo)
        expect(pressed).toMatchObject({
          person: { phone: RECIPIENT },
          to: sender,
          text: buttons[button]?.text,
          inReplyTo: messageId,
        })
        expect(new Set([typed?.messageId, pressed?.messageId, messageId]).size).toBe(3)
        for (const { at } of [typed, pressed].filter((one) => one !== undefined)) expect(new Date(at).toISOString()).toBe(at)
      })

      it('are read only by whom they are for', async () => {
        const { client, messageFor, webhooks, phones, timeline } = await open()
        const message = await messageFor(() => 'x')
        await client.sendTemplate(message)
        await timeline.advance(60_000)
        const delivered = webhooks()
        await phones.reply({ from: RECIPIENT.slice(1), to: message.senderId.slice(1), text: 'oi' })
        const [answered, ...more] = webhooks().slice(delivered.length)
        expect(more).toEqual([])
        expect(delivered.map((body) => adapter.readInboundWebhook(body))).toEqual(delivered.map(() => null))
        expect(adapter.readDeliveryWebhook(answered)).toBeNull()
        for (const foreign of [{ type: 'something else' }, { results: [{ mms: 1 }, null] }, { results: [] }, [], null, 'text']) {
          expect(adapter.readDeliveryWebhook(foreign)).toBeNull()
          expect(adapter.readInboundWebhook(foreign)).toBeNull()
        }
      })
    })

    describe('switched fault', () => {
      const opened = async (name: FaultName): Promise<World & { message: OutgoingMessage }> => {
        const world = await open({ templateCount: 120, ...(name === 'slow' && { timeoutMs: TIMEOUT_MS }) })
        const message = await world.messageFor(() => 'x')
        world.simulator.setFault(name)
        return { ...world, message }
      }

      it.each(FAULT_NAMES.map((name) => ({ name, ...CONSEQUENCES[name] })))(
        '$name: the list and the check end as they should',
        async ({ name, call, list = call }) => {
          const { client, failure, simulator } = await opened(name)
          if (list === undefined) {
            expect((await listAll(client, simulator)).length).toBeGreaterThan(120)
          } else expect(await failure(listAll(client, simulator))).toMatchObject({ kind: list, outcomeUnknown: false })
          expect(await client.check()).toMatchObject(call ? { ok: false, problem: call } : { ok: true })
        },
      )

      it.each(FAULT_NAMES.map((name) => ({ name, ...CONSEQUENCES[name] })))(
        '$name: a message ends as it should, and is there once at most',
        async ({ name, call, unsure = false, told }) => {
          const { client, failure, simulator, message, timeline, events } = await opened(name)
          if (call) {
            expect(await failure(client.sendTemplate(message))).toMatchObject({ kind: call, outcomeUnknown: unsure })
            await timeline.advance(60_000)
            expect(simulator.messages().length).toBeLessThanOrEqual(unsure ? 1 : 0)
            return
          }
          await client.sendTemplate(message)
          await timeline.advance(60_000)
          expect(simulator.messages()).toHaveLength(1)
          const reports = events().map(({ status, problem }) => ({ status, problem }))
          if (told) expect(reports.at(-1)).toEqual({ status: 'failed', problem: told })
          else expect(reports).toEqual(expect.arrayContaining([expect.objectContaining({ status: 'read', problem: null })]))
        },
      )

      it('unknown-status: the word is kept, and the template is not taken for approved', async () => {
        const { client } = await opened('unknown-status')
        const unknown = (await listAll(client)).filter(({ status }) => status === 'UNKNOWN')
        expect(unknown.length).toBeGreaterThan(0)
        for (const { statusRaw } of unknown) expect(statusRaw).not.toBe('')
      })

      it('unsupported-template: one more is listed, and says what of it is not supported', async () => {
        const { client, simulator } = await opened('unsupported-template')
        const now = await listAll(client)
        simulator.setFault(null)
        const before = new Set((await listAll(client)).map(({ remoteId }) => remoteId))
        const [odd, ...others] = now.filter(({ remoteId }) => !before.has(remoteId))
        expect(others).toEqual([])
        expect(odd?.unsupportedParts).not.toEqual([])
      })

      it('statuses-out-of-order: all are told, the later before the earlier', async () => {
        const { client, message, timeline, events } = await opened('statuses-out-of-order')
        await client.sendTemplate(message)
        await timeline.advance(60_000)
        const came = events().map(({ status }) => status)
        expect(came.filter((status) => status !== 'sent').toSorted()).toEqual(['delivered', 'read'])
        expect(came.indexOf('read')).toBeLessThan(came.indexOf('delivered'))
      })
    })
  })
}

type WorldOptions = {
  fault?: FaultHook
  templateCount?: number
  secret?: string
  baseUrl?: string
  timeoutMs?: number
  /** Given, pauses last until their signal ends them. */
  onSleep?: () => void
}

type World = {
  simulator: ContractSimulator
  phones: Phones
  timeline: ManualTimeline
  client: ProviderClient
  senderId: string
  /** A message that could be sent: the first approved template that is text alone and takes values, with these buttons. */
  messageFor(value: (name: string, index: number) => string, buttons?: readonly string[]): Promise<OutgoingMessage>
  reference(template: RemoteTemplate): TemplateReference
  /** Every webhook's body as it travels, in order; what of it is about deliveries, and about answers. */
  webhooks(): unknown[]
  events(): DeliveryEvent[]
  inbound(): InboundMessage[]
  /** How many requests left. */
  calls(): number
  /** Every pause, in milliseconds. Nobody really waits. */
  slept: number[]
  /** The ProviderError that a call must end with, looked through for the secret. */
  failure(call: Promise<unknown>): Promise<ProviderError>
}

async function openWorld({ adapter, start }: AdapterContract, options: WorldOptions): Promise<World> {
  const { fault, templateCount, timeoutMs, onSleep } = options
  const timeline = manualTimeline()
  const phones = createPhones(timeline)
  const bodies: unknown[] = []
  const simulator = await start({
    timeline,
    phones,
    onWebhook: (body) => bodies.push(JSON.parse(JSON.stringify(body))),
    ...(fault && { fault }),
    ...(templateCount !== undefined && { templateCount }),
  })
  onTestFinished(() => simulator.close())
  const secret = options.secret ?? simulator.secret
  const slept: number[] = []
  let calls = 0
  const client = adapter.connect(
    { settings: { baseUrl: options.baseUrl ?? simulator.baseUrl }, secret },
    {
      fetch(address, request) {
        calls++
        return transport(address, request)
      },
      async sleep(ms, signal) {
        slept.push(ms)
        if (!onSleep) return
        await new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('woken')), { once: true })
          onSleep()
        })
      },
      ...(timeoutMs !== undefined && { timeoutMs }),
    },
  )
  const senderId = simulator.senderIds[0] ?? ''
  return {
    simulator,
    phones,
    timeline,
    client,
    senderId,
    messageFor: (value, buttons = []) => messageFor({ adapter, client, senderId, value, buttons }),
    reference: ({ remoteId, senderId: owner, content }) => ({ remoteId, senderId: owner ?? senderId, name: content.name }),
    webhooks: () => [...bodies],
    events: () => bodies.flatMap((body) => adapter.readDeliveryWebhook(body) ?? []),
    inbound: () => bodies.flatMap((body) => adapter.readInboundWebhook(body) ?? []),
    calls: () => calls,
    slept,
    async failure(call) {
      const error = await call.then(
        () => null,
        (reason: unknown) => reason,
      )
      if (!(error instanceof ProviderError)) throw new Error(`no ProviderError but ${String(error)}`, { cause: error })
      const said = [error.message, error.raw, error.hint, error.stack, String(error.cause)].join('\n')
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')]) {
        expect(said).not.toContain(form)
      }
      return error
    },
  }
}

const onceFirst =
  (fault: Fault): FaultHook =>
  ({ attempt }) =>
    attempt === 1 ? fault : null

/** Sending and creating are POST at every provider; listing is not. */
const onPost =
  (fault: (attempt: number) => Fault | null): FaultHook =>
  ({ method, attempt }) =>
    method === 'POST' ? fault(attempt) : null

async function listAll(
  client: ProviderClient,
  options: { senderIds?: readonly string[]; signal?: AbortSignal } = {},
): Promise<RemoteTemplate[]> {
  const templates: RemoteTemplate[] = []
  const { senderIds = [], signal } = options
  for await (const page of client.listTemplates({ senderIds, signal })) templates.push(...page.templates)
  return templates
}

async function messageFor(wanted: {
  adapter: ProviderAdapter
  client: ProviderClient
  senderId: string
  value: (name: string, index: number) => string
  buttons: readonly string[]
}): Promise<OutgoingMessage> {
  const { placeholderScope } = wanted.adapter.descriptor.capabilities
  const template = (await listAll(wanted.client)).find(
    ({ status, senderId, content, unsupportedParts }) =>
      status === 'APPROVED' &&
      (senderId ?? wanted.senderId) === wanted.senderId &&
      unsupportedParts.length === 0 &&
      (content.header?.format ?? 'TEXT') === 'TEXT' &&
      content.buttons.every((button) => button.type !== 'OTHER' && button.type !== 'COPY_CODE') &&
      wanted.buttons.every((type) => content.buttons.some((button) => button.type === type)) &&
      placeholdersOf(content, placeholderScope).length > 0,
  )
  if (!template) throw new Error('the simulator has no template to send')
  const values = placeholdersOf(template.content, placeholderScope).flatMap(({ name, keys }, index) =>
    keys.map((key) => [key, wanted.value(name, index)] as const),
  )
  return {
    senderId: `+${wanted.senderId}`,
    recipient: RECIPIENT,
    template: { remoteId: template.remoteId, content: template.content },
    values: Object.fromEntries(values),
    idempotencyKey: 'key-1',
  }
}
