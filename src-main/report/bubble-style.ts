/** The phone: WhatsApp's colours in here and nowhere else. */
export const bubbleStyle = `
.phone { padding: 9pt 14pt 11pt 11pt; border: .5pt solid #cfc8bd; border-radius: 6pt; background: #efe7de; color: #111b21; font-size: 9pt; line-height: 1.4; }
.bubble { position: relative; border-radius: 0 6pt 6pt; background: #fff; box-shadow: 0 .5pt 1pt rgb(0 0 0 / 22%); padding: 6pt 7pt; }
.bubble::before { content: ""; position: absolute; top: 0; left: -6pt; border: 3pt solid transparent; border-top-color: #fff; border-right-color: #fff; }
.bubble p { white-space: pre-wrap; }
.bubble .head { font-weight: 650; }
.bubble .foot { color: #5b6670; font-size: 8pt; }
.bubble .media { padding: 12pt; border-radius: 4pt; background: #eceff1; text-align: center; font-size: 8pt; }
.bubble mark { padding: 0 2pt; border: .75pt dashed #4a3200; background: #ffe3a8; color: #4a3200; font-size: .92em; }
.bubble .quote { display: block; padding-left: 6pt; border-left: 2pt solid #8a969e; color: #4f5b63; }
.bubble .item { display: flex; gap: 4pt; }
.button { margin: 0 -7pt; padding: 5pt 7pt; border-top: .5pt solid #e0e4e7; color: #00705c; font-weight: 600; font-size: 8.5pt; text-align: center; }
.button:first-of-type { margin-top: 6pt; }
.button:last-child { margin-bottom: -6pt; }
.button small { display: block; font-size: 7pt; font-weight: 400; }
.button svg { width: 9pt; height: 9pt; vertical-align: -1.5pt; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
`
