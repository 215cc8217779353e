import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { FaultName } from '#core/training'
import { onPhone, type PhoneMessage, type PhoneReply } from '../phones.ts'
import { createReplyWindow, type ReplyWindow } from '../reply-window.ts'
import type { SimulatorBase } from '../simulator.ts'
import { type Cause, outcomeOf } from './delivery.ts'
import { invalid, parse } from './errors.ts'
import { fill } from './placeholders.ts'
import type { Template, Templates } from './templates.ts'
import { mediaFieldOf } from './variables.ts'

/** The values of `messageStatus.code` that this simulator gives, and Zenvia's fixed sentence for each. */
export const STATUS_DESCRIPTIONS = {
  SENT: 'The message has been forwarded to the provider',
  DELIVERED: 'The message has been delivered by the provider',
  READ: 'The message has been read by the recipient',
  REJECTED: 'The message was rejected by the provider',
  NOT_DELIVERED: 'The provider was unable to deliver the message',
} as const

export type StatusCode = keyof typeof STATUS_DESCRIPTIONS

/** `at`: when it was accepted. A variable that got no value stays visible in the body. */
export type SimulatedMessage = PhoneMessage & {
  externalId: string | null
  /** Null for a free text. */
  templateName: string | null
  templateId: string | null
  /** QUEUED until the provider took it; then as far as it got. */
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

/** One that is accepted, and what decides about it. */
type Sending = { message: SimulatedMessage; template: Template | null; content: Content; fault: FaultName | null }

const WAY: readonly SimulatedMessage['status'][] = ['QUEUED', 'SENT', 'DELIVERED', 'READ']

type Parts = Pick<SimulatorBase, 'timeline' | 'phones' | 'faults' | 'deliveryMs'> & {
  templates: Templates
  senderIds: readonly string[]
  onStatus: (message: SimulatedMessage, code: StatusCode) => Promise<void>
}

/** Takes messages, lets each run its course, and keeps what became of it. */
export class Messages {
  readonly #messages: SimulatedMessage[] = []
  readonly #parts: Parts
  readonly #window: ReplyWindow
  #outOfOrder = 0

  constructor(parts: Parts) {
    this.#parts = parts
    this.#window = createReplyWindow(parts.timeline)
  }

  all(): SimulatedMessage[] {
    return this.#messages.map((message) => ({ ...message }))
  }

  /** A person wrote: for the next 24 hours the sender may answer with free text. */
  hear(reply: PhoneReply): void {
    this.#window.hear(reply)
  }

  /** Queues a message: whatever is wrong with it beyond its form shows in a status later. */
  send(body: unknown): Record<string, unknown> {
    const { from, to, externalId, contents } = parse(messageSchema, body)
    if (!this.#parts.senderIds.includes(from)) throw invalid('from', 'there is no such sender')
    const content = contents[0]
    if (!content) throw invalid('contents', 'required')
    const template = content.type === 'template' ? this.#templateFor(content.templateId, from) : null
    const message: SimulatedMessage = {
      messageId: randomUUID(),
      from,
      to,
      externalId: externalId ?? null,
      at: this.#parts.timeline.now().toISOString(),
      templateName: template?.name ?? null,
      templateId: template?.id ?? null,
      ...rendered(content, template),
      status: 'QUEUED',
      cause: null,
    }
    this.#messages.push(message)
    const sending: Sending = { message, template, content, fault: this.#parts.faults.get() }
    this.#parts.timeline.after(this.#parts.deliveryMs, () => this.#run(sending))
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
    const template = this.#parts.templates.find(templateId)
    if (!template) throw invalid(path, 'there is no such template')
    if (template.senderId !== from) throw invalid(path, 'the template belongs to another sender')
    return template
  }

  async #run({ message, template, content, fault }: Sending): Promise<void> {
    const fields = content.type === 'template' ? content.fields : {}
    const windowOpen = this.#window.isOpen(message)
    const outcome = outcomeOf({ ...message, template, fields, windowOpen }, fault)
    switch (outcome.kind) {
      case 'rejected':
        return this.#tell(message, 'REJECTED', outcome.cause)
      case 'not-delivered':
        this.#parts.timeline.after(this.#parts.deliveryMs, () => this.#tell(message, 'NOT_DELIVERED', outcome.cause))
        return this.#tell(message, 'SENT')
      case 'delivered':
        return this.#tellInTurn(message, fault === 'statuses-out-of-order' ? this.#jumble() : outcome.read ? ALL : UNREAD)
    }
  }

  /** The last first; every other message is read without ever having been delivered. */
  #jumble(): readonly Progress[] {
    this.#outOfOrder++
    return this.#outOfOrder % 2 === 1 ? ['READ', 'DELIVERED', 'SENT'] : ['READ', 'SENT']
  }

  #tellInTurn(message: SimulatedMessage, [first, ...rest]: readonly Progress[]): Promise<void> {
    rest.forEach((code, index) => {
      this.#parts.timeline.after(this.#parts.deliveryMs * (index + 1), () => this.#tell(message, code))
    })
    return first === undefined ? Promise.resolve() : this.#tell(message, first)
  }

  #tell(message: SimulatedMessage, code: StatusCode, cause: Cause | null = null): Promise<void> {
    const before = message.status
    // A status that comes late does not take the message back.
    if (cause || WAY.indexOf(code) > WAY.indexOf(before)) message.status = code
    message.cause = cause
    const arrives = code === 'DELIVERED' || code === 'READ'
    if (arrives && before !== 'DELIVERED' && before !== 'READ')
      this.#parts.phones.deliver(onPhone(message, this.#parts.timeline.now()))
    return this.#parts.onStatus({ ...message }, code)
  }
}

type Progress = Extract<StatusCode, 'SENT' | 'DELIVERED' | 'READ'>
const UNREAD: readonly Progress[] = ['SENT', 'DELIVERED']
const ALL: readonly Progress[] = [...UNREAD, 'READ']

type Rendered = Pick<PhoneMessage, 'header' | 'body' | 'footer' | 'buttons'>

function rendered(content: Content, template: Template | null): Rendered {
  if (content.type === 'text') return { header: null, body: content.text, footer: null, buttons: [] }
  if (!template) return { header: null, body: '', footer: null, buttons: [] }
  const { header, body, footer, buttons, otp, carousel } = template.components
  const values = Object.fromEntries(Object.entries(content.fields).map(([name, value]) => [name, String(value)]))
  const media = mediaFieldOf(template.components)[0]
  // An authentication template has Meta's own body.
  const text = fill(body?.text ?? '{{token}} é o seu código de verificação.', values)
  // A phone draws cards to be swiped; here each is a line below the text.
  const cards = (carousel?.cards ?? []).map((card) => `• ${fill(card.body?.text ?? '', values)}`)
  return {
    header: header && 'text' in header ? fill(header.text, values) : media ? (values[media] ?? null) : null,
    body: [text, ...cards].join('\n'),
    footer: footer?.text ?? null,
    buttons: [
      ...(buttons?.items ?? []).map((item) => button(item, values)),
      ...(otp ? [{ text: otp.copyButtonText, url: null, payload: null }] : []),
    ],
  }
}

type ButtonItem = NonNullable<Template['components']['buttons']>['items'][number]

function button(item: ButtonItem, values: Readonly<Record<string, string>>): PhoneMessage['buttons'][number] {
  switch (item.type) {
    case 'URL':
      return { text: item.text, url: fill(item.url, values), payload: null }
    case 'PHONE_NUMBER':
      return { text: item.text, url: `tel:${item.phoneNumber}`, payload: null }
    case 'QUICK_REPLY':
      return { text: item.text, url: null, payload: item.payload }
    case 'OPT_OUT':
      return { text: item.text, url: null, payload: item.text }
    default:
      return { text: item.type, url: null, payload: null }
  }
}
