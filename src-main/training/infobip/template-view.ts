import type { Structure } from './structure.ts'
import { timeOf } from './time.ts'

/** The one WhatsApp Business Account behind both senders. */
export const BUSINESS_ACCOUNT_ID = 104857600112233

/** It belongs to the WhatsApp Business Account, so every sender of it has it. */
export type Template = {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly category: string
  /** One of Infobip's words; the seed has one that is none. */
  readonly status: string
  readonly quality: 'HIGH' | 'MEDIUM' | 'LOW' | 'UNKNOWN'
  readonly structure: Structure
  readonly options: Options
  readonly createdAt: Date
  readonly lastUpdatedAt: Date
  /** When it was edited while approved: Meta allows one such edit in 24 h and ten in 30 days. */
  readonly approvedEdits: readonly Date[]
}

/** What stands beside a template's text and comes back as it was sent. */
export type Options = {
  readonly platform?: { applicationId?: string | undefined; entityId?: string | undefined } | undefined
  readonly validityPeriod?: unknown
  readonly subCategory?: unknown
}

/** A template as Infobip shows it. */
export function templateView({ approvedEdits: _, options, createdAt, lastUpdatedAt, ...shown }: Template): unknown {
  const { id, ...others } = shown
  return {
    id,
    businessAccountId: BUSINESS_ACCOUNT_ID,
    ...others,
    ...options,
    createdAt: timeOf(createdAt),
    lastUpdatedAt: timeOf(lastUpdatedAt),
  }
}

/** The same at the endpoint that is deprecated since 2022. */
export function templateViewV1({ id, name, language, status, category, structure }: Template): unknown {
  const { header, body, footer, buttons, type } = structure
  return {
    id,
    businessAccountId: BUSINESS_ACCOUNT_ID,
    name,
    language,
    status,
    category,
    structure: { header, body: body?.text, footer: footer?.text, buttons, type },
  }
}
