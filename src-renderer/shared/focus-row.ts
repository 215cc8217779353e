/** Makes something a place that the focus can come back to. */
export const rowOf = (id: string): { 'data-row': string; tabIndex: -1 } => ({ 'data-row': id, tabIndex: -1 })

/** What says that the person has gone on to something else. */
const ACTS = ['pointerdown', 'keydown', 'hashchange'] as const

let stop = (): void => undefined

/**
 * Brings the person to the row that was saved: into view, with the focus. One that isn't there yet
 * is waited for until the person does something else; who went on already is left alone.
 */
export function focusRow(id: string): void {
  stop()
  if (isBusyElsewhere()) return
  const find = (): boolean => {
    const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
    return row !== null
  }
  const acting = new AbortController()
  // The form goes away after the row took the focus, or a row that is new comes after the form went.
  const waiting = new MutationObserver(() => {
    if (isBusyElsewhere() || find()) stop()
  })
  stop = () => {
    waiting.disconnect()
    acting.abort()
  }
  for (const act of ACTS) addEventListener(act, () => stop(), { signal: acting.signal })
  waiting.observe(document.body, { childList: true, subtree: true })
  find()
}

/** The focus stands on something that neither saved, nor is a row, nor a page's heading that just opened. */
function isBusyElsewhere(): boolean {
  const active = document.activeElement
  return active !== null && active !== document.body && active.closest('form, h1, [data-row], [role="dialog"]') === null
}
