import type { FaultName } from '#core/training'
import type { SendFault } from '../faults.ts'
import { isUserId, recipientAt } from '../recipients.ts'
import type { Template } from './templates.ts'
import { fieldsOf } from './variables.ts'

/** Meta's error number as text; that Zenvia passes it on unchanged is an assumption. */
export type Cause = { channelErrorCode: string; reason: string; details: string }

export type Outcome =
  /** `DELIVERED`, and then `READ` unless the person's settings hide it. */
  | { kind: 'delivered'; read: boolean }
  /** Refused by Meta in answer to the call: nothing was sent. */
  | { kind: 'rejected'; cause: Cause }
  /** Sent and lost. */
  | { kind: 'not-delivered'; cause: Cause }

export type Outgoing = {
  from: string
  to: string
  /** Null for a free text. */
  template: Template | null
  fields: Readonly<Record<string, unknown>>
  body: string
  /** Whether the recipient wrote to the sender within the last 24 hours. */
  windowOpen: boolean
}

const cause = (channelErrorCode: string, reason: string, details: string): Cause => ({ channelErrorCode, reason, details })

const NOT_ON_WHATSAPP = cause('131026', 'Message undeliverable', 'The recipient is not on WhatsApp')
const pausedTemplate = (name: string): Cause =>
  cause('132015', 'Template is paused', `Template ${name} is paused due to low quality`)
const parameterMismatch = (details: string): Cause =>
  cause('132000', 'Number of parameters does not match the expected number of params', details)

/** What becomes of any template message while one of these is switched on. */
const SWITCHED: Readonly<Record<SendFault, (template: Template) => Outcome>> = {
  'not-on-whatsapp': () => ({ kind: 'not-delivered', cause: NOT_ON_WHATSAPP }),
  'parameter-mismatch': ({ components }) => {
    const count = fieldsOf(components).length
    return { kind: 'rejected', cause: parameterMismatch(`expected ${count + 1} parameters, got ${count}`) }
  },
  'paused-template': ({ name }) => ({ kind: 'rejected', cause: pausedTemplate(name) }),
}

/** What becomes of a message, decided when it leaves Zenvia's queue; `fault`: what was switched on when it was accepted. */
export function outcomeOf(message: Outgoing, fault: FaultName | null): Outcome {
  const { template, to } = message
  for (const [name, outcome] of Object.entries(SWITCHED)) if (name === fault && template) return outcome(template)
  if (message.from === to)
    return { kind: 'rejected', cause: cause('131021', 'Recipient cannot be sender', 'Sender and recipient are the same number') }
  if (!template && !message.windowOpen) {
    const expired = 'More than 24 hours have passed since the recipient last replied to the sender number'
    return { kind: 'not-delivered', cause: cause('131047', 'Re-engagement message', expired) }
  }
  const refused = template && (templateProblem(template) ?? fieldProblem(template, message))
  if (refused) return { kind: 'rejected', cause: refused }
  if (template?.category === 'AUTHENTICATION' && isUserId(to))
    return {
      kind: 'rejected',
      cause: cause('131062', 'BSUID recipients are not supported for this message', 'The recipient is a user id'),
    }
  const recipient = recipientAt(to)
  if (!recipient.onWhatsApp) return { kind: 'not-delivered', cause: NOT_ON_WHATSAPP }
  if (template?.category === 'MARKETING' && !recipient.takesMarketing) {
    const stopped = 'The recipient chose to stop receiving marketing messages from this business'
    return { kind: 'not-delivered', cause: cause('131050', 'User opted out of marketing', stopped) }
  }
  return { kind: 'delivered', read: recipient.sendsReadReceipts }
}

function templateProblem({ status, name, locale }: Template): Cause | null {
  if (status === 'APPROVED') return null
  if (status === 'PAUSED') return pausedTemplate(name)
  if (status === 'DISABLED')
    return cause('132016', 'Template is disabled', `Template ${name} was paused too often and is disabled for good`)
  return cause('132001', 'Template does not exist in the translation', `Template ${name} is not approved in ${locale}`)
}

function fieldProblem(template: Template, { fields, body }: Outgoing): Cause | null {
  const expected = fieldsOf(template.components)
  const missing = expected.filter((name) => fields[name] === undefined)
  if (missing.length > 0) {
    const counts = `expected ${expected.length} parameters, got ${expected.length - missing.length}; missing: ${missing.join(', ')}`
    return parameterMismatch(counts)
  }
  for (const name of expected) {
    const value = String(fields[name])
    if (value.trim() === '') return cause('131008', 'Required parameter is missing', `${name} is empty`)
    if (/[\n\r\t]| {5,}/.test(value)) {
      return cause(
        '132018',
        'Template parameter validation failed',
        `${name} has a line break, a tab or more than four spaces in a row`,
      )
    }
  }
  return body.length > 1024 ? cause('132005', 'Template hydrated text too long', `the body has ${body.length} characters`) : null
}
