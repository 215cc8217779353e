import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { type BundleContent, type BundleError, explainBundleError, verdictOf } from '#core/bundle'
import { type BundleReport, LOAD_NAMED, type LOAD_WORDS, type LoadResult } from '#core/contract'
import {
  type BundleReadResult,
  LIMITS,
  loadBundle,
  openLoadTarget,
  readBundle,
  readBundleFile,
  tooLarge,
} from './bundle/index.ts'
import type { Changes } from './changes.ts'
import { type Clock, instant } from './clock.ts'
import type { OpenedBundles } from './context.ts'
import type { Words } from './i18n.ts'
import { AppProblem } from './problem.ts'
import type { Store } from './store/index.ts'

/** A window shows one at a time; whoever goes back finds the last few. */
const KEPT = 20

/** What the person may say to a refusal, by its code. */
const NEEDS: Partial<Record<BundleError['code'], (typeof LOAD_WORDS)[number]>> = {
  'other-environment': 'environment',
  'environment-changed': 'environment',
  'older-than-loaded': 'restart',
  'sequence-conflict': 'restart',
}

/** Bundles that someone looked into: verified, described, loaded where a person says so, never kept past the program's end. */
export function createOpenedBundles(store: Store, clock: Clock, changed: Changes): OpenedBundles {
  const opened = new Map<string, { report: BundleReport; content: BundleContent | null }>()
  const keep = (fileName: string, bytes: number, read: BundleReadResult | null, found: Description): string => {
    const key = randomUUID()
    const report = { key, fileName, bytes, openedAt: instant(clock), ...found }
    opened.set(key, { report, content: read?.ok ? read.value : null })
    for (const oldest of [...opened.keys()].slice(0, -KEPT)) opened.delete(oldest)
    return key
  }
  const known = (key: string) => {
    const one = opened.get(key)
    if (!one) throw new AppProblem('not-found')
    return one
  }
  return {
    async inspect(file) {
      const say = await bothWords()
      const read = file.size > LIMITS.file ? tooLarge(file.size) : readBundle(new Uint8Array(await file.arrayBuffer()))
      return keep(file.name, file.size, read, describe(read, say))
    },
    async open(path) {
      const say = await bothWords()
      const found = readBundleFile(path)
      return found
        ? keep(basename(path), found.size, found.read, describe(found.read, say))
        : keep(basename(path), 0, null, unreadable(path, say))
    },
    report: (key) => known(key).report,
    content(key) {
      const { content, report } = known(key)
      if (content === null) throw new AppProblem('not-found', { what: 'bundle' })
      return { content, fileName: report.fileName }
    },
    async load({ key, target: spec, password, dryRun, said }) {
      const { content } = known(key)
      if (content === null) throw new AppProblem('not-found')
      const say = await bothWords()
      const refused = (error: BundleError): LoadResult => {
        const { messageId, data } = explainBundleError(error)
        return { ok: false, reason: say(messageId, data), needs: NEEDS[error.code] ?? null }
      }
      const target = openLoadTarget(spec, { given: password === '' ? null : password, ask: async () => null })
      if (!target.ok) return refused(target.error)
      const { manifest } = content
      try {
        const loaded = await loadBundle(content, target.value, {
          dryRun,
          acceptRestart: said.includes('restart'),
          environment: said.includes('environment') ? manifest.environment : undefined,
        })
        if (!loaded.ok) return refused(loaded.error)
        const { report, changes, ...about } = loaded.value
        const { inserted, updated, unchanged, removed } = report
        const { sequence, contentHash, implementation } = manifest
        const counts = { inserted, updated, unchanged, removed }
        if (!dryRun && store.implementations.get(implementation.id)) {
          const person = store.settings.get().operator
          store.loads.add(implementation.id, {
            loadedAt: instant(clock),
            person,
            target: target.value.label,
            sequence,
            contentHash,
            ...counts,
          })
          changed.announce('exports', implementation.id)
        }
        return { ok: true, target: target.value.label, sequence, ...counts, changes: changes.slice(0, LOAD_NAMED), ...about }
      } finally {
        await target.value.close()
      }
    },
  }
}

type Say = (key: Parameters<Words>[0], gaps: Parameters<Words>[1]) => { 'pt-BR': string; en: string }

/** The sentences are loaded with the first bundle: they are a quarter of all that a start would read. */
async function bothWords(): Promise<Say> {
  const { openWords } = await import('./i18n.ts')
  const [pt, en] = [openWords('pt-BR'), openWords('en')]
  return (key, gaps) => ({ 'pt-BR': pt(key, gaps), en: en(key, gaps) })
}

type Description = Pick<BundleReport, 'whole' | 'right' | 'reasons' | 'content'>

/** A file that went away between the click and the look, or that isn't ours to read. */
const unreadable = (file: string, say: Say): Description => ({
  whole: false,
  right: null,
  reasons: [say('desktop:unreadable', { file })],
  content: null,
})

function describe(read: BundleReadResult, say: Say): Description {
  if (!read.ok)
    return {
      ...verdictOf(read.error),
      reasons: (read.faults.length > 0 ? read.faults : [read.error]).map((error: BundleError) => {
        const { messageId, data } = explainBundleError(error)
        return say(messageId, data)
      }),
      content: null,
    }
  return { ...verdictOf(null), reasons: [], content: contentOf(read.value) }
}

function contentOf({ manifest, providers, numbers, templates, triggers, variables }: BundleContent): BundleReport['content'] {
  const count = (kind: (typeof triggers)[number]['kind']): number => triggers.filter((trigger) => trigger.kind === kind).length
  return {
    client: manifest.implementation.client,
    environment: manifest.environment,
    sequence: manifest.sequence,
    createdAt: manifest.createdAt,
    generator: manifest.generator,
    formatVersion: manifest.formatVersion,
    contentHash: manifest.contentHash,
    manifestHash: manifest.manifestHash,
    accounts: providers.map(({ label, provider, mode }) => ({ label, provider, training: mode === 'training' })),
    numbers: numbers.map(({ label, phone }) => ({ label, phone })),
    templates: Object.values(templates).map(({ name, language, category, status }) => ({ name, language, category, status })),
    triggers: { status: count('status'), operate: count('operate'), chat: count('chat') },
    variables: variables.length,
    implementation: manifest.implementation.id,
    openPoints: manifest.openPoints,
  }
}
