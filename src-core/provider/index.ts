/**
 * Does: the words that every provider's adapter and every page share.
 * May not: know any provider's wire format; that is `src-main/providers/<id>/wire.ts`.
 */
export { type AccountSettings, accountSettings, destinationOf, isThisMachine, readApiAddress } from './destination.ts'
export { PROVIDER_FACTS } from './facts.ts'
export {
  type AccountField,
  accountFieldSchema,
  capabilitiesSchema,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  deliveryStatusSchema,
  PROVIDER_ERROR_KINDS,
  PROVIDER_IDS,
  type ProviderDescriptor,
  type ProviderErrorKind,
  type ProviderId,
  providerDescriptorSchema,
  providerErrorKindSchema,
  providerIdSchema,
  REVIEW_STAGES,
  type ReviewStage,
  reviewStageSchema,
  SENDER_STATES,
  type SenderReport,
  senderReportSchema,
} from './model.ts'
export { askedPause, withAskedPause } from './pause.ts'
export { servesSender } from './sender.ts'
