import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { CONTACT_CLASSES, ContactFileError } from '#core/contacts'
import {
  eraseContacts,
  type ImportProgress,
  importContacts,
  importedFile,
  inspectFile,
  readCsv,
  rowsOf,
  writeRejected,
} from '../../../src-main/contacts/index.ts'
import { tempDir } from '../../support/temp-dir.ts'

const workerPath = join(import.meta.dirname, '../../../src-main/contacts/worker.ts')

/** Imports as the window does: what is guessed of the file is taken over. */
async function importText(content: string | Buffer, outDir = join(tempDir(), 'contacts')) {
  const file = join(tempDir(), 'base.csv')
  writeFileSync(file, content)
  const { dialect, mapping } = await inspectFile(file, 'contacts')
  const result = await importContacts({ kind: 'contacts', file, dialect, mapping, outDir, workerPath })
  return { ...result, dialect, outDir }
}

async function rowsIn(path: string): Promise<string[][]> {
  const { dialect } = await inspectFile(path, 'contacts')
  const rows: string[][] = []
  for await (const batch of readCsv(path, dialect)) rows.push(...batch)
  return rows
}

/** A client's base with everything that goes wrong in one. */
const BASE = [
  'Cód. Contato;Razão Social;Fone Celular;Aceita Notificações de WhatsApp?;Observação',
  '1;João Conceição;(11) 98765-0321;Sim;',
  '2;"Padaria ""Pão; Cia""\r\nfilial 2";11 8765-0321;Não;"duas\r\nlinhas"',
  '3;=HYPERLINK("http://x");(11) 3333-4455;;',
  '4;"\'; DROP TABLE contatos; --";5,51199E+12;N;',
  '5;Ana “Nina” – €;;S;',
  ';Sem código;="21987650322";talvez;',
  '7;Curta;0800 729 0722',
  '',
  '8;Fora;+351 912 345 670;0;;demais',
  '9;Repetida;5521987650322.0;1;',
  '10;Inventada;11999999999;x;',
].join('\r\n')
const FIGURES = {
  withPhone: 9,
  noPhone: 1,
  invalidPhone: 1,
  mobile: 5,
  landline: 1,
  tollFree: 1,
  foreign: 1,
  ninthDigitMissing: 1,
  madeUp: 1,
  duplicates: 2,
  alreadyOptedIn: 4,
  optedOut: 3,
  flagUnreadable: 1,
  noId: 1,
  ragged: 2,
  brokenQuotes: 0,
}

/** Windows-1252, without asking the code that is tried here. */
const windows1252 = (text: string): Buffer =>
  Buffer.from(
    text.replace(/[€“”–]/g, (sign) => String.fromCharCode({ '€': 0x80, '“': 0x93, '”': 0x94, '–': 0x96 }[sign] ?? 63)),
    'latin1',
  )

describe('importContacts', () => {
  it.each([
    ['utf-8', Buffer.from(BASE)],
    ['utf-8', Buffer.from(`\uFEFF${BASE}`)],
    ['windows-1252', windows1252(BASE)],
    ['utf-16le', Buffer.from(`\uFEFF${BASE}`, 'utf16le')],
  ])('accounts for every row of a %s file', async (encoding, content) => {
    const { dialect, rows, figures, outDir } = await importText(content)
    expect(dialect).toMatchObject({ encoding, delimiter: ';' })
    expect(rows).toBe(10)
    expect(figures).toEqual({ contacts: 10, classes: FIGURES })
    expect(await rowsOf(outDir, 'alreadyOptedIn', 0, 2)).toMatchObject({
      rows: [
        { row: 1, id: '1', name: 'João Conceição', phone: '(11) 98765-0321', flag: 'Sim' },
        { row: 5, id: '5', name: 'Ana “Nina” – €', phone: '', flag: 'S', classes: ['noPhone', 'alreadyOptedIn'] },
      ],
      next: 5,
    })
    expect(await rowsOf(outDir, 'alreadyOptedIn', 5, 2)).toMatchObject({ rows: [{ row: 9 }, { row: 10 }], next: null })
  })

  it('gives the rows of every class, as many as its figure says', async () => {
    const { figures, outDir } = await importText(BASE)
    for (const name of CONTACT_CLASSES) {
      const { rows, next } = await rowsOf(outDir, name, 0, 100)
      expect(rows, name).toHaveLength(figures?.classes[name] ?? -1)
      for (const row of rows) expect(row.classes).toContain(name)
      expect(next).toBeNull()
    }
  })

  it.each([
    ['utf-8', Buffer.from(`\uFEFF${BASE}`)],
    ['windows-1252', windows1252(BASE)],
    ['utf-16le', Buffer.from(`\uFEFF${BASE}`, 'utf16le')],
  ])('saves the rejected rows of a %s file in its own format, each with the reason', async (encoding, content) => {
    const { dialect, outDir } = await importText(content)
    const out = join(tempDir(), 'rejected.csv')
    expect(await writeRejected(outDir, out)).toBe(6)
    expect((await inspectFile(out, 'contacts')).dialect).toEqual(dialect)
    expect(encoding).toBe(dialect.encoding)
    expect((await rowsIn(out)).map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      ['Cód. Contato', 'Razão Social', 'motivo'],
      ['2', 'Padaria "Pão; Cia"\r\nfilial 2', 'número repetido: outra linha acima tem o mesmo'],
      ['4', "'; DROP TABLE contatos; --", 'telefone inválido'],
      ['5', 'Ana “Nina” – €', 'sem telefone'],
      ['', 'Sem código', 'sem identificador'],
      ['7', 'Curta', 'número 0800, que não recebe mensagens'],
      ['9', 'Repetida', 'número repetido: outra linha acima tem o mesmo'],
    ])
  })

  it('keeps evidence, and counts its rows', async () => {
    const file = join(tempDir(), 'evidence.csv')
    writeFileSync(file, 'id;data;origem;termo\n1;10/12/2026;site;1\n2;;;\n')
    const { dialect, mapping } = await inspectFile(file, 'evidence')
    const outDir = join(tempDir(), 'evidence')
    expect(await importContacts({ kind: 'evidence', file, dialect, mapping, outDir, workerPath })).toEqual({
      rows: 2,
      figures: null,
    })
    expect(await importedFile(outDir)).toMatchObject({ mapping: { id: 0, date: 1, origin: 2, term: 3 }, rows: 2, figures: null })
  })

  it('puts the next import in the place of the last, and erases both', async () => {
    const { outDir } = await importText(BASE)
    await importText('id;telefone\n1;11987650321\n', outDir)
    expect((await importedFile(outDir))?.rows).toBe(1)
    expect(readdirSync(outDir)).toHaveLength(3)
    expect((await rowsOf(outDir, 'mobile', 0, 10)).rows).toHaveLength(1)
    await eraseContacts(outDir)
    expect(existsSync(outDir)).toBe(false)
    expect(await importedFile(outDir)).toBeNull()
    expect(await rowsOf(outDir, 'mobile', 0, 10)).toEqual({ rows: [], next: null })
    await eraseContacts(outDir)
  })

  it('leaves the last import as it was when it is cancelled in the middle', async () => {
    const { outDir } = await importText(BASE)
    const before = readdirSync(outDir)
    const file = bigFile(300_000)
    const { dialect, mapping } = await inspectFile(file, 'contacts')
    const cancel = new AbortController()
    const seen: ImportProgress[] = []
    const onProgress = (progress: ImportProgress): void => {
      seen.push(progress)
      cancel.abort()
    }
    const given = { kind: 'contacts', file, dialect, mapping, outDir, workerPath, signal: cancel.signal, onProgress } as const
    await expect(importContacts(given)).rejects.toThrow('aborted')
    expect(seen[0]?.rows).toBeGreaterThan(0)
    expect(seen[0]?.bytes).toBeLessThan(statSync(file).size)
    expect(readdirSync(outDir)).toEqual(before)
    expect((await importedFile(outDir))?.rows).toBe(10)
    await expect(importContacts(given)).rejects.toThrow('aborted')
  })

  it('takes no notice of what a killed import left behind, and removes it with the next', async () => {
    const { outDir } = await importText(BASE)
    for (const name of ['dead.csv', 'dead.classes', 'dead.json']) writeFileSync(join(outDir, name), 'half a')
    expect((await importedFile(outDir))?.rows).toBe(10)
    await importText(BASE, outDir)
    expect(readdirSync(outDir).filter((name) => name.startsWith('dead'))).toEqual([])
  })

  it('reads half a million rows while the event loop stays free', async () => {
    const file = bigFile(500_000)
    const { dialect, mapping } = await inspectFile(file, 'contacts')
    const outDir = join(tempDir(), 'contacts')
    let longest = 0
    let isDone = false
    const watch = async (): Promise<void> => {
      for (let last = performance.now(); !isDone; ) {
        await setImmediate()
        longest = Math.max(longest, performance.now() - last)
        last = performance.now()
      }
    }
    const watching = watch()
    const result = await importContacts({ kind: 'contacts', file, dialect, mapping, outDir, workerPath })
    isDone = true
    await watching
    expect(result.rows).toBe(500_000)
    expect(result.figures?.classes).toMatchObject({ withPhone: 500_000, mobile: 500_000, duplicates: 0, alreadyOptedIn: 250_000 })
    expect(longest).toBeLessThan(500)
    expect((await rowsOf(outDir, 'alreadyOptedIn', 499_990, 10)).rows.at(-1)).toMatchObject({ row: 500_000, id: '500000' })
  })

  it('refuses a mapping without a phone column, and evidence without any key', async () => {
    const file = join(tempDir(), 'a.csv')
    writeFileSync(file, 'id;nome\n1;Ana\n')
    const given = { file, dialect: { encoding: 'utf-8', delimiter: ';', bomBytes: 0 }, outDir: tempDir(), workerPath } as const
    await expect(importContacts({ ...given, kind: 'contacts', mapping: { id: 0 } })).rejects.toThrow(
      new ContactFileError('no-phone-column'),
    )
    await expect(importContacts({ ...given, kind: 'evidence', mapping: { date: 0 } })).rejects.toThrow(
      new ContactFileError('no-phone-column'),
    )
    await expect(importContacts({ ...given, file: `${file}.gone`, kind: 'contacts', mapping: { phone: 1 } })).rejects.toThrow(
      new ContactFileError('unreadable'),
    )
    expect(readdirSync(given.outDir)).toEqual([])
  })
})

function bigFile(rows: number): string {
  const file = join(tempDir(), 'big.csv')
  const lines = Array.from({ length: rows }, (_, at) => `${at + 1};José ${at};11 9${80_000_000 + at};${at % 2 === 0 ? 'N' : 'S'}`)
  writeFileSync(file, `id;nome;telefone;aceita_whatsapp\n${lines.join('\n')}\n`)
  return file
}

describe('inspectFile', () => {
  const write = (content: string | Buffer): string => {
    const file = join(tempDir(), 'base.csv')
    writeFileSync(file, content)
    return file
  }

  it('shows the first rows as they will be read, and what the columns seem to be', async () => {
    expect(await inspectFile(write(windows1252(BASE)), 'contacts')).toMatchObject({
      bytes: windows1252(BASE).length,
      headers: ['Cód. Contato', 'Razão Social', 'Fone Celular', 'Aceita Notificações de WhatsApp?', 'Observação'],
      mapping: { id: 0, name: 1, phone: 2, acceptsWhatsApp: 3 },
    })
    expect((await inspectFile(bigFile(1000), 'contacts')).rows).toHaveLength(20)
  })

  it('knows Windows-1252 by an accent that comes late, and UTF-8 by one cut in two at any place', async () => {
    const plain = `id;nome\n${'1;Ana\n'.repeat(60_000)}`
    expect((await inspectFile(write(Buffer.from(`${plain}2;José\n`, 'latin1')), 'contacts')).dialect.encoding).toBe(
      'windows-1252',
    )
    for (let shift = 0; shift < 4; shift++) {
      const text = `id;nome\n1;${'a'.repeat(shift)}\n${'1;ção – 😀\n'.repeat(30_000)}`
      expect((await inspectFile(write(text), 'contacts')).dialect.encoding).toBe('utf-8')
    }
  })

  it('keeps to UTF-8 where a few letters are broken, and to Windows-1252 where a few look like UTF-8', async () => {
    const broken = Buffer.concat([Buffer.from('id;nome\n1;João\n2;Conceição\n3;Jo'), Buffer.from([0xc3]), Buffer.from('\n')])
    expect((await inspectFile(write(broken), 'contacts')).dialect.encoding).toBe('utf-8')
    const mixed = Buffer.from('id;nome\n1;Jo\xe3o\n2;Concei\xe7\xe3o\n3;\xc3\xa3\n', 'latin1')
    expect((await inspectFile(write(mixed), 'contacts')).dialect.encoding).toBe('windows-1252')
  })

  it.each<[string, string | Buffer]>([
    ['empty', ''],
    ['empty', 'id;nome;telefone\n'],
    ['empty', '\n\n\n'],
    ['not-text', Buffer.from('504b030414000600', 'hex')],
    ['utf-16', Buffer.from('feff00690064', 'hex')],
    ['no-header', '1;Ana;11987650321\n2;Bia;11987650322\n'],
  ])('refuses a file that is %s', async (code, content) => {
    await expect(inspectFile(write(content), 'contacts')).rejects.toThrow(new ContactFileError(code as 'empty'))
  })

  it('refuses what is not there, or is a folder', async () => {
    await expect(inspectFile(join(tempDir(), 'none.csv'), 'contacts')).rejects.toThrow(new ContactFileError('unreadable'))
    await expect(inspectFile(tempDir(), 'contacts')).rejects.toThrow(new ContactFileError('unreadable'))
  })
})

it('reads a file that is cut in the middle of a letter and of a cell', async () => {
  const file = join(tempDir(), 'cut.csv')
  writeFileSync(file, 'id;nome\n1;Ana\n2;"Conceição')
  truncateSync(file, readFileSync(file).length - 2)
  const rows: string[][] = []
  for await (const batch of readCsv(file, { encoding: 'utf-8', delimiter: ';', bomBytes: 0 })) rows.push(...batch)
  expect(rows).toEqual([
    ['id', 'nome'],
    ['1', 'Ana'],
    ['2', '"Conceiç\uFFFD'],
  ])
})
