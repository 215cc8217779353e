import type { ConversationEntry, Phones } from '../phones.ts'

/** What went between one phone and one sender, in order; never empty. */
export type Chat = { phone: string; sender: string; entries: readonly ConversationEntry[]; last: ConversationEntry }

export type Phone = { number: string; chats: readonly [Chat, ...Chat[]] }

const atOf = (entry: ConversationEntry): string => (entry.kind === 'message' ? entry.message.at : entry.reply.at)
export const dateOf = (entry: ConversationEntry): Date => new Date(atOf(entry))
export const textOf = (entry: ConversationEntry): string => (entry.kind === 'message' ? entry.message.body : entry.reply.text)

/** Every phone with its chats; whatever moved last comes first. */
export function phonesOf(phones: Phones): Phone[] {
  const chats = new Map<string, Chat & { entries: ConversationEntry[] }>()
  for (const entry of phones.conversation(null)) {
    const { from, to } = entry.kind === 'message' ? entry.message : { from: entry.reply.to, to: entry.reply.from }
    const key = JSON.stringify([to, from])
    const chat = chats.get(key) ?? { phone: to, sender: from, entries: [], last: entry }
    chat.entries.push(entry)
    chat.last = entry
    // Taken out and put back: the map's order is that of the last movement.
    chats.delete(key)
    chats.set(key, chat)
  }
  const byPhone = new Map<string, [Chat, ...Chat[]]>()
  for (const chat of [...chats.values()].reverse()) {
    const known = byPhone.get(chat.phone)
    if (known) known.push(chat)
    else byPhone.set(chat.phone, [chat])
  }
  return [...byPhone].map(([number, ofPhone]) => ({ number, chats: ofPhone }))
}
