import { useSyncExternalStore } from 'react'

/** A value outside of the pages; whoever shows it follows it. Replaced whole, never changed in place. */
export function createStore<T>(value: T) {
  const watchers = new Set<() => void>()
  const watch = (watcher: () => void): (() => void) => {
    watchers.add(watcher)
    return () => {
      watchers.delete(watcher)
    }
  }
  return {
    get: (): T => value,
    set(next: T): void {
      if (Object.is(next, value)) return
      value = next
      for (const watcher of watchers) watcher()
    },
    watch,
    use: (): T => useSyncExternalStore(watch, () => value),
  }
}
