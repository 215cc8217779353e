/**
 * The browser shell's key to this program, which lives in the memory of the tabs of this one
 * origin: it came in through `/enter`, a reload finds it again, and a new tab (Ctrl+click, a
 * pasted address) is given it by one that has it.
 */
const KEY = 'disparo.token'
/** Where the tab was going before it was asked for a key; `/enter` leads back there. */
const GOAL = 'disparo.goal'
/** Another tab answers within a few milliseconds, unless the system has put it to sleep. */
const ASK_TABS_MS = 400

type Message = { ask: true } | { key: string }

const tabs = new BroadcastChannel('disparo')
const waiting = new Set<(key: string) => void>()
/** Only one that has opened the socket is handed on. */
let proven: string | null = null

tabs.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if ('ask' in data) {
    if (proven !== null) tabs.postMessage({ key: proven } satisfies Message)
  } else for (const take of waiting) take(data.key)
})

/** Its window needs no key: the preload hands it the channel. */
export const isElectron = (): boolean => (globalThis as { disparo?: { shell?: string } }).disparo?.shell === 'electron'

export const currentKey = (): string | null => sessionStorage.getItem(KEY)

/** It opened the socket: tabs that wait for one may have it. */
export function proveKey(): void {
  const key = currentKey()
  if (key === null || key === proven) return
  proven = key
  tabs.postMessage({ key } satisfies Message)
}

/** Another tab's key, other than the one that was refused here; null when none comes in time. */
export function keyOfAnotherTab(patience = Number.POSITIVE_INFINITY): Promise<string | null> {
  const refused = currentKey()
  return new Promise((resolve) => {
    const settle = (key: string | null): void => {
      waiting.delete(take)
      if (key !== null) sessionStorage.setItem(KEY, key)
      resolve(key)
    }
    const take = (key: string): void => {
      if (key !== refused) settle(key)
    }
    waiting.add(take)
    if (Number.isFinite(patience)) setTimeout(() => settle(null), patience)
    tabs.postMessage({ ask: true } satisfies Message)
  })
}

/** To the page that asks for a way in; the tab comes back to where it was going. */
export function goToEntrance(): Promise<never> {
  sessionStorage.setItem(GOAL, location.hash)
  location.replace('/enter')
  return new Promise(() => undefined)
}

/** Before the first call: from the address (`#t=…`, as tests and tools open it), this tab's memory, or another tab. */
export async function takeKey(): Promise<void> {
  if (isElectron()) return
  const match = /^#t=([\w-]+)$/.exec(location.hash)
  if (match?.[1]) {
    sessionStorage.setItem(KEY, match[1])
    history.replaceState(null, '', `${location.pathname}${location.search}#/`)
  }
  if (currentKey() === null && (await keyOfAnotherTab(ASK_TABS_MS)) === null) await goToEntrance()
}

/** Null when nobody answers at all. */
export async function isKeyGood(): Promise<boolean | null> {
  try {
    return (await fetch('/enter/key', { headers: { authorization: `Bearer ${currentKey() ?? ''}` } })).ok
  } catch {
    // Nobody is there to ask; the socket's own failure says so already.
    return null
  }
}
