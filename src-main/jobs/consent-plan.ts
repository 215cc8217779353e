import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkSqlTarget, type PlanFileName, type SqlTarget } from '#core/consent'
import { contactMappingSchema, evidenceMappingSchema } from '#core/contacts'
import type { PlanRecord } from '#core/contract'
import { makePlan } from '../consent/index.ts'
import { type ImportedFile, importedFile } from '../contacts/index.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import { contactFileFolder, refusing } from './contact-files.ts'
import { streamed } from './progress-stream.ts'
import { contactsFolder } from './uploads.ts'

type PlanNews = { phase: 'reading'; rows: number } | { phase: 'done'; plan: PlanRecord }

const planFolder = (context: AppContext, implementationId: string): string =>
  join(contactsFolder(context, implementationId), 'plan')

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
  const summary = yield* streamed((tell: (news: PlanNews) => void) =>
    refusing(() =>
      makePlan({
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
        out: planFolder(context, implementationId),
        target,
        clock,
        signal,
        onProgress: (rows) => tell({ phase: 'reading', rows }),
      }),
    ),
  )
  const { generatedAt: createdAt, planHash, inputs: _inputs, rejected: _rejected, target: _target, ...figures } = summary
  const plan: PlanRecord = { createdAt, createdBy: store.settings.get().operator, target: summary.target, figures, planHash }
  store.transaction(() => {
    store.consent.savePlan(implementationId, plan)
    store.implementations.touch(implementationId)
  })
  changes.announce('consent', implementationId)
  yield { phase: 'done', plan }
}

const TYPES: Record<PlanFileName, string> = {
  'plan.csv': 'text/csv',
  'rejected.csv': 'text/csv',
  'update.sql': 'application/sql',
  'undo.sql': 'application/sql',
  'summary.json': 'application/json',
}

export async function planFile(context: AppContext, implementationId: string, name: PlanFileName): Promise<File> {
  found(context.store.consent.plan(implementationId), 'plan')
  const bytes = await readFile(join(planFolder(context, implementationId), name))
  return new File([bytes], name, { type: TYPES[name] })
}

async function imported(context: AppContext, implementationId: string, kind: 'contacts' | 'evidence'): Promise<ImportedFile> {
  const file = await importedFile(contactFileFolder(context, implementationId, kind))
  if (!file) throw new AppProblem('contact-file', { what: `${kind}-missing` })
  return file
}
