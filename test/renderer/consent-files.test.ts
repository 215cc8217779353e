import { describe, expect, it } from 'vitest'
import { columnsAdvice, columnsOf, columnsProblem } from '../../src-renderer/components/files/file-columns.ts'
import { guessColumns, readHead } from '../../src-renderer/components/files/file-head.ts'
import { readCell } from '../../src-renderer/components/files/read-cell.ts'
import { CLASS_GROUPS, PHONE_CLASSES, reasonsOf, shareOf } from '../../src-renderer/pages/consent/files/contact-classes.ts'
import { piecesOf } from '../../src-renderer/shared/file-pieces.ts'

const latin1 = (text: string): Blob => new Blob([Buffer.from(text, 'latin1')])

describe('a file in pieces', () => {
  it('arrives as it was, in order, none larger than one message may be', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)
    const pieces = [...piecesOf(new Blob([bytes]), 300)]
    expect(pieces.map(({ size }) => size)).toEqual([300, 300, 300, 100])
    expect(new Uint8Array(await new Blob(pieces).arrayBuffer())).toEqual(bytes)
  })

  it('arrives also where it is empty', () => {
    expect([...piecesOf(new Blob([]))].map(({ size }) => size)).toEqual([0])
  })
})

describe('the head of a file', () => {
  const base = latin1('ID;Nome;Telefone;Aceita WhatsApp\r\n7;José;(11) 98765-4321;S\r\n8;"Ana\r\nLúcia";5,51199E+12;N')

  it('is read under the dialect that was chosen', async () => {
    const head = await readHead(base, { encoding: 'windows-1252', delimiter: ';', bomBytes: 0 })
    expect(head.headers).toEqual(['ID', 'Nome', 'Telefone', 'Aceita WhatsApp'])
    expect(head.rows).toEqual([
      ['7', 'José', '(11) 98765-4321', 'S'],
      ['8', 'Ana\r\nLúcia', '5,51199E+12', 'N'],
    ])
    expect(guessColumns('contacts', head)).toEqual({ id: 0, name: 1, phone: 2, acceptsWhatsApp: 3 })
  })

  it('shows what a wrong delimiter does', async () => {
    const { headers } = await readHead(base, { encoding: 'windows-1252', delimiter: '|', bomBytes: 0 })
    expect(headers).toEqual(['ID;Nome;Telefone;Aceita WhatsApp'])
  })

  it('never ends with half a row', async () => {
    const lines = Array.from({ length: 9000 }, (_, at) => `${at};1198765${String(at).padStart(4, '0')}`)
    const { rows } = await readHead(new Blob([['id;telefone', ...lines].join('\n')]), {
      encoding: 'utf-8',
      delimiter: ';',
      bomBytes: 0,
    })
    expect(rows.at(-1)).toEqual(lines[rows.length - 1]?.split(';'))
  })
})

describe('the columns', () => {
  it('are those of the kind of file, and in it', () => {
    expect(columnsOf('contacts', { id: 0, phone: 9, date: 1 }, 3)).toEqual({ id: 0 })
    expect(columnsOf('evidence', { id: 0, date: 1, name: 2 }, 3)).toEqual({ id: 0, date: 1 })
  })

  it('say what is missing before anything is read', () => {
    expect(columnsProblem('contacts', { id: 0 })).toBe('phone')
    expect(columnsProblem('contacts', { id: 0, phone: 0 })).toBe('twice')
    expect(columnsProblem('contacts', { phone: 1 })).toBe(null)
    expect(columnsProblem('evidence', { date: 1 })).toBe('who')
    expect(columnsProblem('evidence', { id: 0 })).toBe('date')
    expect(columnsProblem('evidence', { phone: 0, date: 1 })).toBe(null)
  })

  it('say what will be less than expected', () => {
    expect(columnsAdvice('contacts', { phone: 1 })).toBe('noId')
    expect(columnsAdvice('contacts', { id: 0, phone: 1 })).toBe('noFlag')
    expect(columnsAdvice('evidence', { id: 0, date: 1 })).toBe('noDecision')
    expect(columnsAdvice('evidence', { id: 0, date: 1, decision: 3 })).toBe('noTerm')
    expect(columnsAdvice('evidence', { id: 0, date: 1, term: 2, decision: 3 })).toBe(null)
  })
})

describe('a cell as it will be read', () => {
  it('is a phone with its kind, or the text that holds none', () => {
    expect(readCell('contacts', 'phone', '11987654321')).toEqual({
      kind: 'phone',
      text: '(11) 98765-4321',
      phone: 'mobile',
      ninthDigitMissing: false,
    })
    expect(readCell('contacts', 'phone', '5,51199E+12')).toMatchObject({ text: '5,51199E+12', phone: 'invalid' })
    expect(readCell('contacts', 'phone', '')).toMatchObject({ phone: 'empty' })
  })

  it('is a flag, a date, or the text itself', () => {
    expect(readCell('contacts', 'acceptsWhatsApp', 'Sim')).toMatchObject({ yes: true })
    expect(readCell('contacts', 'acceptsWhatsApp', 'talvez')).toMatchObject({ yes: null, text: 'talvez' })
    expect(readCell('evidence', 'date', '10/12/2026')).toMatchObject({ date: '2026-12-10' })
    expect(readCell('evidence', 'date', 'ontem')).toMatchObject({ date: null })
    expect(readCell('evidence', 'name', '=1+1')).toEqual({ kind: 'text', text: '=1+1' })
  })
})

describe('the figures', () => {
  it('show each class once', () => {
    const shown = CLASS_GROUPS.flatMap(({ classes }) => [...classes])
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('of the phones add up to all rows', () => {
    const counts = { mobile: 5, landline: 2, tollFree: 0, foreign: 0, invalidPhone: 2, noPhone: 1 }
    const classes = Object.fromEntries(
      [...CLASS_GROUPS.flatMap((group) => [...group.classes]), 'withPhone' as const].map((name) => [name, 0]),
    ) as Record<(typeof CLASS_GROUPS)[number]['classes'][number] | 'withPhone', number>
    const figures = { contacts: 10, classes: { ...classes, ...counts } }
    expect(PHONE_CLASSES.reduce((sum, name) => sum + shareOf(figures, name), 0)).toBeCloseTo(1)
    expect(shareOf({ ...figures, contacts: 0 }, 'mobile')).toBe(0)
  })

  it('name the other reasons of a row, not the one it is listed under', () => {
    expect(reasonsOf(['withPhone', 'mobile', 'duplicates', 'optedOut'], 'duplicates')).toEqual(['optedOut'])
  })
})
