import { z } from 'zod'
import { templateContentSchema } from '#core/template'

/** What the message is about; the order in which they are offered. */
export const STARTER_GROUPS = ['ticket', 'waiting', 'visit', 'billing', 'order', 'contract', 'notice', 'survey', 'chat'] as const
export type StarterGroup = (typeof STARTER_GROUPS)[number]

/** Their titles are in the locales, under `starters.<id>`. */
export const STARTER_IDS = [
  'ticketOpened',
  'ticketInProgress',
  'ticketStatusChanged',
  'ticketStatusLink',
  'ticketForwarded',
  'ticketDeadline',
  'ticketReopened',
  'ticketSolved',
  'ticketClosed',
  'waitingCustomer',
  'informationMissing',
  'waitingReminder',
  'serviceAuthorization',
  'visitScheduled',
  'visitRescheduled',
  'visitTomorrow',
  'technicianOnTheWay',
  'visitMissed',
  'visitDone',
  'appointmentConfirm',
  'appointmentCancelled',
  'invoiceAvailable',
  'invoiceLink',
  'invoiceDueSoon',
  'invoiceDueToday',
  'invoiceOverdue',
  'paymentReceived',
  'orderConfirmed',
  'orderInPreparation',
  'orderShipped',
  'orderDelayed',
  'orderDelivered',
  'fiscalNoteIssued',
  'contractReady',
  'documentReceived',
  'documentPending',
  'registrationUpdated',
  'proposalAnswered',
  'serviceInterruption',
  'serviceRestored',
  'surveyTicket',
  'surveyVisit',
  'surveyLink',
  'chatContinuation',
  'chatReturn',
] as const
export type StarterId = (typeof STARTER_IDS)[number]

/** A UTILITY template in pt_BR to begin with, written as the CRM has it: with `%TOKENS%`. */
export const starterSchema = z.object({
  id: z.enum(STARTER_IDS),
  group: z.enum(STARTER_GROUPS),
  name: z.string().min(1),
  header: z.string().optional(),
  body: z.string().min(1),
  footer: z.string().optional(),
  buttons: templateContentSchema.shape.buttons,
})
export type Starter = z.infer<typeof starterSchema>

/** `fallbacks`: by token, what the sentences read well with where the CRM's field is empty. */
export const starterFileSchema = z.strictObject({
  fallbacks: z.record(z.string(), z.string().min(1)),
  starters: z.array(starterSchema.strict()),
})
