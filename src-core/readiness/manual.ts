/** Our numbers for the rules of the client's manual; it numbers nothing itself, so its words are in the locales, under `manual`. */
export const MANUAL_RULES = ['M1', 'M2', 'M4', 'M5', 'M6', 'M7', 'M9', 'M11', 'M13', 'M14', 'M15', 'M21'] as const
export type ManualRule = (typeof MANUAL_RULES)[number]
