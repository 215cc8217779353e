import type { KeychainBackend } from './keychain.ts'

/** What the child is asked; one at a time, each answered once under its `id`. */
export type ChildRequest = { id: number; backend: KeychainBackend; service: string } & (
  | { op: 'probe' }
  | { op: 'get' | 'delete'; account: string }
  | { op: 'set'; account: string; secret: string }
)

/** `secret` is null but for a `get` that found one. No text of the backend travels: it could quote a secret. */
export type ChildOutcome = { ok: true; secret: string | null } | { ok: false; state: 'locked' | 'unreadable' }

export type ChildAnswer = { id: number } & ChildOutcome
