export const FONT = '"Inter", "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans Condensed", sans-serif'

/** Ink on paper: one dark tone, hairlines, no meaning in a colour. On a screen the sheet lies on a grey desk. */
export const sheetStyle = `
* { box-sizing: border-box; }
html { background: #e9ebef; color-scheme: light; }
body {
  margin: 0;
  font: 9.5pt/1.5 ${FONT};
  font-variant-numeric: tabular-nums;
  color: #1a2130;
  overflow-wrap: anywhere;
  print-color-adjust: exact;
  -webkit-print-color-adjust: exact;
}
main {
  max-width: 210mm;
  margin: 24px auto;
  padding: clamp(16px, 7vw, 20mm) clamp(16px, 6vw, 18mm);
  background: #fff;
  box-shadow: 0 1px 3px rgb(20 30 60 / 18%);
  counter-reset: section;
}
h1, h2, h3, h4, p, ul, dl, dd, figure { margin: 0; }
h1, h2, h3, h4 { line-height: 1.3; text-wrap: balance; }
h2, h3, h4, .lead { break-after: avoid; }
p + p { margin-top: 4pt; }
a { color: inherit; text-decoration: none; }
em { font-style: italic; }
.nowrap { white-space: nowrap; }
.words { white-space: pre-wrap; }
.words :is(ins, del) { font-weight: 650; }
.quiet { color: #515a6b; font-size: 8.5pt; }
.keep, article, tr, li { break-inside: avoid; }

header { padding-bottom: 14pt; border-bottom: 1.5pt solid #1a2130; }
.eyebrow { font-size: 8pt; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; color: #515a6b; }
h1 { margin-top: 2pt; font-size: 22pt; font-weight: 650; letter-spacing: -.01em; }
.client { margin-top: 2pt; font-size: 15pt; line-height: 1.3; }
.environment {
  display: flex;
  align-items: baseline;
  gap: 10pt;
  margin: 14pt 0 12pt;
  padding: 7pt 10pt;
  border: .75pt solid #8a93a3;
}
.environment.production { border: 2pt solid #1a2130; }
.environment b { flex: none; font-size: 11pt; letter-spacing: .06em; }
.notice { margin: 6pt 0; padding: 4pt 8pt; border-left: 2.5pt solid #1a2130; background: #f3f4f6; }

section { margin-top: 20pt; }
h2 { margin-bottom: 7pt; padding-bottom: 3pt; border-bottom: .5pt solid #b9c0cb; font-size: 12.5pt; font-weight: 650; counter-increment: section; }
h2::before { content: counter(section) "."; display: inline-block; min-width: 12pt; margin-right: 5pt; }
h3 { margin: 11pt 0 4pt; font-size: 10pt; font-weight: 650; }
h4 { margin: 8pt 0 3pt; font-size: 8.5pt; font-weight: 650; }
h2 + h3, h2 + .keep h3:first-child { margin-top: 0; }
.mark {
  display: inline-block;
  padding: 0 3.5pt;
  border: .5pt solid #8a93a3;
  border-radius: 2pt;
  font-size: 7.5pt;
  font-weight: 600;
  line-height: 1.45;
  vertical-align: .5pt;
  white-space: nowrap;
}

dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2pt 12pt; margin-top: 6pt; }
dt { color: #515a6b; }
table { width: 100%; table-layout: fixed; margin-top: 5pt; border-collapse: collapse; font-size: 9pt; line-height: 1.42; }
th { padding: 3pt 8pt 3pt 0; border-bottom: 1pt solid #1a2130; font-size: 8pt; font-weight: 600; text-align: left; vertical-align: bottom; overflow-wrap: normal; }
td { padding: 4pt 8pt 4pt 0; border-bottom: .5pt solid #d5d9e0; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
table + .quiet { margin-top: 4pt; }
thead { display: table-header-group; }
.sign { display: inline-block; min-width: 9pt; font-weight: 700; text-align: center; }
.hash, .token, code { font-family: ui-monospace, "Cascadia Mono", Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: .86em; }
.hash { color: #515a6b; font-size: 7.5pt; }
.plain, .sentences { padding: 0; list-style: none; }
.plain { margin-top: 5pt; }
.plain li { padding-left: 11pt; text-indent: -11pt; }
.plain li::before { content: "– "; display: inline-block; min-width: 11pt; text-indent: 0; }
.sentences li { padding: 4pt 0; border-bottom: .5pt solid #d5d9e0; }

.summary { display: grid; grid-template-columns: 38mm minmax(0, 1fr); gap: 14pt; align-items: start; }
.percent { font-size: 26pt; font-weight: 650; line-height: 1.1; letter-spacing: -.02em; }
.percent small { font-size: 13pt; }
.bar { height: 6pt; margin-top: 5pt; border: .75pt solid #1a2130; }
.bar i { display: block; height: 100%; background: #1a2130; }
.verdict { font-size: 11pt; font-weight: 650; }
.steps { display: grid; grid-template-columns: 1fr 1fr; gap: 0 16pt; margin-top: 10pt; padding: 0; border-top: .5pt solid #d5d9e0; list-style: none; font-size: 9pt; }
.steps li { display: flex; gap: 5pt; padding: 4pt 0; border-bottom: .5pt solid #d5d9e0; }
.steps b { flex: 1; font-weight: 400; }

.card { display: grid; grid-template-columns: 72mm minmax(0, 1fr); gap: 14pt; align-items: start; }
article { margin-top: 14pt; }
.card dl { margin-top: 0; }
article h3 { margin-top: 0; font-size: 10.5pt; }
.crm { padding: 5pt 8pt; border: .5pt solid #b9c0cb; background: #f8f9fa; font-size: 9pt; }
.crm p { white-space: pre-wrap; }
.crm .token { padding: 0 1.5pt; border-radius: 2pt; background: #e6e9ee; }
article .token { white-space: nowrap; }

blockquote { margin: 4pt 0 0; padding: 6pt 10pt; border-left: 1.5pt solid #8a93a3; white-space: pre-wrap; }
.figures { width: 62%; }
.figures th:last-child { width: 24%; }
.figures th:last-child, .figures td:last-child { text-align: right; }
.figures tr:last-child td { border-top: 1pt solid #1a2130; border-bottom: 1pt solid #1a2130; font-weight: 650; }

.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 14mm; margin-top: 4pt; }
.line { min-height: 20pt; padding-top: 5pt; line-height: 1.3; border-bottom: .75pt solid #1a2130; }
.line + .caption, .caption + .line { margin-top: 0; }
.caption + .line { margin-top: 4pt; }
.line.tall { min-height: 38pt; }
.caption { color: #515a6b; font-size: 7.5pt; }
.end { margin-top: 18pt; }

@media (max-width: 560px) {
  .card, .summary, .signatures { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  html { background: none; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
}
`
