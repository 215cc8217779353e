import { EventEmitter } from 'node:events'

/** Probed by the language and by `await`; no API of anyone's. */
const LANGUAGE = new Set(['then', 'toJSON', 'constructor'])

/** An object that has what it has: any other property throws, so a new API use fails here and not before a person. */
export const strict = <T extends object>(name: string, members: T): T =>
  new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || LANGUAGE.has(key)) return Reflect.get(target, key)
      throw new Error(`${name}.${key} is not in the stand-in`)
    },
    set(_target, key) {
      throw new Error(`${name}.${String(key)} can't be set in the stand-in`)
    },
  })

/** A listener of Electron's typed events, whose overloads no hand-written emitter can satisfy. */
// biome-ignore lint/complexity/noBannedTypes: stands for every overload at once
export type Listener = Function

export type Emitter = {
  on(event: string, listener: Listener): void
  once(event: string, listener: Listener): void
  emit(event: string, ...args: unknown[]): boolean
  count(event: string): number
}

/** An emitter that knows its events by name; listening to any other throws. */
export const emitter = (name: string, events: readonly string[]): Emitter => {
  const inner = new EventEmitter()
  const known = (event: string): string => {
    if (!events.includes(event)) throw new Error(`${name} has no event "${event}" in the stand-in`)
    return event
  }
  const call =
    (listener: Listener) =>
    (...args: unknown[]): unknown =>
      listener(...args)
  return {
    on: (event, listener) => void inner.on(known(event), call(listener)),
    once: (event, listener) => void inner.once(known(event), call(listener)),
    emit: (event, ...args) => inner.emit(known(event), ...args),
    count: (event) => inner.listenerCount(known(event)),
  }
}
