import type { Readable } from 'node:stream'
import { asAccountTemplate, contextsOf, type Finding, lintTemplate, type Severity } from '#core/lint'
import { PROVIDER_IDS, type ProviderId, providerIdSchema } from '#core/provider'
import type { TemplateContent } from '#core/template'
import { CRM_VARIABLES } from '#core/variables'
import type { Words } from '../i18n.ts'
import { providers } from '../providers/index.ts'
import { type LintInput, readLintInput } from './lint-input.ts'
import { writeFinding } from './lint-text.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'

/**
 * `disparo lint FILE|- [--provider ID]`: what the rules find in templates of canonical form.
 * A list is taken as one account, so that its templates are compared with each other.
 * Exit 1 where something blocks or warns; hints alone are fine.
 * @param options `source`: a path, or `-` for `stdin`
 */
export async function lint(
  options: { source: string; provider: string | undefined; stdin: Readable },
  terminal: Terminal,
): Promise<ExitCode> {
  const { t, json, print } = terminal
  const provider = providerOf(options.provider, t)
  const inputs = await readLintInput(options.source, options.stdin, t)
  const judged = judge(inputs, provider)
  const counts = { errors: count(judged, 'error'), warnings: count(judged, 'warn'), infos: count(judged, 'info') }
  if (json) print(JSON.stringify({ templates: judged.map((each) => asJson(each, t)), ...counts }))
  else print(asText(judged, counts, t))
  return counts.errors + counts.warnings > 0 ? 1 : 0
}

type Judged = { content: TemplateContent; findings: readonly Finding[] }

function judge(inputs: readonly LintInput[], provider: ProviderId | undefined): Judged[] {
  const contextOf = contextsOf({
    provider,
    scope: provider && providers[provider].descriptor.capabilities.placeholderScope,
    templates: inputs.map(({ content, status }, at) =>
      asAccountTemplate(content, { id: String(at), status: status ?? 'APPROVED', senderId: null }),
    ),
    variables: CRM_VARIABLES,
  })
  return inputs.map(({ content }, at) => ({
    content,
    findings: lintTemplate(content, contextOf({ id: String(at), bindings: null })),
  }))
}

function providerOf(name: string | undefined, t: Words): ProviderId | undefined {
  if (name === undefined) return undefined
  const provider = providerIdSchema.safeParse(name)
  if (!provider.success) throw new UsageError(t('cli:lint.badProvider', { provider: name, providers: PROVIDER_IDS.join(', ') }))
  return provider.data
}

const count = (judged: readonly Judged[], severity: Severity): number =>
  judged.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0)

/** The shape that machines read; `suggest` is what only a person can decide on. */
const asJson = ({ content: { name, language }, findings }: Judged, t: Words) => ({
  name,
  language,
  findings: findings.map(({ rule, severity, component, start, end, messageId, data, fix, suggest }) => ({
    rule,
    severity,
    component,
    start,
    end,
    messageId,
    data,
    message: t(`rules:${rule}.messages.${messageId}`, data),
    fix,
    suggest: suggest.map((each) => ({ ...each, message: t(`rules:${rule}.suggestions.${each.messageId}`, each.data) })),
  })),
})

function asText(judged: readonly Judged[], counts: { errors: number; warnings: number; infos: number }, t: Words): string {
  const blocks = judged
    .filter(({ findings }) => findings.length > 0)
    .map(({ content, findings }) => {
      const title = t('cli:lint.title', { name: content.name || t('cli:lint.noName'), language: content.language })
      return [title, ...findings.map((finding) => writeFinding(content, finding, t))].join('\n')
    })
  const found = [
    counts.errors > 0 && t('cli:lint.errors', { count: counts.errors }),
    counts.warnings > 0 && t('cli:lint.warnings', { count: counts.warnings }),
    counts.infos > 0 && t('cli:lint.infos', { count: counts.infos }),
  ].filter((part) => part !== false)
  const total = t('cli:lint.templates', { count: judged.length })
  const last = found.length === 0 ? t('cli:lint.nothing', { total }) : t('cli:lint.total', { total, found: found.join(', ') })
  return [...blocks, last].join('\n\n')
}
