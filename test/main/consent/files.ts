import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PLAN_FILES, type PlanFileName } from '#core/consent'
import type { PlanSummary } from '../../../src-main/consent/index.ts'
import { type ConsentPlanOptions, consentPlan } from '../../../src-main/headless/consent.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { type Ran, runCommand } from '../bundle/terminal.ts'

export type Given = { contacts: string | Uint8Array; evidence: string | Uint8Array }
export type Planned = { summary: PlanSummary; out: string; read: (name: PlanFileName) => string }

/** Writes the two files and runs the command over them, in this process. */
export async function runPlan(
  { contacts, evidence }: Given,
  { json = true, ...options }: Partial<ConsentPlanOptions> & { json?: boolean } = {},
): Promise<Ran & { out: string; folder: string }> {
  const folder = tempDir()
  const paths = { contacts: join(folder, 'contatos.csv'), evidence: join(folder, 'aceites.csv') }
  writeFileSync(paths.contacts, contacts)
  writeFileSync(paths.evidence, evidence)
  const out = join(folder, 'plano')
  const none = { dialect: undefined, table: undefined, idColumn: undefined, flagColumn: undefined, trueValue: undefined }
  const ran = await runCommand((terminal) => consentPlan({ ...paths, out, ...none, ...options }, terminal), { json })
  return { ...ran, out, folder }
}

export async function plan(given: Given, options: Partial<ConsentPlanOptions> = {}): Promise<Planned> {
  const { exit, stdout, out } = await runPlan(given, options)
  if (exit !== 0) throw new Error(`exit ${exit}`)
  return { summary: JSON.parse(stdout) as PlanSummary, out, read: (name) => readFileSync(join(out, name), 'utf8') }
}

export const allFiles = (out: string): Record<PlanFileName, string> =>
  Object.fromEntries(PLAN_FILES.map((name) => [name, readFileSync(join(out, name), 'utf8')])) as Record<PlanFileName, string>

/** A CSV as a CRM writes it, every cell in quotation marks. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')}\r\n`).join('')
