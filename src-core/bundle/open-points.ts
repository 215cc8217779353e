import { z } from 'zod'

/**
 * What has to be there before the first real message and a bundle for production may lack, where a person
 * takes it upon themselves: `readiness` finds them, one id each. What can only do harm is none of them.
 */
export const OPEN_POINT_IDS = [
  'receptive-unconfirmed',
  'client-var-inactive',
  'client-var-later',
  'credential-missing',
  'account-unchecked',
  'account-failing',
  'account-on-this-machine',
  'number-twice',
  'sender-unknown',
  'sender-down',
  'number-without-template',
  'category-changed',
  'not-in-service-tree',
  'consent-term-missing',
  'consent-term-open',
  'consent-term-wrong',
  'consent-unsigned',
  'consent-outdated',
  'never-tested',
  'number-unverified',
  'test-missing',
  'test-not-confirmed',
  'test-outdated',
] as const
export type OpenPointId = (typeof OPEN_POINT_IDS)[number]

/** "Exportar com pendências": who answers for it, and why. */
export const answererSchema = z.object({
  person: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1).max(500),
})
export type Answerer = z.infer<typeof answererSchema>

export const openPointSchema = z.strictObject({
  point: z.enum(OPEN_POINT_IDS).describe('what was not there yet'),
  about: z.string().describe('the number, account or template that it is about; empty: the whole implementation'),
  person: z.string().min(1).describe('who exported all the same'),
  reason: z.string().min(1).describe('why'),
})
export type OpenPoint = z.infer<typeof openPointSchema>

export const isOpenPoint = (id: string): id is OpenPointId => (OPEN_POINT_IDS as readonly string[]).includes(id)
