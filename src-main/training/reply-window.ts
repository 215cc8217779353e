import { phoneKey } from '#core/phone'
import type { Clock } from '../clock.ts'
import type { PhoneReply } from './phones.ts'

const WINDOW_MS = 24 * 60 * 60 * 1000

/** WhatsApp's window of service: for 24 hours after a person wrote, the sender may answer with free text. */
export function createReplyWindow(clock: Clock) {
  /** When a person wrote last, by sender and person. */
  const heard = new Map<string, Date>()
  return {
    /** A person wrote. */
    hear({ from, to }: Pick<PhoneReply, 'from' | 'to'>): void {
      heard.set(pairOf(to, from), clock.now())
    },
    isOpen({ from, to }: { from: string; to: string }): boolean {
      const last = heard.get(pairOf(from, to))
      return last !== undefined && clock.now().getTime() - last.getTime() < WINDOW_MS
    },
  }
}
export type ReplyWindow = ReturnType<typeof createReplyWindow>

/** Whoever was dialled with the ninth digit may be answered without. */
const pairOf = (sender: string, person: string): string => `${sender}/${phoneKey(person)}`
