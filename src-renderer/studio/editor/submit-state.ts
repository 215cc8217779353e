/** What stands between the draft and its submission, the weightiest only. */
export type SubmitState =
  | { state: 'queued' }
  | { state: 'number' }
  | { state: 'errors'; count: number }
  | { state: 'warnings'; count: number }
  | { state: 'ready' }

type Facts = { isQueued: boolean; hasNumber: boolean; errors: number; warnings: number }

export function submitStateOf({ isQueued, hasNumber, errors, warnings }: Facts): SubmitState {
  if (isQueued) return { state: 'queued' }
  if (errors > 0) return { state: 'errors', count: errors }
  if (!hasNumber) return { state: 'number' }
  return warnings > 0 ? { state: 'warnings', count: warnings } : { state: 'ready' }
}
