/**
 * Does: the nouns of one client's set-up and the snapshot of all of them.
 * May not: decide anything; `readiness` judges, `bundle` writes.
 */
export {
  CREDENTIAL_STATES,
  type CredentialState,
  credentialStateSchema,
  type ExportRecord,
  exportRecordSchema,
  type Implementation,
  type ImplementationFacts,
  type ImplementationSnapshot,
  implementationFactsSchema,
  implementationSchema,
  instantSchema,
  type LoadRecord,
  loadRecordSchema,
  type ProviderAccount,
  providerAccountSchema,
  type SenderNumber,
  type SenderState,
  type StoredTemplate,
  type SyncSummary,
  senderNumberSchema,
  senderStateSchema,
  storedTemplateSchema,
  syncSummarySchema,
  TEST_SEND_STATES,
  type TestPhone,
  type TestSend,
  testEventSchema,
  testPhoneSchema,
  testSendSchema,
} from './model.ts'
export {
  DEFAULT_SENDING,
  DEFAULT_TIME_ZONE,
  isTimeZone,
  type SendingSettings,
  sendingSettingsSchema,
} from './sending-settings.ts'
