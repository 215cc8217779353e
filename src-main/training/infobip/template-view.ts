import type { Template } from './templates.ts'
import { timeOf } from './time.ts'

/** The one WhatsApp Business Account behind both senders. */
export const BUSINESS_ACCOUNT_ID = 104857600112233

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
