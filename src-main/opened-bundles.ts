import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { type BundleContent, type BundleError, explainBundleError, verdictOf } from '#core/bundle'
import type { BundleReport } from '#core/contract'
import { type BundleReadResult, LIMITS, readBundle, readBundleFile, tooLarge } from './bundle/index.ts'
import { type Clock, instant } from './clock.ts'
import type { OpenedBundles } from './context.ts'
import type { Words } from './i18n.ts'
import { AppProblem } from './problem.ts'

/** A window shows one at a time; whoever goes back finds the last few. */
const KEPT = 20

/** Bundles that someone looked into. They are verified and described, never loaded and never kept past the program's end. */
export function createOpenedBundles(clock: Clock): OpenedBundles {
  const reports = new Map<string, BundleReport>()
  const keep = (fileName: string, bytes: number, found: Description): string => {
    const key = randomUUID()
    reports.set(key, { key, fileName, bytes, openedAt: instant(clock), ...found })
    for (const oldest of [...reports.keys()].slice(0, -KEPT)) reports.delete(oldest)
    return key
  }
  return {
    async inspect(file) {
      const say = await bothWords()
      const read = file.size > LIMITS.file ? tooLarge(file.size) : readBundle(new Uint8Array(await file.arrayBuffer()))
      return keep(file.name, file.size, describe(read, say))
    },
    async open(path) {
      const say = await bothWords()
      const found = readBundleFile(path)
      return found ? keep(basename(path), found.bytes, describe(found.read, say)) : keep(basename(path), 0, unreadable(path, say))
    },
    report(key) {
      const report = reports.get(key)
      if (!report) throw new AppProblem('not-found')
      return report
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
