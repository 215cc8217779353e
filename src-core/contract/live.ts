import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { PROVIDER_IDS } from '#core/provider'
import { BLOCK_REASONS, EVENT_KINDS } from '#core/sending'
import { procedure, slowProcedure } from './procedure.ts'

/** The way from what happened in the CRM to the sub-ticket, in order. */
export const LIVE_HOPS = [
  'event',
  'trigger',
  'consent',
  'variables',
  'template',
  'number',
  'provider',
  'phone',
  'reply',
  'chat',
  'sub-ticket',
] as const

/** Why the way ends at a hop: a reason of sending, or one of what comes behind it. */
export const LIVE_STOPS = [
  ...BLOCK_REASONS,
  'provider-refused',
  'not-arrived',
  /** The reply stays where the receptive service has it (M1). */
  'no-chat',
  /** M21: nothing says where sub-tickets of chats are opened. */
  'no-chat-type',
  /** M16: switched off for the request type. */
  'no-transcript',
] as const

const text = z.string().max(2000)
const values = z.record(text, text)

export const liveContactSchema = z.object({
  /** Of a sample: which of them; of the imported base: the CRM's id. */
  id: text,
  isSample: z.boolean(),
  name: text,
  phone: text,
  otherPhone: text,
  isOptedIn: z.boolean(),
  /** By token. */
  values,
})
export type LiveContact = z.infer<typeof liveContactSchema>

const placeSchema = z.object({ serviceTree: z.string(), requestType: z.string(), statuses: z.array(z.string()) })

export const liveOpenedSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    key: z.string(),
    /** Rows that the loader put into the simulated CRM's tables. */
    rows: z.int(),
    places: z.array(placeSchema),
    /** Templates that an attendant may choose in a chat, by key and name. */
    chatTemplates: z.array(z.object({ key: z.string(), name: z.string() })),
    samples: z.array(liveContactSchema),
    hasBase: z.boolean(),
  }),
  /** The loader refuses it: each fault as a sentence. */
  z.object({ ok: z.literal(false), reasons: z.array(z.string()) }),
])
export type LiveOpened = z.infer<typeof liveOpenedSchema>

export const liveActSchema = z.object({
  kind: z.enum(EVENT_KINDS),
  ticket: text,
  serviceTree: text,
  requestType: text,
  status: text,
  template: text,
  contact: liveContactSchema,
})
export type LiveAct = z.infer<typeof liveActSchema>

export const liveAnswerSchema = z.object({
  messageId: text,
  /** The button that is pressed; null: `text` is written. */
  button: z.int().nonnegative().nullable(),
  text,
})
export type LiveAnswer = z.infer<typeof liveAnswerSchema>

export const liveMessageSchema = z.object({
  messageId: z.string(),
  header: z.string().nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(z.object({ text: z.string(), isReply: z.boolean() })),
})

export const liveHopSchema = z.object({
  /** 0: what the person did; 1 and on: what a `nextStatus` made of it. */
  round: z.int(),
  hop: z.enum(LIVE_HOPS),
  stop: z.enum(LIVE_STOPS).nullable(),
  /** What stands beside it: names, numbers, values. */
  lines: z.array(z.string()),
  provider: z.enum(PROVIDER_IDS).nullable(),
  /** On the phone. */
  message: liveMessageSchema.nullable(),
})
export type LiveHop = z.infer<typeof liveHopSchema>

export const liveContract = {
  open: slowProcedure.input(z.object({ implementationId: z.string() })).output(liveOpenedSchema),
  /** Contacts of the imported base whose id, name or number has this in it; a few. */
  contacts: slowProcedure.input(z.object({ key: z.string(), search: text })).output(z.array(liveContactSchema)),
  /** What happens in the simulated CRM, hop by hop as it happens. */
  act: procedure.input(z.object({ key: z.string(), act: liveActSchema })).output(eventIterator(liveHopSchema)),
  reply: procedure.input(z.object({ key: z.string(), answer: liveAnswerSchema })).output(eventIterator(liveHopSchema)),
}
