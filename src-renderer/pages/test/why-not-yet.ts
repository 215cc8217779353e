export type NotYet = 'number' | 'template' | 'mapping' | 'recipient' | 'consent'

/** The first thing that keeps a test from being sent, in the form's order; null when it can go. */
export function whyNotYet(state: {
  numberId: string
  templateId: string
  /** Null while the mapping loads. */
  openPlaceholders: number | null
  canDial: boolean
  agreed: boolean
}): NotYet | null {
  if (state.numberId === '') return 'number'
  if (state.templateId === '') return 'template'
  if (state.openPlaceholders !== 0) return 'mapping'
  if (!state.canDial) return 'recipient'
  return state.agreed ? null : 'consent'
}
