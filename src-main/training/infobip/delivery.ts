import type { FaultName } from '#core/training'
import type { SendFault } from '../faults.ts'
import { isUserId, recipientAt } from '../recipients.ts'
import type { TemplateContent } from './message-schema.ts'
import { chatError, type MessageError } from './outcomes.ts'
import { parameterProblem } from './parameters.ts'
import { fill } from './placeholders.ts'
import type { Template } from './template-view.ts'

export type Outcome =
  /** A delivery report, and then a seen report unless the person's settings hide it. */
  | { kind: 'delivered'; seen: boolean }
  /** Refused by Meta in answer to the call: nothing was sent. */
  | { kind: 'refused'; error: MessageError }
  /** Sent and lost. */
  | { kind: 'lost'; error: MessageError }

export type Outgoing = {
  from: string
  to: string
  /** Null for a free text. */
  content: TemplateContent | null
  /** What the content names; null where there is no such template. */
  template: Template | null
  /** Whether the recipient wrote to the sender within the last 24 hours. */
  windowOpen: boolean
}

const USABLE = ['APPROVED', 'REINSTATED', 'FLAGGED']
const paused = (name: string): MessageError => chatError(7009, `Template ${name} is paused due to low quality`)
const NOT_ON_WHATSAPP = chatError(7002, 'The recipient is not on WhatsApp')

/** What becomes of any template message while one of these is switched on. */
const SWITCHED: Readonly<Record<SendFault, (content: TemplateContent) => Outcome>> = {
  'not-on-whatsapp': () => ({ kind: 'lost', error: NOT_ON_WHATSAPP }),
  'parameter-mismatch': ({ templateData: { body } }) => {
    const { length } = body.placeholders
    return { kind: 'refused', error: chatError(7008, `the body expects ${length + 1} placeholders, got ${length}`) }
  },
  'paused-template': ({ templateName }) => ({ kind: 'refused', error: paused(templateName) }),
}

/** What becomes of a message, decided when it leaves Infobip's queue; `fault`: what was switched on when it was accepted. */
export function outcomeOf(message: Outgoing, fault: FaultName | null): Outcome {
  const { from, to, content, template } = message
  for (const [name, outcome] of Object.entries(SWITCHED)) if (name === fault && content) return outcome(content)
  if (from === to) return { kind: 'refused', error: chatError(7006, 'Sender and recipient are the same number') }
  if (!content && !message.windowOpen) {
    return { kind: 'refused', error: chatError(7010, 'The recipient has not written within the last 24 hours') }
  }
  const error = content && templateError(content, template)
  if (error) return { kind: 'refused', error }
  if (template?.category === 'AUTHENTICATION' && isUserId(to))
    return { kind: 'refused', error: chatError(7006, 'BSUID recipients are not supported for this message') }
  const recipient = recipientAt(to)
  if (!recipient.onWhatsApp) return { kind: 'lost', error: NOT_ON_WHATSAPP }
  if (template?.category === 'MARKETING' && !recipient.takesMarketing) {
    return { kind: 'lost', error: chatError(7033, 'The recipient stopped marketing messages from this business') }
  }
  return { kind: 'delivered', seen: recipient.sendsReadReceipts }
}

function templateError(
  { templateName, language, templateData }: TemplateContent,
  template: Template | null,
): MessageError | null {
  if (!template) return chatError(7009, `There is no template ${templateName} in ${language}`)
  if (template.status.endsWith('_PAUSED')) return paused(templateName)
  if (!USABLE.includes(template.status)) return chatError(7009, `Template ${templateName} is ${template.status}`)
  if (template.structure.type === 'UNSUPPORTED') return chatError(7009, `Template ${templateName} is of an unsupported type`)
  const problem = parameterProblem(template.structure, templateData)
  if (problem) return chatError(7008, `Template ${templateName}: ${problem}`)
  const { length } = fill(template.structure.body?.text ?? '', templateData.body.placeholders)
  return length > 1024 ? chatError(7008, `Template ${templateName}: the body has ${length} characters`) : null
}
