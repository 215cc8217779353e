import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Timeline } from '../timeline.ts'
import { type Cause, outcomeOf } from './delivery.ts'
import { invalid, parse } from './errors.ts'
import type { Template, Templates } from './templates.ts'
import { fieldsOf, fill } from './variables.ts'

/** The values of `messageStatus.code` that this simulator gives, and Zenvia's fixed sentence for each. */
export const STATUS_DESCRIPTIONS = {
  SENT: 'The message has been forwarded to the provider',
  DELIVERED: 'The message has been delivered by the provider',
  READ: 'The message has been read by the recipient',
  REJECTED: 'The message was rejected by the provider',
  NOT_DELIVERED: 'The provider was unable to deliver the message',
} as const

export type StatusCode = keyof typeof STATUS_DESCRIPTIONS

export type SimulatedMessage = {
  messageId: string
  from: string
  to: string
  externalId: string | null
  /** When it was accepted, ISO 8601. */
  at: string
  /** Null for a free text. */
  templateName: string | null
  templateId: string | null
  /** A text, or the address of a media header's file. */
  header: string | null
  /** With its variables filled; one that got no value stays visible. */
  body: string
  footer: string | null
  buttons: readonly { text: string; url: string | null }[]
  /** QUEUED until the provider took it. */
  status: 'QUEUED' | StatusCode
  cause: Cause | null
}

const contentSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('template'),
    templateId: z.string().min(1),
    fields: z
      .record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(z.record(z.string(), z.unknown())).min(2).max(10)]),
      )
      .default({}),
  }),
  z.object({ type: z.literal('text'), text: z.string().min(1) }),
])

const messageSchema = z.object({
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  externalId: z.string().max(64).optional(),
  contents: z.array(contentSchema).length(1),
})

type Content = z.infer<typeof contentSchema>

/** Takes messages, lets each run its course, and keeps what became of it. */
export class Messages {
  readonly #messages: SimulatedMessage[] = []
  readonly #timeline: Timeline
  readonly #stepMs: number
  readonly #templates: Templates
  readonly #senderIds: readonly string[]
  readonly #onStatus: (message: SimulatedMessage, code: StatusCode) => Promise<void>

  constructor(options: {
    timeline: Timeline
    /** From one status to the next. */
    stepMs: number
    templates: Templates
    senderIds: readonly string[]
    onStatus: (message: SimulatedMessage, code: StatusCode) => Promise<void>
  }) {
    this.#timeline = options.timeline
    this.#stepMs = options.stepMs
    this.#templates = options.templates
    this.#senderIds = options.senderIds
    this.#onStatus = options.onStatus
  }

  all(): SimulatedMessage[] {
    return this.#messages.map((message) => ({ ...message }))
  }

  /** What lies on the simulated phones. */
  arrived(to: string | null): SimulatedMessage[] {
    return this.all().filter(
      (message) => (message.status === 'DELIVERED' || message.status === 'READ') && (to === null || message.to === to),
    )
  }

  /** Queues a message: whatever is wrong with it beyond its form shows in a status later. */
  send(body: unknown): Record<string, unknown> {
    const { from, to, externalId, contents } = parse(messageSchema, body)
    if (!this.#senderIds.includes(from)) throw invalid('from', 'there is no such sender')
    const content = contents[0]
    if (!content) throw invalid('contents', 'required')
    const template = content.type === 'template' ? this.#templateFor(content.templateId, from) : null
    const message: SimulatedMessage = {
      messageId: randomUUID(),
      from,
      to,
      externalId: externalId ?? null,
      at: this.#timeline.now().toISOString(),
      templateName: template?.name ?? null,
      templateId: template?.id ?? null,
      ...rendered(content, template),
      status: 'QUEUED',
      cause: null,
    }
    this.#messages.push(message)
    this.#timeline.after(this.#stepMs, () => this.#run(message, template, content))
    return {
      id: message.messageId,
      from,
      to,
      direction: 'OUT',
      channel: 'whatsapp',
      ...(externalId === undefined ? {} : { externalId }),
      timestamp: message.at,
      contents,
    }
  }

  #templateFor(templateId: string, from: string): Template {
    const path = 'contents[0].templateId'
    const template = this.#templates.find(templateId)
    if (!template) throw invalid(path, 'there is no such template')
    if (template.senderId !== from) throw invalid(path, 'the template belongs to another sender')
    return template
  }

  async #run(message: SimulatedMessage, template: Template | null, content: Content): Promise<void> {
    const fields = content.type === 'template' ? content.fields : {}
    const outcome = outcomeOf({ ...message, template, fields })
    if (outcome.kind === 'rejected') return this.#fail(message, 'REJECTED', outcome.cause)
    const steps: (() => Promise<void>)[] =
      outcome.kind === 'not-delivered'
        ? [() => this.#fail(message, 'NOT_DELIVERED', outcome.cause)]
        : [() => this.#reach(message, 'DELIVERED'), ...(outcome.read ? [() => this.#reach(message, 'READ')] : [])]
    steps.forEach((step, index) => {
      this.#timeline.after(this.#stepMs * (index + 1), step)
    })
    await this.#reach(message, 'SENT')
  }

  #reach(message: SimulatedMessage, code: StatusCode): Promise<void> {
    message.status = code
    return this.#onStatus({ ...message }, code)
  }

  #fail(message: SimulatedMessage, code: StatusCode, cause: Cause): Promise<void> {
    message.cause = cause
    return this.#reach(message, code)
  }
}

function rendered(content: Content, template: Template | null): Pick<SimulatedMessage, 'header' | 'body' | 'footer' | 'buttons'> {
  if (content.type === 'text') return { header: null, body: content.text, footer: null, buttons: [] }
  if (!template) return { header: null, body: '', footer: null, buttons: [] }
  const { components } = template
  const values = Object.fromEntries(Object.entries(content.fields).map(([name, value]) => [name, String(value)]))
  const media = fieldsOf(components).find((field) => field.endsWith('Url') && components.header && !('text' in components.header))
  return {
    header:
      components.header && 'text' in components.header
        ? fill(components.header.text, values)
        : media
          ? (values[media] ?? null)
          : null,
    // An authentication template has Meta's own body.
    body: components.body ? fill(components.body.text, values) : fill('{{token}} é o seu código de verificação.', values),
    footer: components.footer?.text ?? null,
    buttons: [
      ...(components.buttons?.items ?? []).map((item) => ({
        text: 'text' in item ? item.text : item.type,
        url: item.type === 'URL' ? fill(item.url, values) : null,
      })),
      ...(components.otp ? [{ text: components.otp.copyButtonText, url: null }] : []),
    ],
  }
}
