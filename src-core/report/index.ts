/**
 * Does: gathers what the Relatório de implantação says, as data, from one snapshot and its readiness.
 * May not: judge (that is `readiness`) or hold a sentence; whoever writes the document says it.
 */
export { composeReport, type ReportOptions } from './compose.ts'
export type {
  Report,
  ReportAccount,
  ReportConsent,
  ReportExport,
  ReportNumber,
  ReportOpenPoint,
  ReportPrerequisite,
  ReportTest,
} from './model.ts'
export type { ReportBinding, ReportTemplate, TemplateReference } from './templates.ts'
export type { ReportTrigger } from './triggers.ts'
