import { z } from 'zod'
import { OPEN_POINT_IDS } from '#core/bundle'
import { CHECKS, evidenceSchema } from './checks.ts'
import { MANUAL_RULES } from './manual.ts'
import { stepSchema } from './steps.ts'

/**
 * `export`: the bundle would hold something that the CRM silently does not send, so
 * export refuses. `go-live`: has to be there before the first real message, the
 * bundle can be written already. `advice`: works, but look at it.
 */
export const findingLevelSchema = z.enum(['export', 'go-live', 'advice'])

export const FINDING_IDS = [
  'receptive-unconfirmed',
  'client-var-inactive',
  'client-var-later',
  'no-account',
  'training-account',
  'credential-missing',
  'account-unchecked',
  'account-failing',
  'account-on-this-machine',
  'no-number',
  'default-template-unusable',
  'number-twice',
  'sender-unknown',
  'sender-down',
  'never-synced',
  'no-usable-template',
  'number-without-template',
  'mapping-incomplete',
  'mapping-advice',
  'no-trigger',
  'no-active-trigger',
  'trigger-broken',
  'trigger-twice',
  'trigger-loop',
  'not-in-service-tree',
  'chat-request-type-missing',
  'category-changed',
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
  'never-rehearsed',
  'rehearsal-outdated',
  'bundle-wrong',
  'never-exported',
  'export-outdated',
  'not-released',
  'not-loaded',
] as const

export const readinessFindingSchema = z.object({
  id: z.enum(FINDING_IDS),
  step: stepSchema,
  level: findingLevelSchema,
  /** The row that it is about, so that a click leads there. */
  subjectId: z.string().nullable(),
  /** What the sentence needs. */
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ReadinessFinding = z.infer<typeof readinessFindingSchema>

/**
 * A condition for going live and how it stands: `blocked` also keeps the bundle from being exported. Where nothing is
 * wrong because there is nothing: `todo`, what it is about is not there yet; `none`, it asks for nothing here.
 */
export const goLiveCheckSchema = z.object({
  id: z.enum(CHECKS.map(({ id }) => id)),
  /** Null: the manual does not ask for it. */
  rule: z.enum(MANUAL_RULES).nullable(),
  step: stepSchema,
  state: z.enum(['ok', 'advice', 'open', 'blocked', 'todo', 'none']),
  evidence: evidenceSchema,
})
export type GoLiveCheck = z.infer<typeof goLiveCheckSchema>

export const readinessSchema = z.object({
  findings: z.array(readinessFindingSchema),
  checks: z.array(goLiveCheckSchema),
  /** `todo`: nothing there yet; `problem`: something blocks the export; `open`: missing before go-live. */
  steps: z.record(stepSchema, z.enum(['done', 'open', 'problem', 'todo'])),
  /** What an export for production needs a person and a reason for ("exportar com pendências"). */
  openPoints: z.array(z.object({ point: z.enum(OPEN_POINT_IDS), about: z.string() })),
  /** Whole percent of steps done. */
  percent: z.int().min(0).max(100),
  canExport: z.boolean(),
  /** Nothing stands in the way of the first real message: the one word for "ready", wherever it is said. */
  isReady: z.boolean(),
})
export type Readiness = z.infer<typeof readinessSchema>
