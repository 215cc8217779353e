import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BundleContent } from '#core/bundle'
import { guessContactColumns } from '#core/contacts'
import { guessEventColumns, type RehearsalSummary } from '#core/rehearsal'
import { inspectFile } from '../../../src-main/contacts/index.ts'
import { rehearse, rowsOfFile } from '../../../src-main/rehearsal/index.ts'
import { rehearseLarge } from '../../../src-main/rehearsal/large/index.ts'
import { compose } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { CONTACTS, EVENT_COLUMNS } from './history.ts'

type Files = { contacts: string; events: string }

async function opened({ contacts, events }: Files) {
  const folder = tempDir()
  const [contactPath, eventPath] = [join(folder, 'contatos.csv'), join(folder, 'eventos.csv')]
  writeFileSync(contactPath, contacts)
  writeFileSync(eventPath, events)
  const [people, history] = [await inspectFile(contactPath, 'contacts'), await inspectFile(eventPath, 'contacts')]
  return {
    contacts: rowsOfFile({ path: contactPath, ...people, mapping: guessContactColumns(people.headers, []) }),
    events: rowsOfFile({ path: eventPath, ...history, mapping: guessEventColumns(history.headers) }),
  }
}

/** What both ways answer; of the large one null where it leaves it to the other. */
async function both(bundle: BundleContent, files: Files): Promise<{ byRow: RehearsalSummary; large: RehearsalSummary | null }> {
  const given = { bundle, ...(await opened(files)) }
  return { byRow: await rehearse({ ...given, out: null }), large: await rehearseLarge(given, 0) }
}

const cell = (value: string): string => (/["\n\r;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const textOf = (rows: readonly (readonly string[])[], end: string): string =>
  rows.map((cells) => cells.map(cell).join(';') + end).join('')

const EVENT_NAMES = [...EVENT_COLUMNS, 'arvore', 'PROTOCOLO', 'HORA_AGENDAMENTO']
const padded = (value: string): fc.Arbitrary<string> => fc.constantFrom(value, value, value, ` ${value}`, `${value}\u00a0`)

/** Around the ends of a day, of quiet hours, of a day of 23 or 25 hours, and of what is no date. */
const dates = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('10/11/2026 09:00:00', '10/11/2026 09:00:01', '10/11/2026 21:30:00') },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 0, max: 72 })
      .map((hour) => `${11 + Math.floor(hour / 24)}/11/2026 ${String(hour % 24).padStart(2, '0')}:15:00`),
  },
  fc.constantFrom('10/11/2026 09:00', '2026-11-10T12:00:00Z', '2026-11-10 09:00:00', '10.11.26 9:00', ' 10/11/2026 09:00:00 '),
  fc.constantFrom(
    '',
    'ontem',
    '31/02/2026 10:00:00',
    '10/11/2026 24:00:00',
    '29/03/2026 02:30:00',
    '25/10/2026 02:30:00',
    '10/11/0926 10:00:00',
  ),
)
const values = fc.oneof(
  fc.constantFrom('', ' ', 'P-1', 'Ana', 'João da Silva', 'R$ 1.234,50', '10/12/2026', '1º de maio', 'ß', 'x'.repeat(300)),
  fc.constantFrom(
    'dois     blancos',
    '{{1}}',
    '%NOME%',
    'Gil ⏰',
    'linha\noutra',
    'fim\t',
    '"aspas"',
    'Dr. ,,',
    '(11) 3333',
    'a_b#c',
    'x'.repeat(900),
  ),
)
const event = fc
  .tuple(
    dates,
    fc.constantFrom('1', '2', '02', '', ' ', '3').chain(padded),
    fc.constantFrom('007', '7', '008', '009', '010', '011', '012', '013', '999', '').chain(padded),
    fc.constantFrom('Agendamento', 'agendamento ', 'Financeiro', 'Outra', 'Pesquisa'),
    fc.constantFrom('Consulta marcada', 'Boleto emitido', 'BOLETO  EMITIDO', 'Aguardando cliente', 'Encerrado', ''),
    fc.constantFrom('', 'status', 'operar', 'chat', 'Operar OC', 'e-mail'),
    fc.constantFrom('', '', 'retomar_contato', 'nada'),
    fc.constantFrom('', 'WhatsApp Ativo', 'Outra árvore'),
    values,
    values,
  )
  .map((cells) => cells as string[])
const contact = fc
  .tuple(
    fc.constantFrom('007', '7', '008', '014', ''),
    fc.constant('Alguém'),
    fc.constantFrom('(11) 98765-4321', '11987654321', '(11) 3333-4444', '123', '', 'BR.1502576394655843', '+1 202 555 0123'),
    fc.constantFrom('Sim', 'S', 'Não', '', 'talvez'),
    values,
    values,
  )
  .map((cells) => cells as string[])

const bundles = fc
  .record({
    quiet: fc.boolean(),
    duplicateHours: fc.constantFrom(null, null, 1, 24),
    timeZone: fc.constantFrom('America/Sao_Paulo', 'Europe/Lisbon', 'Asia/Kathmandu'),
    oncePerTicket: fc.boolean(),
    nextStatus: fc.constantFrom('', 'Encerrado', 'Aguardando cliente', 'Boleto emitido'),
    longBody: fc.boolean(),
  })
  .map(({ quiet, duplicateHours, timeZone, oncePerTicket, nextStatus, longBody }) => {
    const snapshot = exampleSnapshot()
    snapshot.implementation.sending = { timeZone, quietHours: quiet ? { from: '21:00', to: '08:00' } : null, duplicateHours }
    snapshot.triggers = snapshot.triggers.map((trigger) =>
      trigger.kind === 'status' ? { ...trigger, oncePerTicket, nextStatus: trigger.nextStatus || nextStatus } : trigger,
    )
    if (longBody)
      snapshot.templates = snapshot.templates.map((template) => ({
        ...template,
        content: { ...template.content, body: { text: `${template.content.body.text}${' fim'.repeat(190)}` } },
      }))
    return compose(snapshot)
  })

describe('a history of many million rows', () => {
  it('comes to what it comes to row by row', { timeout: 300_000 }, async () => {
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        bundles,
        fc.array(contact, { maxLength: 8 }),
        fc.array(event, { minLength: 1, maxLength: 60 }),
        fc.constantFrom('\n', '\r\n'),
        async (bundle, contacts, events, end) => {
          const { byRow, large } = await both(bundle, {
            contacts: textOf([...CONTACTS, ...contacts], end),
            events: textOf([EVENT_NAMES, ...events], end),
          })
          if (large === null) return
          answered++
          expect(large).toEqual(byRow)
        },
      ),
      { numRuns: 25 },
    )
    expect(answered).toBeGreaterThan(12)
  })

  const EVENT = ['10/11/2026 09:00:00', '2', '7', 'Financeiro', 'Boleto emitido', 'status', '', '', 'P-1', '']
  const table = (events: readonly (readonly string[])[], names = EVENT_NAMES): Files => ({
    contacts: textOf(CONTACTS, '\n'),
    events: textOf([names, ...events], '\n'),
  })

  it.each<[what: string, Files | (() => Files)]>([
    ['a row with more cells than columns', table([EVENT, [...EVENT, 'a mais']])],
    [
      'a mark inside a cell',
      { ...table([EVENT]), events: `${EVENT_NAMES.join(';')}\n${EVENT.join(';').replace('P-1', '"P"-1')}\n` },
    ],
    ['Excel’s line that names the separator', { ...table([]), events: `sep=;\n${textOf([EVENT_NAMES, EVENT], '\n')}` }],
    [
      'a line break that is a CR alone',
      table([EVENT, EVENT.map((value) => (value === 'P-1' ? 'P\r1' : value))].map((row) => row)),
    ],
  ])('is left to the way row by row where it is not sure to read the same: %s', async (_, files) => {
    const { byRow, large } = await both(compose(exampleSnapshot()), typeof files === 'function' ? files() : files)
    expect(large).toBeNull()
    expect(byRow.events).toBeGreaterThan(0)
  })

  it('keeps the order of the file within one moment, over more rows than are read at a time', { timeout: 120_000 }, async () => {
    // Each ticket twice at the same second, for one who has not opted in and one who has: the first decides which is which.
    const many = Array.from({ length: 150_000 }, (_, at) => {
      const ticket = String(Math.floor(at / 2))
      const isFirst = at % 2 === 0
      const who = isFirst === (Math.floor(at / 2) % 3 === 0) ? '7' : '008'
      return [
        '10/11/2026 09:00:00',
        ticket,
        who,
        'Financeiro',
        'Boleto emitido',
        'status',
        '',
        '',
        at > 140_000 ? 'tarde' : '',
        '',
      ]
    })
    const { byRow, large } = await both(compose(exampleSnapshot()), table(many))
    expect(large).toEqual(byRow)
    expect(byRow.blocked['once-per-ticket']).toBe(25_000)
    expect(byRow.blocked['not-opted-in']).toBe(50_000)
  })

  it('stops when it is cancelled', async () => {
    const given = { bundle: compose(exampleSnapshot()), ...(await opened(table([EVENT]))) }
    const reason = new Error('cancelled')
    await expect(rehearseLarge({ ...given, signal: AbortSignal.abort(reason) }, 0)).rejects.toBe(reason)
  })
})
