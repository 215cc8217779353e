import { parseArgs } from 'node:util'
import { UsageError } from '../headless/output.ts'
import type { Words } from '../i18n.ts'

/** What the commands of `disparo` are told; each takes the ones that it knows. */
const OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  out: { type: 'string' },
  port: { type: 'string' },
  into: { type: 'string' },
  environment: { type: 'string' },
  fault: { type: 'string' },
  templates: { type: 'string' },
  provider: { type: 'string' },
  contacts: { type: 'string' },
  evidence: { type: 'string' },
  dialect: { type: 'string' },
  table: { type: 'string' },
  'id-column': { type: 'string' },
  'flag-column': { type: 'string' },
  'true-value': { type: 'string' },
  encrypt: { type: 'boolean', default: false },
  'passphrase-file': { type: 'string' },
  'password-file': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
  'keep-both': { type: 'boolean', default: false },
  as: { type: 'string' },
  'accept-restart': { type: 'boolean', default: false },
  'false-value': { type: 'string' },
  'opt-outs': { type: 'string' },
  column: { type: 'string', multiple: true },
  bundle: { type: 'string' },
  events: { type: 'string' },
  history: { type: 'string' },
  example: { type: 'string' },
  key: { type: 'string', multiple: true },
  report: { type: 'string' },
  name: { type: 'string' },
  lost: { type: 'boolean', default: false },
  to: { type: 'string' },
  folder: { type: 'string' },
  'token-file': { type: 'string' },
  'no-wait': { type: 'boolean', default: false },
  loader: { type: 'string' },
  rules: { type: 'boolean', default: false },
  case: { type: 'string' },
  'mend-text': { type: 'boolean', default: false },
} as const

export type CliValues = ReturnType<typeof parseOptions>['values']

/** @throws UsageError for an option that there is not */
export function parseOptions(argv: string[], t: Words) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const option = error instanceof Error ? (/'(-[^']*)'/.exec(error.message)?.[1] ?? argv.join(' ')) : ''
    throw new UsageError(t('cli:unknownOption', { option }))
  }
}
