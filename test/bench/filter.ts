import type { Page } from '@playwright/test'

export type FilterTimes = {
  /** Milliseconds from a key's event to the paint in which the list shows what was found for it: the middle one, and the worst. */
  median: number
  worst: number
  keystrokes: number
}

/** In the page: every keystroke's time, and how many are still on their way. */
type Probe = { times: number[]; pending: number }

/**
 * Types words into the search of the templates page and takes them out again, key by
 * key, each after the one before was painted.
 * @param page open at `/i/<id>/templates` of a filled data folder, the list in sight
 */
export async function measureFilter(page: Page, words: readonly string[] = ['aviso', 'boleto pt', '_v1']): Promise<FilterTimes> {
  await page.getByRole('tree').waitFor()
  await page.evaluate(watchKeystrokes)
  const settled = (): Promise<unknown> =>
    page.waitForFunction(() => (globalThis as unknown as { filterProbe: Probe }).filterProbe.pending === 0)
  await page.getByRole('searchbox').focus()
  for (const word of words) {
    const keys = [...word].map((letter) => (letter === ' ' ? 'Space' : letter))
    for (const key of [...keys, ...keys.map(() => 'Backspace')]) {
      await page.keyboard.press(key)
      await settled()
    }
  }
  const times = await page.evaluate(() => (globalThis as unknown as { filterProbe: Probe }).filterProbe.times)
  const sorted = times.toSorted((a, b) => a - b)
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worst: sorted.at(-1) ?? Number.NaN,
    keystrokes: sorted.length,
  }
}

/** Runs in the page, so it takes nothing from this file. A frame's callback comes before its paint, the message after it. */
function watchKeystrokes(): void {
  const probe: Probe = { times: [], pending: 0 }
  Object.assign(globalThis, { filterProbe: probe })
  const isBusy = (): boolean => document.querySelector('main [aria-busy="true"]') !== null
  document.addEventListener(
    'keydown',
    (event) => {
      const input = event.target
      if (!(input instanceof HTMLInputElement)) return
      const before = input.value
      probe.pending++
      const look = (): void => {
        if (input.value === before || isBusy()) {
          requestAnimationFrame(look)
          return
        }
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          probe.times.push(performance.now() - event.timeStamp)
          probe.pending--
          port1.close()
        }
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    },
    true,
  )
}
