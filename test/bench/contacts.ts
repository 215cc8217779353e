import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'

const ROWS = 1_000_000

export type ContactsMeasure = {
  /** Milliseconds: Papa Parse's bare streaming read of the same file, in a program of its own. */
  bare: number
  /** Milliseconds: the import, with classes, figures and the copy that stays. */
  imported: number
  /** Megabytes that the importing program ever had resident. */
  rss: number
  /** Milliseconds: the longest time that its main thread was busy. */
  longestBlock: number
}

/** One million contacts as a CRM exports them: read by Papa Parse, and imported. */
export async function measureContacts(runs = 3): Promise<ContactsMeasure> {
  const folder = mkdtempSync(join(tmpdir(), 'disparo-bench-'))
  try {
    const file = join(folder, 'contacts.csv')
    await writeContacts(file, ROWS)
    const program = (name: string): ContactsMeasure =>
      JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, name), file, folder], { encoding: 'utf8' }))
    const bare: number[] = []
    const imports: ContactsMeasure[] = []
    for (let run = 0; run < runs; run++) {
      bare.push(program('contacts-bare.ts').bare)
      imports.push(program('contacts-import.ts'))
    }
    return {
      bare: median(bare),
      imported: median(imports.map((each) => each.imported)),
      rss: Math.max(...imports.map((each) => each.rss)),
      longestBlock: median(imports.map((each) => each.longestBlock)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const NAMES: readonly ((row: number) => string)[] = [
  (row) => `José da Silva ${row}`,
  (row) => `Maria Clara Souza ${row}`,
  (row) => `"Padaria Pão & Cia; filial ${row}"`,
  (row) => `Ana ${row}`,
  (row) => `"Bar do ""Zé"" ${row}"`,
  (row) => `Antônio Conceição ${row}`,
]
const FLAGS = ['S', 'N', 'N', '', 'Sim', 'Não']
/** Every way of writing a number that a base has, and what people do to them. */
const PHONES: readonly ((number: string, area: number) => string)[] = [
  (number, area) => `(${area}) 9${number.slice(0, 4)}-${number.slice(4)}`,
  (number, area) => `(${area}) 9${number.slice(0, 4)}-${number.slice(4)}`,
  (number, area) => `${area}9${number}`,
  (number, area) => `+55 ${area} 9${number.slice(0, 4)}-${number.slice(4)}`,
  (number, area) => `55${area}9${number}`,
  (number, area) => `${area} 8${number.slice(1)}`,
  (number, area) => `(${area}) 3${number.slice(1, 4)}-${number.slice(4)}`,
  (number) => `5,5${number.slice(0, 4)}E+12`,
  () => '',
]

export async function writeContacts(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('Código;Nome;Telefone;Aceita WhatsApp\r\n')
  let lines: string[] = []
  for (let row = 1; row <= rows; row++) {
    const scattered = Math.imul(row, 0x9e3779b1) >>> 0
    const number = String(80_000_000 + (scattered % 20_000_000))
    const phone = PHONES[row % PHONES.length]?.(number, 11 + (scattered % 9)) ?? ''
    lines.push(`${row};${NAMES[row % NAMES.length]?.(row)};${phone};${FLAGS[row % FLAGS.length]}\r\n`)
    if (lines.length < 20_000 && row < rows) continue
    if (!out.write(lines.join(''))) await once(out, 'drain')
    lines = []
  }
  out.end()
  await finished(out)
}
