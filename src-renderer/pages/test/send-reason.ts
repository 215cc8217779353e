import type { ProviderErrorKind } from '#core/provider'

/**
 * What a provider's number says beyond the kind of failure. Meta's numbers come through
 * every provider (developers.facebook.com, "Cloud API error codes"); 70xx are Infobip's
 * ("Channels response status and error codes").
 */
const REASONS = {
  'stale-copy': ['132000', '7008'],
  'other-language': ['132001', '7009'],
  'too-long': ['132005'],
  'value-format': ['132012', '132018'],
  'missing-value': ['131008', '131009'],
  content: ['132007'],
  paused: ['132015'],
  disabled: ['132016'],
  self: ['131021'],
  'not-on-whatsapp': ['131026', '7002'],
  'not-a-tester': ['131030'],
  blocked: ['7003', '7030'],
  'contact-limit': ['131049', '7032'],
  'opted-out': ['131050', '7033'],
  'marketing-off': ['131063'],
  misclassified: ['131064'],
  'sender-unregistered': ['133010', '7034'],
  'user-id': ['131062'],
  unspecified: ['135000'],
  'flow-blocked': ['132068'],
  'flow-throttled': ['132069'],
  'other-way': ['131055', '134100', '134102'],
  syncing: ['134101'],
  'direct-send-blocked': ['139200'],
} as const satisfies Record<string, readonly string[]>
type SendReason = keyof typeof REASONS

/** Which of these numbers stands in the provider's words; null where none does or the words are of something else. */
export function sendReason(problem: ProviderErrorKind | null, detail: string | null): SendReason | null {
  if (problem === null || detail === null) return null
  const numbers: readonly string[] = detail.match(/(?<![\d.])\d{4,6}(?![\d.]\d)/g) ?? []
  const reasons = Object.keys(REASONS) as SendReason[]
  return reasons.find((reason) => REASONS[reason].some((number) => numbers.includes(number))) ?? null
}
