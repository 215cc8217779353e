import type { BrowserWindow } from 'electron'

/**
 * `--smoke`: what a packaged build is asked before it is shipped. Answers 0 once the
 * window is visible and its page has had an answer, 1 when that takes too long, and
 * says so in one line on stdout.
 */
export const smoke = async (
  window: Pick<BrowserWindow, 'isVisible' | 'once'>,
  answered: Promise<void>,
  deadlineMs = 30_000,
): Promise<0 | 1> => {
  const missing = new Set(['the window is not visible', 'no call of the page was answered'])
  const visible = new Promise<void>((resolve) => (window.isVisible() ? resolve() : window.once('show', () => resolve())))
  const seen = Promise.all([
    visible.then(() => missing.delete('the window is not visible')),
    answered.then(() => missing.delete('no call of the page was answered')),
  ])
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs)
  })
  await Promise.race([seen, deadline])
  clearTimeout(timer)
  console.log(missing.size === 0 ? 'DISPARO_SMOKE ok' : `DISPARO_SMOKE failed: ${[...missing].join('; ')}`)
  return missing.size === 0 ? 0 : 1
}
