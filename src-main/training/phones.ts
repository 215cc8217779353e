import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'

/** What a phone shows of a message. */
export type PhoneMessage = {
  messageId: string
  /** Digits, country code first. */
  from: string
  to: string
  /** ISO 8601. */
  at: string
  /** A text, or the address of a media header's file. */
  header: string | null
  body: string
  footer: string | null
  /** `payload`: of a quick reply, what goes back when it is pressed; null for what opens something. */
  buttons: readonly { text: string; url: string | null; payload: string | null }[]
}

/** What the person with the phone does. */
export type PhoneReply = {
  id: string
  /** The person's digits. */
  from: string
  /** The sender's digits. */
  to: string
  /** ISO 8601. */
  at: string
  text: string
  /** Of the button that was pressed; null for what was typed. */
  payload: string | null
  /** The message whose button was pressed or that was answered last. */
  inReplyTo: string
}

export type ConversationEntry = { kind: 'message'; message: PhoneMessage } | { kind: 'reply'; reply: PhoneReply }

/** The simulated phones: what arrived at each, and what their owners answer. */
export type Phones = {
  /** A message reached its phone. */
  deliver(message: PhoneMessage): void
  /**
   * Whose messages these senders' are: told of every reply to them. `names`: what WhatsApp
   * shows as the business's name, by sender. The answer takes it back.
   */
  connect(
    senderIds: readonly string[],
    onReply: (reply: PhoneReply) => void | Promise<void>,
    names?: Readonly<Record<string, string>>,
  ): () => void
  /** What arrived and what was answered, in order; of one phone or of all. */
  conversation(to: string | null): readonly ConversationEntry[]
  /** Answers the last message of that conversation, or presses a button of a given one; null where there is none to answer. A button that was pressed before stays so: the first reply comes back and nobody is told again. */
  reply(answer: PhoneAnswer): Promise<PhoneReply | null>
  /** The business's name, where its simulator gave one. */
  nameOf(senderId: string): string | null
}

export type PhoneAnswer = { from: string; to: string; text: string } | { messageId: string; button: number }

type Owner = { senderIds: readonly string[]; onReply: (reply: PhoneReply) => void | Promise<void> }

/** Phones without anything on them. Kept in memory: they are gone with the program. */
export function createPhones(clock: Clock): Phones {
  const entries: ConversationEntry[] = []
  const owners = new Set<Owner>()
  const names = new Map<string, string>()

  const messages = (): PhoneMessage[] => entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []))

  /** What is being answered, and with what; null where there is no such message or button. */
  function read(answer: PhoneAnswer): { message: PhoneMessage; text: string; payload: string | null } | null {
    if ('button' in answer) {
      const message = messages().find(({ messageId }) => messageId === answer.messageId)
      const button = message?.buttons[answer.button]
      return message && button && button.payload !== null ? { message, text: button.text, payload: button.payload } : null
    }
    const message = messages().findLast(({ from, to }) => from === answer.to && to === answer.from)
    return message && answer.text.trim() !== '' ? { message, text: answer.text, payload: null } : null
  }

  return {
    deliver(message) {
      entries.push({ kind: 'message', message })
    },

    connect(senderIds, onReply, business = {}) {
      const owner: Owner = { senderIds, onReply }
      owners.add(owner)
      for (const [senderId, name] of Object.entries(business)) names.set(senderId, name)
      return () => owners.delete(owner)
    },

    conversation: (to) =>
      entries.filter((entry) => to === null || to === (entry.kind === 'message' ? entry.message.to : entry.reply.from)),

    async reply(answer) {
      const answered = read(answer)
      if (!answered) return null
      const { message, text, payload } = answered
      const told = [...owners].filter(({ senderIds }) => senderIds.includes(message.from))
      if (told.length === 0) return null
      if (payload !== null) {
        for (const entry of entries) {
          if (entry.kind === 'reply' && isPress(entry.reply, message.messageId, text)) return entry.reply
        }
      }
      const reply: PhoneReply = {
        id: randomUUID(),
        from: message.to,
        to: message.from,
        at: clock.now().toISOString(),
        text,
        payload,
        inReplyTo: message.messageId,
      }
      entries.push({ kind: 'reply', reply })
      for (const { onReply } of told) await onReply(reply)
      return reply
    },

    nameOf: (senderId) => names.get(senderId) ?? null,
  }
}

/** What of a simulator's message its phone shows, from the moment when it arrived. */
export const onPhone = ({ messageId, from, to, header, body, footer, buttons }: PhoneMessage, arrived: Date): PhoneMessage => ({
  messageId,
  from,
  to,
  at: arrived.toISOString(),
  header,
  body,
  footer,
  buttons,
})

/** Whether a reply is the press of this button: its label tells it from the others of its message. */
export const isPress = (reply: PhoneReply, messageId: string, label: string): boolean =>
  reply.payload !== null && reply.inReplyTo === messageId && reply.text === label
