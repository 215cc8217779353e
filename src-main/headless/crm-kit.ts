import { availableParallelism } from 'node:os'
import { type CaseResult, KIT_ARCHIVE, LOADER_GAPS, type LoaderCase, openConformance, writeKit } from '../crm-kit/index.ts'
import { FileSetError } from '../disk/index.ts'
import { terminalLocale } from '../terminal-locale.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { outputError } from './output-error.ts'

/** `disparo crm-kit FOLDER`: all that a CRM's team needs to write a loader and the rules of sending. */
export async function crmKit(kit: string, folder: string, { t, json, print }: Terminal): Promise<ExitCode> {
  const files = await writeKit(kit, folder).catch((error: unknown) => {
    if (error instanceof FileSetError) throw new UsageError(t('cli:crmKit.there', { folder, names: error.names.join(', ') }))
    throw outputError(error, folder, t)
  })
  print(
    json
      ? JSON.stringify({ folder, archive: KIT_ARCHIVE, files })
      : t('cli:crmKit.made', { folder, archive: KIT_ARCHIVE, files }),
  )
  return 0
}

/**
 * `disparo crm-check --loader 'COMMAND {bundle} {target}'`: runs a loader against the kit's cases.
 * @param asked.rules whether a loader that leaves the judgement of a whole bundle to `bundle verify` fails by it
 * @param asked.only one case by its name
 */
export async function crmCheck(
  kit: string,
  asked: { loader: string; rules: boolean; only: string | undefined },
  { t, json, print, note }: Terminal,
): Promise<ExitCode> {
  for (const gap of LOADER_GAPS) if (!asked.loader.includes(gap)) throw new UsageError(t('cli:crmCheck.gap', { gap }))
  const conformance = openConformance(kit)
  const cases = conformance.cases.filter(({ name }) => asked.only === undefined || name === asked.only)
  if (cases.length === 0) throw new UsageError(t('cli:crmCheck.noCase', { name: asked.only ?? '' }))
  const results = await allOf(
    cases,
    (one) => conformance.check(asked.loader, one),
    (done) => {
      if (done % 10 === 0) note(t('cli:crmCheck.progress', { done, all: cases.length }))
    },
  )
  const counted = (level: LoaderCase['level']) => {
    const ofLevel = results.filter((each) => each.level === level)
    return { passed: ofLevel.filter(({ passed }) => passed).length, all: ofLevel.length }
  }
  const [must, rules] = [counted('must'), counted('rules')]
  const failed = must.passed < must.all || (asked.rules && rules.passed < rules.all)
  if (json) print(JSON.stringify({ ok: !failed, must, rules, failed: results.filter(({ passed }) => !passed) }))
  else {
    for (const result of results) if (!result.passed) for (const line of failureLines(result, t)) print(line)
    print(t('cli:crmCheck.must', must))
    print(t(asked.rules ? 'cli:crmCheck.rules' : 'cli:crmCheck.rulesOptional', rules))
  }
  return failed ? 1 : 0
}

function failureLines({ name, why, step, steps, exit, said, differences }: CaseResult, t: Terminal['t']): string[] {
  const sentence = why[terminalLocale(process.env)]
  const at = step === null ? undefined : steps[step]
  const happened =
    at === undefined
      ? t('cli:crmCheck.otherRows')
      : exit === 'killed'
        ? t('cli:crmCheck.killed', { bundle: at.bundle })
        : t(at.takes ? 'cli:crmCheck.refused' : exit === 0 ? 'cli:crmCheck.took' : 'cli:crmCheck.leftBehind', {
            bundle: at.bundle,
            exit: exit ?? 0,
          })
  return [
    `✗ ${name}: ${sentence}`,
    `  ${happened}${said === '' ? '' : ` ${t('cli:crmCheck.said', { said: said.replace(/\s+/g, ' ') })}`}`,
    ...Object.entries(differences).flatMap(([table, { missing, unexpected }]) => [
      ...missing.slice(0, 2).map((row) => `  ${table} − ${JSON.stringify(row)}`),
      ...unexpected.slice(0, 2).map((row) => `  ${table} + ${JSON.stringify(row)}`),
    ]),
  ]
}

/** In the cases' order, as many at once as the machine has processors. */
async function allOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>, note: (done: number) => void): Promise<R[]> {
  const results: R[] = []
  let next = 0
  let done = 0
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at]
      if (item === undefined) return
      results[at] = await work(item)
      note(++done)
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, worker))
  return results
}
