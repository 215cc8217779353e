import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCsvReader } from '#core/csv'
import { UsageError } from '../../../src-main/headless/output.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { CONTACTS, csv, EVENT_COLUMNS, run, summaryOf } from './history.ts'

/** Each row with what becomes of it. `>`: and of the event that it makes. */
const HISTORY: [outcome: string, ...cells: string[]][] = [
  ['sent > no-trigger', '10/11/2026 10:00', '1', '007', 'Agendamento', 'Consulta marcada', '', ''],
  ['sent > no-trigger', '10/11/2026 10:00', '1', '007', 'Agendamento', 'Consulta marcada', 'status', ''],
  ['no-trigger', '10/11/2026 10:01', '1', '007', 'Agendamento', 'Encerrado', '', ''],
  ['disabled', '10/11/2026 10:02', '1', '007', 'Pesquisa', 'Encerrado', '', ''],
  // The file is not in the order of time: of this ticket's two, the later stands first.
  ['once-per-ticket', '2026-11-11T12:00:00-03:00', '2', '7', 'Financeiro', 'Boleto emitido', '', ''],
  ['sent', '2026-11-11T14:59:59Z', '2', '7', 'Financeiro', 'Boleto emitido', '', ''],
  ['sent', '11/11/2026 12:00:01', '02', '7', 'Financeiro', 'Boleto emitido', '', ''],
  ['attendant-chooses', '11/11/2026 13:00', '3', '008', 'Outra', '', 'chat', ''],
  ['not-opted-in', '11/11/2026 13:00', '3', '008', 'Outra', '', 'chat', 'retomar_contato'],
  ['not-opted-in', '11/11/2026 13:00', '3', '013', 'Agendamento', '', 'operar', ''],
  ['no-phone', '11/11/2026 13:01', '4', '009', 'Agendamento', '', 'Operar OC', ''],
  ['invalid-phone', '11/11/2026 13:02', '5', '010', 'Agendamento', '', 'operar', ''],
  ['sent', '11/11/2026 13:03', '6', '011', 'Agendamento', '', 'operar', ''],
  ['empty-variable', '11/11/2026 13:04', '6', '011', 'Financeiro', 'Boleto emitido', '', ''],
  ['value-not-allowed', '11/11/2026 13:05', '7', '012', 'Financeiro', 'Boleto emitido', '', ''],
  ['sent', '11/11/2026 13:06', '7', '012', 'Agendamento', '', 'operar', ''],
  ['unknown-contact', '11/11/2026 13:07', '8', '7777', 'Agendamento', '', 'operar', ''],
  ['unreadable', 'ontem', '9', '007', 'Agendamento', '', 'operar', ''],
  ['unreadable', '11/11/2026 13:08', '', '007', 'Agendamento', '', 'operar', ''],
  ['unreadable', '11/11/2026 13:09', '9', '007', 'Agendamento', '', 'e-mail', ''],
  // The last minute of the day in São Paulo is the next day in UTC.
  ['sent', '11/11/2026 23:59', '10', '007', 'Qualquer', 'Aguardando cliente', '', ''],
]
const EVENTS = csv([EVENT_COLUMNS, ...HISTORY.map(([, ...cells]) => cells)])
const outcomes = HISTORY.flatMap(([outcome]) => outcome.split(' > '))
const count = (outcome: string): number => outcomes.filter((each) => each === outcome).length

describe('disparo rehearse', () => {
  it('counts every event once, with the reason that a person finds', async () => {
    const summary = await summaryOf({ events: EVENTS })
    expect(summary).toMatchObject({
      events: HISTORY.length,
      derived: 2,
      sent: count('sent'),
      byTemplate: { aviso_consulta_v2: 2, aviso_boleto_v1: 2, retomar_contato: 3 },
      byDay: { '2026-11-10': 2, '2026-11-11': 5 },
      uniqueRecipientsPeak24h: 4,
      tier: 250,
      byNumber: {
        '+551130001000': { sent: 5, uniqueRecipientsPeak24h: 3 },
        '+5511988887777': { sent: 2, uniqueRecipientsPeak24h: 1 },
      },
      cost: { UTILITY: { messages: 7, amount: 0.245, currency: 'BRL', asOf: '2026-10-01' } },
      timeZone: 'America/Sao_Paulo',
    })
    const reasons = [...new Set(outcomes)].filter((outcome) => outcome !== 'sent')
    expect(summary.blocked).toEqual(Object.fromEntries(reasons.map((reason) => [reason, count(reason)])))
    const blocked = Object.values(summary.blocked).reduce((sum, each) => sum + each, 0)
    expect(summary.events + summary.derived).toBe(summary.sent + blocked)
  })

  it('saves each row that was held back with its line, its reason and what made it apply', async () => {
    const out = join(tempDir(), 'barrados.csv')
    await run({ events: EVENTS, options: { out } })
    const reader = createCsvReader(';')
    const [names = [], ...rows] = reader.end(readFileSync(out, 'utf8'))
    expect(names).toEqual([...EVENT_COLUMNS, 'linha', 'derivado', 'motivo', 'detalhe'])
    const reasonOf = (line: number, derived = ''): string | undefined =>
      rows.find((cells) => cells[7] === String(line) && cells[8] === derived)?.[9]
    for (const [index, [outcome]] of HISTORY.entries()) {
      const [own, made] = outcome.split(' > ')
      expect(reasonOf(index + 2), `line ${index + 2}`).toBe(own === 'sent' ? undefined : own)
      expect(reasonOf(index + 2, 'sim'), `derived of line ${index + 2}`).toBe(made)
    }
    expect(rows).toHaveLength(outcomes.length - count('sent'))
    expect(rows.find((cells) => cells[8] === 'sim')?.slice(0, 5)).toEqual([
      '10/11/2026 10:00',
      '1',
      '007',
      'Agendamento',
      'Paciente avisado',
    ])
    expect(rows.find((cells) => cells[9] === 'empty-variable')?.[10]).toBe('body.1 ← %PRIMEIRO_NOME%')
    expect(rows.find((cells) => cells[9] === 'value-not-allowed')?.[10]).toContain('emoji')
  })

  it('follows the rules of sending of the bundle', async () => {
    const events = csv([
      EVENT_COLUMNS,
      ['10/11/2026 19:59', '1', '007', 'Agendamento', '', 'operar', ''],
      ['10/11/2026 20:00', '1', '007', 'Agendamento', '', 'operar', ''],
      ['11/11/2026 08:00', '1', '007', 'Agendamento', '', 'operar', ''],
      ['11/11/2026 19:59', '1', '007', 'Agendamento', '', 'operar', ''],
      // Somebody else, another template.
      ['11/11/2026 19:59', '1', '7', 'Agendamento', '', 'operar', ''],
      ['11/11/2026 19:59', '1', '007', 'Financeiro', 'Boleto emitido', '', ''],
    ])
    const change = (snapshot: Parameters<NonNullable<Parameters<typeof run>[0]['change']>>[0]): void => {
      snapshot.implementation.sending = {
        timeZone: 'America/Sao_Paulo',
        quietHours: { from: '20:00', to: '08:00' },
        duplicateHours: 24,
      }
    }
    expect(await summaryOf({ events, change })).toMatchObject({
      sent: 4,
      blocked: { 'quiet-hours': 1, duplicate: 1 },
      byDay: { '2026-11-10': 1, '2026-11-11': 3 },
    })
  })

  it('counts recipients within 24 hours that move', async () => {
    const at = (date: string, contact: string): string[] => [date, '1', contact, 'Agendamento', '', 'operar', '']
    const of = async (...rows: string[][]): Promise<number> =>
      (await summaryOf({ events: csv([EVENT_COLUMNS, ...rows]) })).uniqueRecipientsPeak24h
    expect(await of(at('10/11/2026 10:00', '007'), at('11/11/2026 10:00', '7'))).toBe(1)
    expect(await of(at('10/11/2026 10:00', '007'), at('11/11/2026 09:59', '7'))).toBe(2)
    expect(await of(at('10/11/2026 10:00', '007'), at('10/11/2026 11:00', '007'), at('11/11/2026 10:30', '7'))).toBe(2)
  })
})

describe('histories as programs write them', () => {
  const rows = [EVENT_COLUMNS, ...HISTORY.map(([, ...cells]) => cells)]
  const latin = (text: string): Buffer => Buffer.from(text.replaceAll('⏰', '*').replaceAll('–', '-'), 'latin1')
  const contacts = csv(CONTACTS)

  it.each<[string, string | Uint8Array, string | Uint8Array]>([
    ['UTF-8 with a byte order mark', `\uFEFF${contacts}`, `\uFEFF${EVENTS}`],
    [
      'UTF-16 as Excel saves it',
      Buffer.from(`\uFEFF${csv(CONTACTS, '\t')}`, 'utf16le'),
      Buffer.from(`\uFEFF${csv(rows, '\t')}`, 'utf16le'),
    ],
    ['commas and LF', csv(CONTACTS, ',').replaceAll('\r\n', '\n'), csv(rows, ',').replaceAll('\r\n', '\n')],
    ['CR alone', contacts.replaceAll('\r\n', '\r'), EVENTS.replaceAll('\r\n', '\r')],
    ['bars', csv(CONTACTS, '|'), csv(rows, '|')],
  ])('%s', async (_name, contactFile, eventFile) => {
    const plain = await summaryOf({ events: EVENTS })
    expect(await summaryOf({ contacts: contactFile, events: eventFile })).toEqual(plain)
  })

  it('Windows-1252, with names that only so compare equal', async () => {
    const change = (snapshot: Parameters<NonNullable<Parameters<typeof run>[0]['change']>>[0]): void => {
      for (const trigger of snapshot.triggers) if (trigger.kind === 'operate') trigger.requestType = 'Instalação'
    }
    const events = csv([EVENT_COLUMNS, ['10/11/2026 10:00', '1', '007', 'INSTALAÇÃO', '', 'operar', '']])
    expect(await summaryOf({ contacts: latin(contacts), events: latin(events), change })).toMatchObject({ sent: 1, blocked: {} })
  })

  it('a cell with line breaks and marks, other names for the columns, columns that say nothing', async () => {
    const events = csv([
      ['Status', 'Observação', 'Nº Ocorrência', 'Data/Hora', 'Contato', 'Solicitação', '%PRIMEIRO_NOME%'],
      ['Boleto emitido', 'disse: "amanhã"\r\ne; desligou', '0001', '10/11/2026 10:00', ' 007 ', 'Financeiro', ''],
      ['Boleto emitido', '', '1', '10/11/2026 10:00', '007', 'Financeiro', 'Ana'],
    ])
    const given = { events, options: { columns: ['ticket=Nº Ocorrência'] } }
    // The history's own column goes before the contact's, also where it is empty.
    expect(await summaryOf(given)).toMatchObject({ events: 2, sent: 1, blocked: { 'empty-variable': 1 } })
  })

  it('an hour that came twice, and one that never was', async () => {
    const at = (date: string): string[] => [date, '1', '007', 'Agendamento', '', 'operar', '']
    const summary = await summaryOf({
      events: csv([
        EVENT_COLUMNS,
        at('17/02/2019 00:30'),
        at('16/02/2019 23:30'),
        at('2019-02-16T23:30:00-03:00'),
        at('04/11/2018 00:30'),
      ]),
    })
    expect(summary).toMatchObject({ sent: 4, byDay: { '2018-11-04': 1, '2019-02-16': 2, '2019-02-17': 1 } })
  })

  it('names and no row', async () => {
    expect(await summaryOf({ events: csv([EVENT_COLUMNS]) })).toMatchObject({
      events: 0,
      derived: 0,
      sent: 0,
      blocked: {},
      cost: {},
    })
    expect(await summaryOf({ events: EVENTS, contacts: csv(CONTACTS.slice(0, 1)) })).toMatchObject({
      blocked: { 'unknown-contact': HISTORY.length - 3, unreadable: 3 },
    })
  })
})

describe('what it refuses', () => {
  it.each<[string, Partial<Parameters<typeof run>[0]>, RegExp]>([
    ['nothing at all', { events: '' }, /Não há nada em .*eventos\.csv/],
    [
      'a column that is missing',
      { events: csv([EVENT_COLUMNS.slice(1)]) },
      /eventos\.csv falta a coluna data; as que há: ocorrencia/,
    ],
    [
      'contacts without the flag',
      { contacts: csv(CONTACTS.map((cells) => cells.slice(0, 3))) },
      /contatos\.csv falta a coluna aceita_whatsapp/,
    ],
    ['a spreadsheet', { events: Buffer.from('PK\u0003\u0004\0\0\0\0') }, /não é um CSV/],
    ['a column that is not there', { options: { columns: ['date=Quando'] } }, /“Quando”/],
  ])('%s', async (_name, given, sentence) => {
    const refused = await run({ events: EVENTS, ...given }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(UsageError)
    expect((refused as UsageError).message).toMatch(sentence)
  })

  it('writes over none of its inputs', async () => {
    const folder = tempDir()
    const refused = await run({ events: EVENTS, options: { out: folder } }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(UsageError)
  })
})

it('tells a person the same in both languages', async () => {
  const pt = await run({ events: EVENTS, json: false })
  expect(pt.stdout).toMatch(/Mensagens que sairiam\s+7\n/)
  expect(pt.stdout).toContain('cabe no limite de 250')
  const en = await run({ events: EVENTS, json: false, locale: 'en' })
  expect(en.stdout).toMatch(/Messages that would go out\s+7\n/)
  expect(en.stdout).toMatch(/body\.1 ← %PRIMEIRO_NOME%/)
})

it('rehearses a bundle that is whole and not right, and says what is wrong', async () => {
  const change = (snapshot: Parameters<NonNullable<Parameters<typeof run>[0]['change']>>[0]): void => {
    for (const template of snapshot.templates) template.status = 'PAUSED'
  }
  const { exit, stdout, stderr } = await run({ events: EVENTS, change })
  expect(exit).toBe(0)
  expect(stderr).toContain('não está certo')
  expect(JSON.parse(stdout)).toMatchObject({ sent: 0 })
  expect(JSON.parse(stdout).blocked['template-not-approved']).toBeGreaterThan(5)
})
