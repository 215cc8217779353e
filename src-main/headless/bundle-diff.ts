import { basename } from 'node:path'
import { type BundleContent, explainBundleError, faultsOf, verdictOf } from '#core/bundle'
import { type BundleChange, diffBundles, explainChange, RISKS, subjectText, valueText } from '#core/diff'
import { readWhole } from '../bundle/index.ts'
import { summaryOf } from './bundle.ts'
import { readBundleAt, refuse } from './bundle-file.ts'
import type { ExitCode, Terminal } from './output.ts'

/**
 * `disparo bundle diff BEFORE AFTER`: what changes for people where the second takes the first one's place, grouped by
 * risk, the gravest first; in texts `[-what goes-]` and `{+what comes+}`. Either need only be whole; that one is not
 * right is said. Exit 0: nothing changes, 1: something does.
 */
export function diffFiles(before: string, after: string, terminal: Terminal): ExitCode {
  const sides = [before, after].map((file) => ({ file, read: readBundleAt(file, terminal, readWhole).read }))
  for (const { read } of sides) if (!read.ok) return refuse(read.error, terminal)
  const [a, b] = sides.flatMap(({ file, read }) => (read.ok ? [{ file, content: read.value, right: rightness(read.value) }] : []))
  if (a === undefined || b === undefined) return 2
  const { t, json, print, note } = terminal
  const changes = diffBundles(a.content, b.content)
  const isSame = changes.length === 0
  if (json) {
    const side = ({ content, right }: typeof a) => ({
      ...verdictOf(right),
      ...summaryOf(content),
      contentHash: content.manifest.contentHash,
    })
    const counts = Object.fromEntries(RISKS.map((risk) => [risk, changes.filter((change) => change.risk === risk).length]))
    print(
      JSON.stringify({
        same: isSame,
        before: side(a),
        after: side(b),
        counts,
        changes: changes.map((change) => ({ ...change, message: explainChange(change, t) })),
      }),
    )
    return isSame ? 0 : 1
  }
  for (const { file, right } of [a, b])
    if (right !== null) {
      const { messageId, data } = explainBundleError(right)
      note(t('cli:bundle.diff.notRight', { file: basename(file), reason: t(messageId, data) }))
    }
  const names = { before: nameOf(a.content, terminal), after: nameOf(b.content, terminal) }
  print(isSame ? t('cli:bundle.diff.same', names) : t('cli:bundle.diff.different', { ...names, count: changes.length }))
  for (const line of linesOf(changes, terminal)) print(line)
  return isSame ? 0 : 1
}

const rightness = (content: BundleContent) => faultsOf(content)[0] ?? null

const nameOf = ({ manifest }: BundleContent, { t }: Terminal): string =>
  t('cli:bundle.diff.one', {
    client: manifest.implementation.client,
    environment: t(`environment.${manifest.environment}`),
    sequence: manifest.sequence,
  })

/** What only comes with another change stands beneath it. */
function linesOf(changes: readonly BundleChange[], { t }: Terminal): string[] {
  const withIt = Map.groupBy(changes, ({ follows }) => follows)
  const lines = (change: BundleChange, indent: string): string[] => [
    `${indent}- ${explainChange(change, t)}${alsoText(change, t)}`,
    ...textLines(change, t).map((line) => `${indent}    ${line}`),
    ...reachLine(change, t).map((line) => `${indent}    ${line}`),
    ...(withIt.get(change.id) ?? []).flatMap((each) => lines(each, `${indent}  `)),
  ]
  return RISKS.flatMap((risk) => {
    const own = (withIt.get(null) ?? []).filter((change) => change.risk === risk)
    return own.length === 0 ? [] : ['', t(`bundleDiff.risk.${risk}`), ...own.flatMap((change) => lines(change, '  '))]
  })
}

const alsoText = ({ alsoRisks }: BundleChange, t: Terminal['t']): string =>
  alsoRisks.length === 0 ? '' : ` (${alsoRisks.map((risk) => t(`bundleDiff.risk.${risk}`)).join('; ')})`

/** The texts of a change whose sentence does not name them. */
function textLines({ kind, words, before, after }: BundleChange, t: Terminal['t']): string[] {
  if (words !== null) return wordsText(words).split('\n')
  return kind === 'template-header' || kind === 'template-footer' ? [`${valueText(before, t)} → ${valueText(after, t)}`] : []
}

const wordsText = (words: NonNullable<BundleChange['words']>): string =>
  words.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('')

const reachLine = ({ reaches }: BundleChange, t: Terminal['t']): string[] =>
  reaches.length === 0 ? [] : [t('cli:bundle.diff.reaches', { list: reaches.map((each) => subjectText(each, t)).join(', ') })]
