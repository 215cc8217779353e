import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ProviderErrorKind } from '#core/provider'
import { placeholdersOf, renderTemplate, type TemplateContent } from '#core/template'
import {
  type DeliveryEvent,
  type OutgoingMessage,
  type ProviderAdapter,
  type ProviderClient,
  ProviderError,
  type RemoteTemplate,
  type TemplateDraft,
  type TemplatePage,
} from '../../src-main/providers/index.ts'
import {
  type Fault,
  type FaultHook,
  type ManualTimeline,
  manualTimeline,
  type Simulator,
  type Timeline,
} from '../../src-main/training/index.ts'
import { netFetch } from './net-fetch.ts'

/** What the contract looks at beyond what every simulator gives. */
export type ContractSimulator = Simulator & {
  /** Every message that was taken, in order. */
  messages(): readonly { to: string; externalId: string | null; header: string | null; body: string }[]
}

export type AdapterContract = {
  adapter: ProviderAdapter
  start(options: { fault?: FaultHook; templateCount?: number; timeline?: Timeline }): Promise<ContractSimulator>
  /** Has every delivery status posted to the address; for providers that do so at all. */
  subscribe?(simulator: Simulator, url: string): Promise<void>
  /** A recipient that the simulator can't deliver to (E.164). */
  unreachable: string
}

/** Longer than an answer on loopback takes, short enough to wait for. */
const TIMEOUT_MS = 150
const RECIPIENT = '+5531988887777'

const TRANSPORTS = [
  { transport: "Node's fetch", fetch: globalThis.fetch },
  { transport: "Electron's net.fetch", fetch: netFetch },
]

const DRAFT: TemplateContent = {
  name: 'contrato_visita_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Pedido {{protocolo}} confirmado' },
  body: { text: 'Oi {{nome}}, a visita "técnica" será em {{data}}, entre 8h e 12h. Podemos contar com a sua presença?' },
  footer: { text: 'Central & Cia.' },
  buttons: [
    { type: 'URL', text: 'Acompanhar', url: 'https://ex.test/v/{{codigo}}' },
    { type: 'QUICK_REPLY', text: 'Sim, confirmo', payload: 'SIM' },
  ],
  samples: {
    'header.protocolo': '8812',
    'body.nome': 'Ana, a "chefe" 🎉',
    'body.data': '10/12',
    'buttons.0.codigo': '$&',
  },
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
 * The one suite that every adapter passes against its simulator, over both
 * transports. A provider's own test says only how its simulator is started.
 */
export function adapterContract(contract: AdapterContract): void {
  const { adapter } = contract
  const { capabilities } = adapter.descriptor
  describe.each(TRANSPORTS)(`${adapter.descriptor.label} over $transport`, ({ fetch }) => {
    const open = (options: WorldOptions = {}): Promise<World> => openWorld(contract, fetch, options)

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
        const { client, calls } = await open({ templateCount: 230 })
        const pages: TemplatePage[] = []
        for await (const page of client.listTemplates()) pages.push(page)
        const ids = pages.flatMap((page) => page.templates.map((template) => template.remoteId))
        expect(pages.length).toBeGreaterThan(1)
        expect(calls()).toBe(pages.length)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(pages[0]?.total)
        const generated = pages.flatMap((page) => page.templates).filter(({ content }) => content.name.startsWith('carga_'))
        expect(generated.map(({ content }) => content.name).sort()).toEqual(
          Array.from({ length: 230 }, (_, index) => `carga_${String(index + 1).padStart(5, '0')}`),
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
        const { client, calls } = await open({ templateCount: 230 })
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const read = async (): Promise<void> => {
          for await (const _ of client.listTemplates(cancel.signal)) cancel.abort(reason)
        }
        await expect(read()).rejects.toBe(reason)
        expect(calls()).toBe(1)
      })

      it('does not pass for finished when cancelled on the last page', async () => {
        const { client } = await open()
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const read = async (): Promise<void> => {
          for await (const _ of client.listTemplates(cancel.signal)) cancel.abort(reason)
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
        await expect(listAll(client, cancel.signal)).rejects.toBe(reason)
        expect(calls()).toBe(1)
      })

      it('stops at once when cancelled in the pause before another try', async () => {
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const { client, calls } = await open({
          fault: () => ({ kind: 'status', status: 503 }),
          onSleep: () => cancel.abort(reason),
        })
        await expect(listAll(client, cancel.signal)).rejects.toBe(reason)
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
          poll: 'deliveryStatus' in client,
        }).toEqual({
          createTemplate: capabilities.createTemplate,
          editTemplate: capabilities.editTemplate,
          deleteTemplate: capabilities.deleteTemplate,
          poll: capabilities.delivery === 'poll',
        })
      })

      it('says `not-found` for an unknown id', async () => {
        const { client, failure } = await open()
        for (const id of ['no-such-template', 'a/b?c=d#e', '..', '']) {
          expect(await failure(client.getTemplate(id))).toMatchObject({ kind: 'not-found' })
        }
      })

      it('gives one template as it stands in the list', async () => {
        const { client } = await open()
        const [listed] = await listAll(client)
        if (!listed) throw new Error('the simulator has no template')
        expect(await client.getTemplate(listed.remoteId)).toEqual(listed)
      })

      it('creates, edits and deletes what it says it can', async () => {
        const { client, senderId, failure } = await open()
        const draft: TemplateDraft = { senderId, content: DRAFT, notificationEmail: 'ana@ex.test' }
        if (!client.createTemplate) return expect(capabilities.createTemplate).toBe(false)
        const created = await client.createTemplate(draft)
        expect(created).toMatchObject({ content: DRAFT, status: 'PENDING', unsupportedParts: [] })
        expect(await client.getTemplate(created.remoteId)).toMatchObject({ content: DRAFT })

        if (client.editTemplate) {
          const content = { ...DRAFT, body: { text: 'Oi {{nome}}, a visita ficou para {{data}}, à tarde, como combinado.' } }
          const edited = await client.editTemplate(created.remoteId, { ...draft, content })
          expect(edited).toMatchObject({ remoteId: created.remoteId, content })
          expect((await client.getTemplate(created.remoteId)).content).toEqual(content)
        }
        if (client.deleteTemplate) {
          await client.deleteTemplate(created.remoteId)
          expect(await failure(client.getTemplate(created.remoteId))).toMatchObject({ kind: 'not-found' })
        }
      })

      it('deletes what was gone already, as after a first try whose answer was lost', async () => {
        const { client } = await open({
          fault: ({ method, attempt }) => (method === 'DELETE' && attempt === 1 ? { kind: 'reset', when: 'after' } : null),
        })
        if (!client.deleteTemplate) return expect(capabilities.deleteTemplate).toBe(false)
        const [first, ...others] = await listAll(client)
        if (!first) throw new Error('the simulator has no template')
        await client.deleteTemplate(first.remoteId)
        expect((await listAll(client)).map(({ remoteId }) => remoteId)).toEqual(others.map(({ remoteId }) => remoteId))
      })

      it('never creates twice: a lost answer leaves the outcome unknown', async () => {
        const { client, senderId, failure } = await open({
          fault: ({ method }) => (method === 'POST' ? { kind: 'reset', when: 'after' } : null),
        })
        if (!client.createTemplate) return expect(capabilities.createTemplate).toBe(false)
        const error = await failure(client.createTemplate({ senderId, content: DRAFT }))
        expect(error).toMatchObject({ kind: 'network', outcomeUnknown: true })
        const created = (await listAll(client)).filter(({ content }) => content.name === DRAFT.name)
        expect(created).toHaveLength(1)
      })
    })

    describe('send', () => {
      it('arrives with the values, the recipient and our key', async () => {
        const { client, simulator } = await open()
        const message = await messageFor(client, (_, index) => `valor ${index}`)
        const receipt = await client.sendTemplate(message)
        expect(receipt).toEqual({ messageId: expect.stringMatching(/./), status: 'accepted' })
        const expected = renderTemplate(message.template.content, message.values)
        expect(expected.missing).toEqual([])
        const [arrived, ...others] = simulator.messages()
        expect(arrived).toMatchObject({ to: '5531988887777', externalId: 'key-1', body: expected.body, header: expected.header })
        expect(others).toEqual([])
      })

      it.each(HARD_VALUES)('brings the value %s as it is', async (value) => {
        const { client, simulator } = await open()
        const message = await messageFor(client, () => value)
        await client.sendTemplate(message)
        expect(simulator.messages().map(({ body }) => body)).toEqual([
          renderTemplate(message.template.content, message.values).body,
        ])
      })

      it('refuses to send with a value missing, before anything leaves', async () => {
        const { client, calls, simulator, failure } = await open()
        const message = await messageFor(client, () => 'x')
        const before = calls()
        const [missing = ''] = Object.keys(message.values)
        const { [missing]: _, ...values } = message.values
        expect(await failure(client.sendTemplate({ ...message, values }))).toMatchObject({ kind: 'parameters', hint: missing })
        expect(calls()).toBe(before)
        expect(simulator.messages()).toEqual([])
      })

      it('says `not-found` for a template that is gone', async () => {
        const { client, failure } = await open()
        const message = await messageFor(client, () => 'x')
        const gone = { ...message, template: { ...message.template, remoteId: 'gone' } }
        expect(await failure(client.sendTemplate(gone))).toMatchObject({ kind: 'not-found', outcomeUnknown: false })
      })

      it('sends once after a 429: nothing had been done', async () => {
        const { client, simulator, slept } = await open({
          fault: onPost((attempt) => (attempt === 1 ? { kind: 'status', status: 429, headers: { 'retry-after': '3' } } : null)),
        })
        await client.sendTemplate(await messageFor(client, () => 'x'))
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
        const { client, simulator, slept, failure } = await open({ fault: onPost(() => fault) })
        const message = await messageFor(client, () => 'x')
        expect(await failure(client.sendTemplate(message))).toMatchObject({ kind, outcomeUnknown: true })
        expect(simulator.messages()).toHaveLength(arrived)
        expect(slept).toEqual([])
      })

      it('never sends twice: an answer that comes too late leaves the outcome unknown', async () => {
        const { client, simulator, timeline, failure } = await open({
          fault: onPost(() => ({ kind: 'delay', ms: 5000 })),
          timeoutMs: TIMEOUT_MS,
        })
        const message = await messageFor(client, () => 'x')
        expect(await failure(client.sendTemplate(message))).toMatchObject({ kind: 'network', outcomeUnknown: true })
        await timeline.advance(60_000)
        expect(simulator.messages()).toHaveLength(1)
      })

      it('knows that nothing was sent where nobody listened', async () => {
        const { client, simulator, failure } = await open()
        const message = await messageFor(client, () => 'x')
        await simulator.close()
        expect(await failure(client.sendTemplate(message))).toMatchObject({ kind: 'network', outcomeUnknown: false })
      })

      it('throws the reason when cancelled', async () => {
        const cancel = new AbortController()
        const reason = new Error('the person pressed cancel')
        const { client } = await open({
          fault: onPost(() => {
            cancel.abort(reason)
            return { kind: 'delay', ms: 3_600_000 }
          }),
        })
        const message = await messageFor(client, () => 'x')
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

    it('reads what a delivery webhook says', async () => {
      const events = await deliveriesOf(contract, fetch)
      if (!events) return expect(capabilities.delivery).toBe('poll')
      const { delivered, failed } = events
      expect(delivered.map(({ status, problem }) => [status, problem])).toEqual([
        ['sent', null],
        ['delivered', null],
        ['read', null],
      ])
      const last = failed.at(-1)
      expect(last).toMatchObject({ status: 'failed', problem: 'recipient', detail: expect.stringMatching(/./) })
      for (const { at } of [...delivered, ...failed]) expect(new Date(at).toISOString()).toBe(at)
      expect(adapter.readDeliveryWebhook({ type: 'something else' })).toBeNull()
      expect(adapter.readDeliveryWebhook('not even an object')).toBeNull()
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
  timeline: ManualTimeline
  client: ProviderClient
  senderId: string
  /** How many requests left. */
  calls(): number
  /** Every pause, in milliseconds. Nobody really waits. */
  slept: number[]
  /** The ProviderError that a call must end with, looked through for the secret. */
  failure(call: Promise<unknown>): Promise<ProviderError>
}

async function openWorld(
  { adapter, start }: AdapterContract,
  fetch: typeof globalThis.fetch,
  options: WorldOptions,
): Promise<World> {
  const { fault, templateCount, timeoutMs, onSleep } = options
  const timeline = manualTimeline()
  const simulator = await start({ timeline, ...(fault && { fault }), ...(templateCount !== undefined && { templateCount }) })
  onTestFinished(() => simulator.close())
  const secret = options.secret ?? simulator.secret
  const slept: number[] = []
  let calls = 0
  const client = adapter.connect(
    { settings: { baseUrl: options.baseUrl ?? simulator.baseUrl }, secret },
    {
      fetch(input, init) {
        calls++
        return fetch(input, init)
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
  return {
    simulator,
    timeline,
    client,
    senderId: simulator.senderIds[0] ?? '',
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

async function listAll(client: ProviderClient, signal?: AbortSignal): Promise<RemoteTemplate[]> {
  const templates: RemoteTemplate[] = []
  for await (const page of client.listTemplates(signal)) templates.push(...page.templates)
  return templates
}

/** A message that could be sent: the first approved template that is text alone and takes values. */
async function messageFor(client: ProviderClient, value: (name: string, index: number) => string): Promise<OutgoingMessage> {
  const template = (await listAll(client)).find(
    ({ status, content, unsupportedParts }) =>
      status === 'APPROVED' &&
      unsupportedParts.length === 0 &&
      (content.header?.format ?? 'TEXT') === 'TEXT' &&
      content.buttons.every((button) => button.type !== 'OTHER' && button.type !== 'COPY_CODE') &&
      placeholdersOf(content, 'template').length > 0,
  )
  if (!template?.senderId) throw new Error('the simulator has no template to send')
  const values = placeholdersOf(template.content, 'template').flatMap(({ name, keys }, index) =>
    keys.map((key) => [key, value(name, index)] as const),
  )
  return {
    senderId: `+${template.senderId}`,
    recipient: RECIPIENT,
    template: { remoteId: template.remoteId, content: template.content },
    values: Object.fromEntries(values),
    idempotencyKey: 'key-1',
  }
}

/** What the webhooks say of one message that arrives and one that can't; null where there are none. */
async function deliveriesOf(
  contract: AdapterContract,
  fetch: typeof globalThis.fetch,
): Promise<{ delivered: DeliveryEvent[]; failed: DeliveryEvent[] } | null> {
  if (!contract.subscribe) return null
  const bodies: unknown[] = []
  const receiver = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    bodies.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    receiver.close()
    receiver.closeAllConnections()
  })
  const address = receiver.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  const { client, simulator, timeline } = await openWorld(contract, fetch, {})
  await contract.subscribe(simulator, `http://127.0.0.1:${address.port}/status`)
  const message = await messageFor(client, () => 'x')
  const good = await client.sendTemplate(message)
  const bad = await client.sendTemplate({ ...message, recipient: contract.unreachable, idempotencyKey: 'key-2' })
  await timeline.advance(60_000)
  const events = bodies.flatMap((body) => contract.adapter.readDeliveryWebhook(body) ?? [])
  const of = (messageId: string): DeliveryEvent[] => events.filter((event) => event.messageId === messageId)
  return { delivered: of(good.messageId), failed: of(bad.messageId) }
}
