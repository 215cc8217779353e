import type { TestSend } from '#core/implementation'

/** What makes two messages the same one. */
export type Message = {
  numberId: string
  templateId: string
  /** E.164. */
  recipient: string
  crmValues: Readonly<Record<string, string>>
}

type Route = Pick<Message, 'numberId' | 'templateId' | 'recipient'>

const isOn = (route: Route) => (send: TestSend) =>
  send.numberId === route.numberId && send.templateId === route.templateId && send.recipient === route.recipient

/** Whether it is known what became of it: the provider said so, or who holds the phone did. */
const isSettled = (send: TestSend): boolean =>
  send.state === 'accepted' || send.state === 'failed' || (send.state === 'unknown' && send.received !== null)

/** An earlier message of the kind that may still arrive: sending again before it is settled could reach the phone twice. */
export const unsettledBefore = (sends: readonly TestSend[], route: Route): TestSend | null =>
  sends.find((send) => isOn(route)(send) && !isSettled(send)) ?? null

/**
 * The idempotency key of a message, made from what it says and from the last settled one
 * like it. So it is the same for every click, in every window and after every restart
 * until the outcome is known, and another one from then on.
 * @param sends newest first
 * @returns 64 hexadecimal digits
 */
export async function messageKey(sends: readonly TestSend[], message: Message): Promise<string> {
  const { numberId, templateId, recipient, crmValues } = message
  const previous = sends.find((send) => isOn(message)(send) && isSettled(send))?.id ?? null
  const values = Object.entries(crmValues).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([numberId, templateId, recipient, values, previous])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
