/**
 * Does: writes the Relatório de implantação, one HTML document that stands alone and prints on A4.
 * May not: decide what is in it; `#core/report` does.
 */
export { reportFileName } from './file-name.ts'
export { writeReportHtml } from './write.ts'
