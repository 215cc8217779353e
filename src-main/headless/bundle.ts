import { type BundleContent, type OpenPoint, verdictOf } from '#core/bundle'
import { asksFor, type Loaded, loadBundle, openLoadTarget } from '../bundle/index.ts'
import type { KeyFile } from '../signature/index.ts'
import { readBundleAt, refuse } from './bundle-file.ts'
import { passwordFor } from './database-password.ts'
import { prepareReport, type ReportWish } from './load-report.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { signatureLines, signaturesTold } from './signatures.ts'

/**
 * `disparo bundle verify FILE`: whether the CRM may load it, and what is inside. Two verdicts: whole, and right, which
 * is all that export and loader ask too. One sentence says the first that is wrong; `--json` all of them, each with its place.
 * @param keys `--key`: each of them has to have signed it
 */
export function verifyFile(file: string, terminal: Terminal, keys: readonly KeyFile[] = []): ExitCode {
  const { read } = readBundleAt(file, terminal)
  if (!read.ok) return refuse(read.error, terminal, read.faults)
  const foreign = asksFor(keys, read.signatures)
  if (foreign) return refuse(foreign.error, terminal)
  const { manifest } = read.value
  const summary = { ...summaryOf(read.value), contentHash: manifest.contentHash }
  const { openPoints } = manifest
  if (terminal.json)
    terminal.print(
      JSON.stringify({ ok: true, ...verdictOf(null), ...summary, openPoints, ...signaturesTold(read.signatures, keys) }),
    )
  else {
    const { t } = terminal
    const environment = t(`environment.${manifest.environment}`)
    terminal.print(t('cli:bundle.verified', { ...summary, environment, file }))
    for (const line of signatureLines(read.signatures, keys, terminal)) terminal.print(line)
    for (const line of openPointLines(openPoints, terminal)) terminal.print(line)
  }
  return 0
}

/** What was exported although it was open, by whom and why. */
function openPointLines(points: readonly OpenPoint[], { t }: Terminal): string[] {
  if (points.length === 0) return []
  return [
    t('cli:bundle.openPoints', { count: points.length }),
    ...points.map(({ point, about, person, reason }) => {
      const name = t(`openPoints.point.${point}`)
      return `  - ${t('cli:bundle.openPoint', { point: about === '' ? name : `${name}: ${about}`, person, reason })}`
    }),
  ]
}

/**
 * `disparo bundle load FILE --into sqlite:PATH|postgres://…`: all of it or nothing, and
 * nothing new the second time. `--json`: how many rows of four kinds the bundle has, and
 * what became of all its rows. Rows of an earlier bundle that are no longer in this one
 * are deleted and belong to neither; the human text counts them. `restarted` is there only where a person
 * accepted that the sequence does not go on.
 * `--dry-run`: each row that would change, by name, and nothing is changed.
 * @param said.report `--report`: writes what was done into a small file, for the one who released the bundle
 * @param said.keys `--key`: each of them has to have signed it
 * @param said.environment `--environment`: what the bundle is for. It has to be that, and may then be loaded beside another environment's
 */
export async function loadFile(
  file: string,
  into: string,
  terminal: Terminal,
  said: {
    environment?: string | undefined
    acceptRestart?: boolean
    passwordFile?: string | undefined
    dryRun?: boolean
    keys?: readonly KeyFile[]
    report?: ReportWish | undefined
  } = {},
): Promise<ExitCode> {
  const environment = ENVIRONMENTS.find((each) => each === said.environment)
  if (said.environment !== undefined && environment === undefined)
    throw new UsageError(terminal.t('cli:bundle.badEnvironment', { environment: said.environment }))
  const { read, bytes } = readBundleAt(file, terminal)
  if (!read.ok) return refuse(read.error, terminal, read.faults)
  const keys = said.keys ?? []
  const foreign = asksFor(keys, read.signatures)
  if (foreign) return refuse(foreign.error, terminal)
  const { t } = terminal
  const writeReport = said.report && said.dryRun !== true ? await prepareReport(said.report, terminal) : null
  const opened = openLoadTarget(into, passwordFor(said.passwordFile, terminal))
  if (!opened.ok) return refuse(opened.error, terminal)
  const target = opened.value
  if (target.showsPassword) terminal.note(t('cli:bundle.passwordShown'))
  try {
    const loaded = await loadBundle(read.value, target, { ...said, environment })
    if (!loaded.ok) return refuse(loaded.error, terminal)
    const { report, changes, ...about } = loaded.value
    const isDry = said.dryRun === true
    await writeReport?.(bytes, read.value, target.label, report)
    const { numbers, templates, bindings, triggers, inserted, updated, unchanged } = report
    if (terminal.json)
      terminal.print(
        JSON.stringify({
          numbers,
          templates,
          bindings,
          triggers,
          inserted,
          updated,
          unchanged,
          ...(isDry && { dryRun: true, changes }),
          ...toldOf(read.value, about),
          ...signaturesTold(read.signatures, keys),
          ...(writeReport !== null && { report: said.report?.file }),
        }),
      )
    else {
      const { client, id } = read.value.manifest.implementation
      terminal.print(t(isDry ? 'cli:bundle.wouldLoad' : 'cli:bundle.loaded', { ...report, client, target: target.label }))
      if (isDry)
        for (const { role, change, key } of changes)
          terminal.print(
            `  ${t(`cli:bundle.change.${change}`)}  ${t(`loads.role.${role}`)}  ${key.filter((part) => part !== '').join(' · ')}`,
          )
      const { restartedFrom } = about
      if (restartedFrom !== null) {
        const { sequence } = read.value.manifest
        terminal.print(terminal.t('cli:bundle.restarted', { from: restartedFrom, to: sequence, target: target.label }))
      }
      for (const line of aboutLines({ client, id }, about, terminal)) terminal.print(line)
      for (const line of signatureLines(read.signatures, keys, terminal)) terminal.print(line)
      for (const line of openPointLines(read.value.manifest.openPoints, terminal)) terminal.print(line)
      if (writeReport !== null) terminal.print(t('cli:bundle.reported', { file: said.report?.file ?? '' }))
    }
    return 0
  } finally {
    await target.close()
  }
}

const ENVIRONMENTS = ['production', 'staging'] as const

/** For machines, and only where there is something to tell. */
const toldOf = ({ manifest }: BundleContent, { restartedFrom, renamedFrom, sameClient }: Omit<Loaded, 'report' | 'changes'>) => ({
  ...(restartedFrom !== null && { restarted: { from: restartedFrom, to: manifest.sequence } }),
  ...(renamedFrom !== null && { renamedFrom }),
  ...(sameClient.length > 0 && { sameClient }),
  ...(manifest.openPoints.length > 0 && { openPoints: manifest.openPoints }),
})

/** That the client is called something else now, and which other implementations of it send from this database. */
function aboutLines(
  { client, id }: { client: string; id: string },
  { renamedFrom, sameClient }: Omit<Loaded, 'report' | 'changes'>,
  { t }: Terminal,
): string[] {
  return [
    ...(renamedFrom === null ? [] : [t('cli:bundle.renamed', { client, before: renamedFrom })]),
    ...sameClient.map(({ implementation, environment }) =>
      t('cli:bundle.sameClient', {
        client,
        id,
        other: implementation,
        environment: environment === 'staging' ? t('environment.staging') : t('environment.production'),
      }),
    ),
  ]
}

export const summaryOf = ({ manifest, numbers, templates, triggers }: BundleContent) => ({
  implementation: manifest.implementation.id,
  client: manifest.implementation.client,
  environment: manifest.environment,
  sequence: manifest.sequence,
  createdAt: manifest.createdAt,
  generator: manifest.generator,
  numbers: numbers.length,
  templates: Object.keys(templates).length,
  triggers: triggers.length,
})
