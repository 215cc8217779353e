import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '#core/contract'
import { api, rpc } from './client.ts'
import { onReconnect } from './link.ts'

const areas = {
  implementations: [rpc.implementations],
  accounts: [rpc.accounts, rpc.numbers, rpc.uses],
  numbers: [rpc.numbers, rpc.triggers, rpc.uses],
  templates: [rpc.templates, rpc.variables, rpc.triggers, rpc.accounts, rpc.reviews, rpc.drafts.neighbours, rpc.uses],
  drafts: [rpc.drafts.list, rpc.drafts.get],
  submissions: [rpc.submissions],
  reviews: [rpc.reviews.board, rpc.reviews.waiting, rpc.reviews.of],
  variables: [rpc.variables, rpc.templates, rpc.triggers, rpc.uses],
  services: [rpc.services, rpc.triggers],
  contacts: [rpc.contacts, rpc.consent, rpc.rehearsals],
  rehearsals: [rpc.rehearsals],
  consent: [rpc.consent],
  triggers: [rpc.triggers, rpc.uses],
  testPhones: [rpc.testPhones],
  tests: [rpc.tests],
  exports: [rpc.exports, rpc.releases, rpc.bundles.loads],
  settings: [rpc.app],
  backups: [rpc.backups.state],
  updates: [rpc.updates],
} satisfies Record<Change['area'], { key(): readonly unknown[] }[]>

/** Readiness and the export preview are computed from everything else; everything else is in the history. */
const computed = [
  rpc.implementations,
  rpc.rehearsals.get,
  rpc.exports.preview,
  rpc.exports.list,
  rpc.exports.diff,
  rpc.exports.kept,
  rpc.history,
]
/** …but not from what has not reached the provider: a draft saves itself while it is typed. */
const APART = new Set<Change['area']>(['drafts', 'submissions', 'reviews', 'updates', 'backups'])

async function listen(queries: QueryClient, signal: AbortSignal, isAgain: boolean): Promise<void> {
  const changes = await api.app.changes(undefined, { signal })
  // Only now: a change between the looking and the listening would be missed.
  if (isAgain) void queries.invalidateQueries()
  // The settings were read before the first page was drawn.
  else void queries.invalidateQueries({ queryKey: rpc.app.info.key() })
  for await (const change of changes) {
    const touched = APART.has(change.area) ? areas[change.area] : [...areas[change.area], ...computed]
    for (const util of touched) await queries.invalidateQueries({ queryKey: util.key() })
  }
}

/**
 * Refetches what another page, window or job changed. The stream ends with the
 * connection; the next one starts with it, and then everything is looked at again.
 */
export function followChanges(queries: QueryClient): () => void {
  let stream = new AbortController()
  const start = (isAgain: boolean): void => {
    stream.abort()
    stream = new AbortController()
    // A stream that breaks says nothing by itself: the banner does, and `onReconnect` starts it again.
    listen(queries, stream.signal, isAgain).catch(() => undefined)
  }
  start(false)
  const stop = onReconnect(() => start(true))
  // A credential goes from the keychain without a word to this program: whoever comes back to the window asks anew.
  const onFocus = (): void => void queries.invalidateQueries({ queryKey: rpc.implementations.key() })
  window.addEventListener('focus', onFocus)
  return () => {
    window.removeEventListener('focus', onFocus)
    stop()
    stream.abort()
  }
}
