import type { AccountField, ProviderId } from './model.ts'

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/

/**
 * The address of a provider's API as it is stored and called: origin and path without a
 * trailing slash; a bare host, as portals show it, is https. Null for one that a credential
 * must never travel to: plain http to anything but this machine, another scheme, or an
 * address that carries a name and password of its own.
 */
export function readApiAddress(text: string): string | null {
  const typed = text.trim()
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (url?.username !== '' || url.password !== '') return null
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  return allowed ? url.origin + url.pathname.replace(/\/+$/, '') : null
}

/** Whether an address leads to the machine that it is called from, as a simulator's does. */
export function isThisMachine(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && LOOPBACK.test(url.hostname)
}

export type AccountSettings =
  | { ok: true; settings: Record<string, string> }
  /** `field` holds an address that no credential may travel to. */
  | { ok: false; field: string; text: string }

/**
 * An account's non-secret settings as they are stored: trimmed, what was left empty filled
 * as the provider has it, addresses in one form. Names that the provider does not ask for,
 * and secret ones, are dropped.
 */
export function accountSettings(fields: readonly AccountField[], given: Readonly<Record<string, string>>): AccountSettings {
  const settings: Record<string, string> = {}
  for (const { name, secret, initial, address } of fields) {
    if (secret) continue
    const text = given[name]?.trim() || initial
    const read = address && text !== '' ? readApiAddress(text) : text
    if (read === null) return { ok: false, field: name, text }
    settings[name] = read
  }
  return { ok: true, settings }
}

/**
 * Whom a credential is for, as one text: the provider, its address and every other setting
 * that says whose account it is. One that was given for a destination is never sent to another.
 */
export const destinationOf = (provider: ProviderId, settings: Readonly<Record<string, string>>): string =>
  JSON.stringify([provider, ...Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1))])
