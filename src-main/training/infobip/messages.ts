import { randomInt, randomUUID } from 'node:crypto'
import type { FaultName } from '#core/training'
import { onPhone, type PhoneMessage, type PhoneReply } from '../phones.ts'
import { isRecipient } from '../recipients.ts'
import { createReplyWindow, type ReplyWindow } from '../reply-window.ts'
import type { SimulatorBase } from '../simulator.ts'
import { outcomeOf } from './delivery.ts'
import { parse } from './errors.ts'
import { bulkSchema, type Envelope, type TemplateContent, textSchema } from './message-schema.ts'
import { type MessageError, STATUSES, type Status } from './outcomes.ts'
import { type Rendered, renderTemplate, renderText } from './render.ts'
import type { Template } from './template-view.ts'
import type { Templates } from './templates.ts'

/** `at`: when it was accepted. A placeholder that got no value stays visible in the body. */
export type SimulatedMessage = PhoneMessage & {
  bulkId: string | null
  callbackData: string | null
  /** Where its reports go; null: where the account's go. */
  notifyUrl: string | null
  /** Null for a free text. */
  templateName: string | null
  language: string | null
  /** When Meta had it, when it reached its end, and when it was seen, ISO 8601. */
  sentAt: string | null
  doneAt: string | null
  seenAt: string | null
  /** SENT is told to nobody. */
  status: 'PENDING' | 'SENT' | 'DELIVERED' | 'SEEN' | 'UNDELIVERABLE'
  error: MessageError | null
}

/** What a report tells: the end of the way, or that it was seen. */
export type Report = { kind: 'delivery'; status: Status } | { kind: 'seen' }

/** One that is accepted, and what decides about it. */
type Sending = {
  message: SimulatedMessage
  content: TemplateContent | null
  template: Template | null
  fault: FaultName | null
}

type Parts = Pick<SimulatorBase, 'timeline' | 'phones' | 'faults' | 'deliveryMs'> & {
  templates: Templates
  senderIds: readonly string[]
  onReport: (message: SimulatedMessage, report: Report) => Promise<void>
}

/** Takes messages, lets each run its course, and keeps what became of it. */
export class Messages {
  readonly #messages: SimulatedMessage[] = []
  readonly #ids = new Set<string>()
  readonly #parts: Parts
  readonly #window: ReplyWindow

  constructor(parts: Parts) {
    this.#parts = parts
    this.#window = createReplyWindow(parts.timeline)
  }

  all(): SimulatedMessage[] {
    return this.#messages.map((message) => ({ ...message }))
  }

  find(messageId: string): SimulatedMessage | undefined {
    return this.#messages.find((message) => message.messageId === messageId)
  }

  /** A person wrote: for the next 24 hours the sender may answer with free text. */
  hear(reply: PhoneReply): void {
    this.#window.hear(reply)
  }

  /** Queues template messages. What is wrong with one beyond its form is in its status, now or later. */
  sendTemplates(body: unknown): unknown {
    const { messages, bulkId = String(randomInt(2 ** 47)) } = parse(bulkSchema, body)
    return {
      messages: messages.map(({ content, ...envelope }) => {
        const template = this.#parts.templates.find(content.templateName, content.language) ?? null
        const rendered = template ? renderTemplate(template, content) : renderText('')
        return this.#accept(envelope, bulkId, rendered, { content, template })
      }),
      bulkId,
    }
  }

  /** Queues one free text. */
  sendText(body: unknown): unknown {
    const { content, ...envelope } = parse(textSchema, body)
    return this.#accept(envelope, null, renderText(content.text), { content: null, template: null })
  }

  #accept(
    { from, to, callbackData, notifyUrl, ...envelope }: Envelope,
    bulkId: string | null,
    rendered: Rendered,
    sent: Pick<Sending, 'content' | 'template'>,
  ): unknown {
    const messageId = envelope.messageId || randomUUID()
    const answer = (status: Status): unknown => ({ to, messageCount: 1, messageId, status })
    if (this.#ids.has(messageId)) return answer(STATUSES.duplicate)
    if (!this.#parts.senderIds.includes(from)) return answer(STATUSES.unknownSender)
    if (!isRecipient(to)) return answer(STATUSES.badDestination)
    this.#ids.add(messageId)
    const message: SimulatedMessage = {
      messageId,
      bulkId,
      from,
      to,
      at: this.#parts.timeline.now().toISOString(),
      callbackData: callbackData ?? null,
      notifyUrl: notifyUrl || null,
      templateName: sent.content?.templateName ?? null,
      language: sent.content?.language ?? null,
      ...rendered,
      sentAt: null,
      doneAt: null,
      seenAt: null,
      status: 'PENDING',
      error: null,
    }
    this.#messages.push(message)
    const sending: Sending = { message, ...sent, fault: this.#parts.faults.get() }
    this.#parts.timeline.after(this.#parts.deliveryMs, () => this.#run(sending))
    return answer(STATUSES.enroute)
  }

  async #run({ message, fault, ...sent }: Sending): Promise<void> {
    const windowOpen = this.#window.isOpen(message)
    const outcome = outcomeOf({ from: message.from, to: message.to, ...sent, windowOpen }, fault)
    message.sentAt = this.#now()
    switch (outcome.kind) {
      case 'refused':
        return this.#fail(message, STATUSES.refused, outcome.error)
      case 'lost':
        message.status = 'SENT'
        this.#parts.timeline.after(this.#parts.deliveryMs, () => this.#fail(message, STATUSES.lost, outcome.error))
        return
      case 'delivered':
        message.status = 'SENT'
        this.#parts.timeline.after(this.#parts.deliveryMs, () =>
          this.#arrive(message, outcome.seen, fault === 'statuses-out-of-order'),
        )
    }
  }

  /** Out of order, a message is seen before anybody says that it was delivered. */
  async #arrive(message: SimulatedMessage, seen: boolean, outOfOrder: boolean): Promise<void> {
    message.status = 'DELIVERED'
    message.doneAt = this.#now()
    this.#parts.phones.deliver(onPhone(message, this.#parts.timeline.now()))
    const delivered = (): Promise<void> => this.#report(message, { kind: 'delivery', status: STATUSES.delivered })
    const see = (): Promise<void> => {
      message.status = 'SEEN'
      message.seenAt = this.#now()
      return this.#report(message, { kind: 'seen' })
    }
    if (!seen && !outOfOrder) return delivered()
    const [first, second] = outOfOrder ? [see, delivered] : [delivered, see]
    this.#parts.timeline.after(this.#parts.deliveryMs, second)
    return first()
  }

  #fail(message: SimulatedMessage, status: Status, error: MessageError): Promise<void> {
    message.status = 'UNDELIVERABLE'
    message.error = error
    message.doneAt = this.#now()
    return this.#report(message, { kind: 'delivery', status })
  }

  #report(message: SimulatedMessage, report: Report): Promise<void> {
    return this.#parts.onReport({ ...message }, report)
  }

  #now(): string {
    return this.#parts.timeline.now().toISOString()
  }
}
