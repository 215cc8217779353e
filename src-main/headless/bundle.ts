import { type BundleContent, type BundleError, type BundleResult, explainBundleError } from '#core/bundle'
import { type LoadOptions, loadBundle, openLoadTarget, readBundleFile } from '../bundle/index.ts'
import type { ExitCode, Terminal } from './output.ts'
import { UsageError } from './output.ts'

/** `disparo bundle verify FILE`: whether the CRM may load it, and what is inside. */
export function verifyFile(file: string, terminal: Terminal): ExitCode {
  const read = readFile(file, terminal)
  if (!read.ok) return refuse(read.error, terminal)
  const { manifest } = read.value
  const summary = { ...summaryOf(read.value), contentHash: manifest.contentHash }
  terminal.print(
    terminal.json ? JSON.stringify({ ok: true, ...summary }) : terminal.t('cli:bundle.verified', { ...summary, file }),
  )
  return 0
}

/**
 * `disparo bundle load FILE --into sqlite:PATH|postgres://…`: all of it or nothing, and
 * nothing new the second time. `--json`: how many rows of four kinds the bundle has, and
 * what became of all its rows. Rows of an earlier bundle that are no longer in this one
 * are deleted and belong to neither; the human text counts them. `restarted` is there only where a person
 * accepted that the sequence does not go on.
 */
export async function loadFile(file: string, into: string, terminal: Terminal, options: LoadOptions = {}): Promise<ExitCode> {
  const read = readFile(file, terminal)
  if (!read.ok) return refuse(read.error, terminal)
  const opened = openLoadTarget(into)
  if (!opened.ok) return refuse(opened.error, terminal)
  const target = opened.value
  try {
    const loaded = await loadBundle(read.value, target, options)
    if (!loaded.ok) return refuse(loaded.error, terminal)
    const { report, restartedFrom } = loaded.value
    const { numbers, templates, bindings, triggers, inserted, updated, unchanged } = report
    const { sequence } = read.value.manifest
    terminal.print(
      terminal.json
        ? JSON.stringify({
            ...{ numbers, templates, bindings, triggers, inserted, updated, unchanged },
            ...(restartedFrom === null ? {} : { restarted: { from: restartedFrom, to: sequence } }),
          })
        : [
            terminal.t('cli:bundle.loaded', {
              ...report,
              client: read.value.manifest.implementation.client,
              target: target.label,
            }),
            ...(restartedFrom === null
              ? []
              : [terminal.t('cli:bundle.restarted', { from: restartedFrom, to: sequence, target: target.label })]),
          ].join('\n'),
    )
    return 0
  } finally {
    await target.close()
  }
}

function readFile(file: string, { t }: Terminal): BundleResult<BundleContent> {
  const found = readBundleFile(file)
  if (found === null) throw new UsageError(t('cli:noSuchFile', { file }))
  return found.read
}

function refuse(error: BundleError, { t, json, print, note }: Terminal): ExitCode {
  const { messageId, data } = explainBundleError(error)
  const message = t(messageId, data)
  if (json) print(JSON.stringify({ ok: false, error: error.code, data, message }))
  else note(message)
  return 2
}

const summaryOf = ({ manifest, numbers, templates, triggers }: BundleContent) => ({
  client: manifest.implementation.client,
  environment: manifest.environment,
  sequence: manifest.sequence,
  createdAt: manifest.createdAt,
  generator: manifest.generator,
  numbers: numbers.length,
  templates: Object.keys(templates).length,
  triggers: triggers.length,
})
