import { z } from 'zod'

/** One switch of a simulator each; its sentence is under `faults.<name>` in the locales. */
export const FAULT_NAMES = [
  'wrong-credential',
  'forbidden',
  'rate-limit',
  'server-error',
  'slow',
  'reset-before',
  'reset-after',
  'truncated',
  'html',
  'page-loop',
  'unknown-status',
  'unsupported-template',
  'not-on-whatsapp',
  'parameter-mismatch',
  'paused-template',
  'statuses-out-of-order',
] as const
export const faultNameSchema = z.enum(FAULT_NAMES)
export type FaultName = z.infer<typeof faultNameSchema>
