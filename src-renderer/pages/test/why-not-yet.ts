/** WhatsApp refuses a body that is longer with its values in (BODY-LEN-HYDRATED), in UTF-16 units. */
export const LONGEST_BODY = 1024

export type NotYet =
  | 'number'
  | 'template'
  | 'unusable'
  | 'loading'
  | 'mapping'
  | 'empty'
  | 'value-format'
  | 'too-long'
  | 'recipient'
  | 'self'
  | 'consent'
  | 'sending'
  | 'unsettled'

/** The first thing that keeps a test from being sent, in the form's order; null when it can go. */
export function whyNotYet(state: {
  hasNumber: boolean
  template: { unusable: readonly unknown[] } | null
  /** What blocks sending in the template's mapping; null while it loads. */
  openPlaceholders: number | null
  /** Placeholders that this contact's values leave empty (M11). */
  empty: readonly string[]
  /** Placeholders whose value holds what WhatsApp refuses. */
  misformed: readonly string[]
  bodyLength: number
  recipient: { isSender: boolean; agreed: boolean } | null
  /** Of an earlier message of the kind whose outcome is open. */
  before: 'pending' | 'unknown' | null
}): NotYet | null {
  if (!state.hasNumber) return 'number'
  if (state.template === null) return 'template'
  if (state.template.unusable.length > 0) return 'unusable'
  if (state.openPlaceholders === null) return 'loading'
  if (state.openPlaceholders > 0) return 'mapping'
  if (state.empty.length > 0) return 'empty'
  if (state.misformed.length > 0) return 'value-format'
  if (state.bodyLength > LONGEST_BODY) return 'too-long'
  if (state.recipient === null) return 'recipient'
  // TEL-SELF
  if (state.recipient.isSender) return 'self'
  // M12
  if (!state.recipient.agreed) return 'consent'
  if (state.before === null) return null
  return state.before === 'pending' ? 'sending' : 'unsettled'
}
