import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkSqlTarget, type PlanFileName, type SqlTarget } from '#core/consent'
import { contactMappingSchema, evidenceMappingSchema } from '#core/contacts'
import type { PlanRecord } from '#core/contract'
import { writePlan } from '../consent/index.ts'
import { type ImportedFile, importedFile } from '../contacts/index.ts'
import type { AppContext, BaseContext } from '../context.ts'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'
import { AppProblem, found } from '../problem.ts'
import { contactFileFolder, refusing } from './contact-files.ts'
import { contactsFolder } from './contacts-folder.ts'
import { streamed } from './progress-stream.ts'

type PlanNews = { phase: 'reading'; rows: number } | { phase: 'done'; plan: PlanRecord }

/**
 * Each plan has a folder of its own, which its record names: until that is kept, the plan before it stands
 * whole, and no file of one is ever beside those of another.
 */
const folderOf = ({ createdAt, planHash }: Pick<PlanRecord, 'createdAt' | 'planHash'>): string =>
  `plan-${createdAt.replace(/\D/g, '')}-${planHash.slice(0, HASH_SHOWN)}`

const HASH_SHOWN = 16
/** Where the first versions had the one plan. */
const OLD_FOLDER = 'plan'
const PLAN_FOLDER = /^plan(-[\w-]+)?$/

/**
 * Takes away the files of every plan but two, because they are full of contacts: the one that the store
 * knows, and the one that was signed, which may have been run and need its undo.sql.
 */
export function sweepPlans(context: Pick<BaseContext, 'store' | 'dataDir'>, implementationId: string): void {
  const parent = contactsFolder(context, implementationId)
  const { plan, signOff } = context.store.consent.get(implementationId)
  const own = plan && folderOf(plan)
  const known = own !== null && existsSync(join(parent, own)) ? own : plan && OLD_FOLDER
  const signed = signOff?.shown ? `-${signOff.shown.planHash.slice(0, HASH_SHOWN)}` : null
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const isKept = name === known || (signed !== null && name.endsWith(signed))
    if (PLAN_FOLDER.test(name) && !isKept) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

/** "Plano de atualização da base" (M13, M14): who may be marked, as files for the client's database. */
export async function* planUpdate(
  context: AppContext,
  implementationId: string,
  target: SqlTarget,
  cancel: AbortSignal | undefined,
): AsyncGenerator<PlanNews> {
  const { store, changes, clock } = context
  const wrong = checkSqlTarget(target)
  if (wrong !== null) throw new AppProblem('invalid', { what: wrong })
  const contacts = await imported(context, implementationId, 'contacts')
  const evidence = await imported(context, implementationId, 'evidence')
  const names = new Map(store.consent.files(implementationId).map(({ kind, fileName }) => [kind, fileName]))
  const signal = cancel ? AbortSignal.any([cancel, context.ending]) : context.ending
  const parent = contactsFolder(context, implementationId)
  const folder = temporaryFolder(parent)
  try {
    const summary = yield* streamed((tell: (news: PlanNews) => void) =>
      refusing(() =>
        writePlan(
          {
            contacts: {
              path: contacts.file,
              dialect: contacts.dialect,
              mapping: contactMappingSchema.parse(contacts.mapping),
              name: names.get('contacts') ?? 'contacts.csv',
            },
            evidence: {
              path: evidence.file,
              dialect: evidence.dialect,
              mapping: evidenceMappingSchema.parse(evidence.mapping),
              name: names.get('evidence') ?? 'evidence.csv',
            },
            target,
            clock,
            signal,
            onProgress: (rows) => tell({ phase: 'reading', rows }),
          },
          folder,
        ),
      ),
    )
    const {
      generatedAt: createdAt,
      planHash,
      inputs: _inputs,
      rejected: _rejected,
      revoke: _revoke,
      target: _target,
      ...figures
    } = summary
    const plan: PlanRecord = { createdAt, createdBy: store.settings.get().operator, target: summary.target, figures, planHash }
    const place = join(parent, folderOf(plan))
    // The very same plan once more, within the same millisecond.
    rmSync(place, { recursive: true, force: true })
    renameSync(folder, place)
    store.transaction(() => {
      store.consent.savePlan(implementationId, plan)
      store.implementations.touch(implementationId)
    })
    sweepPlans(context, implementationId)
    changes.announce('consent', implementationId)
    yield { phase: 'done', plan }
  } finally {
    removeTemporary(folder)
  }
}

const TYPES: Record<PlanFileName, string> = {
  'plan.csv': 'text/csv',
  'rejected.csv': 'text/csv',
  'update.sql': 'application/sql',
  'undo.sql': 'application/sql',
  'revoke.csv': 'text/csv',
  'revoke.sql': 'application/sql',
  'revoke-undo.sql': 'application/sql',
  'summary.json': 'application/json',
}

export async function planFile(context: AppContext, implementationId: string, name: PlanFileName): Promise<File> {
  const plan = found(context.store.consent.plan(implementationId), 'plan')
  const parent = contactsFolder(context, implementationId)
  const own = join(parent, folderOf(plan))
  const bytes = await readFile(join(existsSync(own) ? own : join(parent, OLD_FOLDER), name)).catch((error: unknown) => {
    // A store that came from another computer has the record without the files.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new AppProblem('not-found', { what: 'plan' })
    throw error
  })
  return new File([bytes], name, { type: TYPES[name] })
}

async function imported(context: AppContext, implementationId: string, kind: 'contacts' | 'evidence'): Promise<ImportedFile> {
  const file = await importedFile(contactFileFolder(context, implementationId, kind))
  if (!file) throw new AppProblem('contact-file', { what: `${kind}-missing` })
  return file
}
