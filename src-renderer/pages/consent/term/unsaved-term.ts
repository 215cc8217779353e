/** What was written and not saved as a version yet, by implementation: another page may be looked at in between. */
const drafts = new Map<string, string>()

export const keptDraft = (implementationId: string): string | null => drafts.get(implementationId) ?? null

export function keepDraft(implementationId: string, text: string | null): void {
  if (text === null) drafts.delete(implementationId)
  else drafts.set(implementationId, text)
}
