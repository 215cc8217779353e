import type { ChildAnswer, ChildOutcome, ChildRequest } from './protocol.ts'
import { openStore, type Store } from './stores.ts'

/**
 * The keychain child: a process of its own, because a locked keyring can hang a native
 * call for ever and only a kill ends that. Runs under Node's fork and under Electron's
 * utilityProcess, whose messages arrive wrapped in an event.
 */
type ParentPort = {
  on(event: 'message', listen: (event: { data: unknown }) => void): void
  postMessage(value: unknown): void
}
const { parentPort } = process as { parentPort?: ParentPort }

/** English, Linux and macOS: "locked collection", "unlock prompt was dismissed", "User interaction is not allowed", "User canceled". */
const LOCKED = /\b(locked|unlock|dismissed|cancell?ed)\b|interaction is not allowed/i

const act = async (store: Store, request: ChildRequest): Promise<string | null> => {
  const { service } = request
  if (request.op === 'get') return store.get(service, request.account)
  if (request.op === 'set') await store.set(service, request.account, request.secret)
  else if (request.op === 'delete') await store.delete(service, request.account)
  else await store.probe(service)
  return null
}

const outcome = async (request: ChildRequest): Promise<ChildOutcome> => {
  try {
    return { ok: true, secret: await act(openStore(request.backend), request) }
  } catch (error) {
    return { ok: false, state: LOCKED.test(String(error)) ? 'locked' : 'unreadable' }
  }
}

const serve = async (message: unknown, post: (answer: ChildAnswer) => void) => {
  // Only the parent that started this process holds the other end.
  const request = message as ChildRequest
  post({ id: request.id, ...(await outcome(request)) })
}

// The translated messages of libsecret would not match LOCKED.
process.env.LANGUAGE = 'en'

if (parentPort) {
  parentPort.on('message', (event) => void serve(event.data, (answer) => parentPort.postMessage(answer)))
} else {
  process.on('message', (message) => void serve(message, (answer) => process.send?.(answer)))
  // Not `exit`: that waits for the native call that hangs.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}
