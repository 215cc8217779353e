import type { ProviderErrorKind } from '#core/provider'

/**
 * Meta's error numbers for the WhatsApp Cloud API. Every provider stands before
 * that API and hands its numbers through, so the table is theirs together.
 * Source: developers.facebook.com, "Cloud API error codes".
 */
const KINDS: Readonly<Record<string, ProviderErrorKind>> = {
  0: 'auth',
  190: 'auth',
  3: 'permission',
  10: 'permission',
  131005: 'permission',
  131030: 'recipient',
  131037: 'permission',
  131045: 'permission',
  133010: 'permission',
  4: 'rate-limit',
  80007: 'rate-limit',
  130429: 'rate-limit',
  131048: 'rate-limit',
  131056: 'rate-limit',
  133016: 'rate-limit',
  33: 'not-found',
  803: 'not-found',
  100: 'parameters',
  131008: 'parameters',
  131009: 'parameters',
  131051: 'parameters',
  131052: 'parameters',
  131053: 'parameters',
  132000: 'parameters',
  132005: 'parameters',
  132008: 'parameters',
  132012: 'parameters',
  132018: 'parameters',
  132001: 'template-not-approved',
  132015: 'template-not-approved',
  132016: 'template-not-approved',
  131021: 'recipient',
  131026: 'recipient',
  131050: 'recipient',
  131042: 'payment',
  131047: 'outside-window',
  368: 'policy',
  130472: 'policy',
  130497: 'policy',
  131031: 'policy',
  131049: 'policy',
  131063: 'policy',
  131064: 'policy',
  132007: 'policy',
  131000: 'provider-down',
  131016: 'provider-down',
  131057: 'provider-down',
}

/** @returns null for a number that is in no table: it is shown as it is */
export function kindOfMetaCode(code: string): ProviderErrorKind | null {
  if (Object.hasOwn(KINDS, code)) return KINDS[code] ?? null
  // 200–299 are Meta's permissions, one number each.
  return /^2\d\d$/.test(code) ? 'permission' : null
}
