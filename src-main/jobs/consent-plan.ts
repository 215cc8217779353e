import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type ConsentTerm,
  checkSqlTarget,
  type EvidenceReview,
  type PlanFileName,
  type SqlTarget,
  type TermInUse,
} from '#core/consent'
import { contactMappingSchema, evidenceMappingSchema } from '#core/contacts'
import type { ContactFile, PlanRecord } from '#core/contract'
import { type PlanInputs, reviewEvidence, writePlan } from '../consent/index.ts'
import { type ImportedFile, importedFile } from '../contacts/index.ts'
import type { AppContext, BaseContext } from '../context.ts'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'
import { AppProblem, found } from '../problem.ts'
import { contactFileFolder } from './contact-files.ts'
import { contactsFolder } from './contacts-folder.ts'
import { refusing } from './imported-headers.ts'
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
  const { store, changes } = context
  const wrong = checkSqlTarget(target)
  if (wrong !== null) throw new AppProblem('invalid', { what: wrong })
  const inputs = await planInputs(context, implementationId)
  const signal = cancel ? AbortSignal.any([cancel, context.ending]) : context.ending
  const parent = contactsFolder(context, implementationId)
  const folder = temporaryFolder(parent)
  try {
    const summary = yield* streamed((tell: (news: PlanNews) => void) =>
      refusing(() =>
        writePlan(
          {
            ...inputs,
            target,
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
      revoke,
      target: _target,
      ...figures
    } = summary
    const plan: PlanRecord = {
      createdAt,
      createdBy: store.settings.get().operator,
      target: summary.target,
      figures,
      planHash,
      revoke,
    }
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

/** What stands between the evidence and the plan: the same files, read the same way. */
export async function reviewFiles(
  context: AppContext,
  implementationId: string,
  cancel: AbortSignal | undefined,
): Promise<EvidenceReview> {
  const inputs = await planInputs(context, implementationId)
  const signal = cancel ? AbortSignal.any([cancel, context.ending]) : context.ending
  return refusing(() => reviewEvidence({ ...inputs, signal }))
}

/** The files that were imported, and what is known of the term. */
async function planInputs(context: AppContext, implementationId: string): Promise<PlanInputs> {
  const { store, clock } = context
  const contacts = await imported(context, implementationId, 'contacts')
  const evidence = await imported(context, implementationId, 'evidence')
  const optOuts = await importedFile(contactFileFolder(context, implementationId, 'optOuts'))
  const { files, terms } = store.consent.get(implementationId)
  const nameOf = (kind: ContactFile['kind']): string => files.find((file) => file.kind === kind)?.fileName ?? `${kind}.csv`
  const lead = (file: ImportedFile, kind: ContactFile['kind']) => ({ path: file.file, dialect: file.dialect, name: nameOf(kind) })
  return {
    contacts: { ...lead(contacts, 'contacts'), mapping: contactMappingSchema.parse(contacts.mapping) },
    evidence: { ...lead(evidence, 'evidence'), mapping: evidenceMappingSchema.parse(evidence.mapping) },
    optOuts: optOuts && { ...lead(optOuts, 'optOuts'), mapping: evidenceMappingSchema.parse(optOuts.mapping) },
    terms: inUse(terms),
    clock,
  }
}

/** The first version may be older than this program; each that followed was written on the day when it was saved. */
const inUse = (newestFirst: readonly ConsentTerm[]): TermInUse[] =>
  newestFirst.map(({ version, createdAt }, at) => ({
    version,
    since: at === newestFirst.length - 1 ? '' : createdAt.slice(0, 10),
  }))

const TYPES: Record<PlanFileName, string> = {
  'plan.csv': 'text/csv',
  'rejected.csv': 'text/csv',
  'update.sql': 'application/sql',
  'undo.sql': 'application/sql',
  'revoke.csv': 'text/csv',
  'revoke.sql': 'application/sql',
  'revoke-undo.sql': 'application/sql',
  'undecided.csv': 'text/csv',
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
