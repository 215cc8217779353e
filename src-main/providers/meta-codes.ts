import type { ProviderErrorKind } from '#core/provider'

/**
 * Meta's error numbers for the WhatsApp Cloud API. Every provider stands before
 * that API and hands its numbers through, so the table is theirs together.
 * Source: developers.facebook.com, "Cloud API error codes" and the pages of its parts
 * (registration, marketing messages, calls, flows, blocked users), read October 2026.
 */
const NUMBERS = {
  auth: [0, 190],
  permission: [
    3, 10, 131005, 131037, 131045, 131055, 133000, 133005, 133006, 133008, 133009, 133010, 134011, 134100, 134102, 138000, 138006,
    139000, 139101, 2388318, 2388330,
  ],
  'rate-limit': [
    4, 80007, 130429, 131048, 131056, 132069, 133015, 133016, 138002, 138005, 138009, 138012, 138013, 139102, 2388019, 2593107,
  ],
  'not-found': [33, 803],
  parameters: [
    1, 100, 131008, 131009, 131051, 131052, 131053, 132000, 132005, 132008, 132012, 132018, 135000, 138003, 139001, 139002,
    139003, 139004, 139006, 139100, 2388012, 2388023, 2388024, 2388040, 2388047, 2388073, 2388293, 2388299, 2593108,
  ],
  'template-not-approved': [132001, 132015, 132016, 132068, 134101],
  recipient: [131021, 131026, 131030, 131043, 131050, 131060, 131062, 138001, 139103],
  payment: [131042],
  'outside-window': [131047],
  policy: [368, 130472, 130497, 131031, 131049, 131059, 131063, 131064, 132007, 139200],
  'provider-down': [2, 131000, 131016, 131057, 133004, 138004, 138007],
} as const satisfies Partial<Record<ProviderErrorKind, readonly number[]>>

const KINDS: ReadonlyMap<string, ProviderErrorKind> = new Map(
  (Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).flatMap((kind) =>
    NUMBERS[kind].map((number): [string, ProviderErrorKind] => [String(number), kind]),
  ),
)

/** Families of numbers, for one that is newer than the table: what they have in common is not wrong of any. */
const FAMILIES: readonly [RegExp, ProviderErrorKind][] = [
  // 200–299 are Meta's permissions, one number each.
  [/^2\d\d$/, 'permission'],
  // A template or its values.
  [/^132\d{3}$/, 'parameters'],
  // The sender's own registration.
  [/^133\d{3}$/, 'permission'],
]

/** @returns null for a number of which nothing is known: it is shown as it is */
export const kindOfMetaCode = (code: string): ProviderErrorKind | null =>
  KINDS.get(code) ?? FAMILIES.find(([numbers]) => numbers.test(code))?.[1] ?? null
