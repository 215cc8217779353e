import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { PLAN_FILES } from '#core/consent'
import type { CsvDialect } from '#core/contacts'
import { createCsvReader } from '#core/csv'
import { readPhone } from '#core/phone'
import { makePlan } from '../../../src-main/consent/index.ts'
import { NODE } from '../../support/processes.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { csv, plan, runPlan } from './files.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** `disparo …` as whoever calls it: a process of its own. */
async function disparo(args: string[]) {
  const child = spawn(NODE, [join(ROOT, 'src-main/shells/cli.ts'), ...args], { env: { ...process.env, LC_ALL: 'pt_BR.UTF-8' } })
  const exit = new Promise((done) => child.once('close', done))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { exit: await exit, stdout, stderr }
}

const cellsOf = (content: string, delimiter: CsvDialect['delimiter'] = ';'): string[][] => {
  const reader = createCsvReader(delimiter)
  return [...reader.push(content), ...reader.end()]
}

/** One row of every kind. */
const CONTACTS = csv([
  ['ID', 'Nome', 'Telefone', 'Aceita WhatsApp', 'Observação'],
  ['1', 'Ana', '(11) 98765-4321', 'N', ''],
  ['2', 'José "Zé"\nSilva', '11 8765-4321', 'Não', 'linha\nquebrada; com ponto'],
  ['3', 'Loja', '(11) 3333-4444', '', ''],
  ['4', 'Excel', '5,51199E+12', 'N', ''],
  ['5', 'Sem telefone', '  ', 'N', ''],
  ['6', 'Marcado', '21 99888-7766', 'Sim', ''],
  ['', 'Sem id', '21 99888-1111', 'N', ''],
  ['8', '=HYPERLINK("http://x")\'; DROP TABLE contatos; --', '21 97777-6666', 'N', '@SUM(1)'],
  ['9', 'Sem data', '21 96666-5555', 'N', ''],
])
const EVIDENCE = csv([
  ['ID', 'Telefone', 'Data', 'Origem', 'Termo'],
  ['1', '', '10/05/2026', 'site', 'v1'],
  ['', '+55 21 99888-1111', '11/05/2026', 'loja', 'v1'],
  ['3', '', '2026-05-12T10:00:00', '=1+1', 'v2'],
  ['4', '', '10/05/2026', 'site', 'v1'],
  ['8', '', '10/05/2026', '+cmd', 'v1'],
  ['9', '', 'ontem', 'site', 'v1'],
  ['77', '', '10/05/2026', 'site', 'v1'],
  ['', 'nada', '10/05/2026', 'site', 'v1'],
])
const GIVEN = { contacts: CONTACTS, evidence: EVIDENCE }
const FIGURES = {
  contacts: 9,
  withPhone: 8,
  invalidPhone: 1,
  landline: 1,
  duplicates: 1,
  alreadyOptedIn: 1,
  // 2 has the number of 1 without the ninth digit, but its evidence is by id.
  withEvidence: 5,
  refused: 0,
  revoked: 0,
  // Who has no id can't be addressed, and is rejected.
  toUpdate: 3,
  evidenceUnmatched: 2,
}

describe('disparo consent plan', () => {
  it('prints the summary as one line and leaves the five files', async () => {
    const folder = tempDir()
    const [contacts, evidence, out] = [join(folder, 'c.csv'), join(folder, 'e.csv'), join(folder, 'a', 'b')]
    writeFileSync(contacts, CONTACTS)
    writeFileSync(evidence, EVIDENCE)
    const { exit, stdout, stderr } = await disparo([
      ...['consent', 'plan', '--contacts', contacts, '--evidence', evidence, '--out', out, '--dialect', 'oracle', '--json'],
      ...['--table', 'crm.pessoa', '--id-column', 'cod', '--flag-column', 'zap', '--true-value', 'X'],
    ])
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    const summary = JSON.parse(stdout)
    expect(summary).toMatchObject(FIGURES)
    expect(summary.target).toEqual({ dialect: 'oracle', table: 'crm.pessoa', idColumn: 'cod', flagColumn: 'zap', trueValue: 'X' })
    expect(summary.inputs.contacts).toEqual({ name: 'c.csv', sha256: createHash('sha256').update(CONTACTS).digest('hex') })
    expect(summary.planHash).toBe(
      createHash('sha256')
        .update(readFileSync(join(out, 'update.sql')))
        .digest('hex'),
    )
    expect(stdout.trimEnd()).not.toContain('\n')
    expect(readdirSync(out).sort()).toEqual([...PLAN_FILES].sort())
    expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))).toEqual(summary)
  })

  it.each(PLAN_FILES)('never writes over a %s that is there, whoever it belongs to', async (name) => {
    const out = tempDir()
    writeFileSync(join(out, name), 'is needed')
    await expect(runPlan({ contacts: CONTACTS, evidence: EVIDENCE }, { out })).rejects.toThrow(`(${name})`)
    expect(readdirSync(out)).toEqual([name])
    expect(readFileSync(join(out, name), 'utf8')).toBe('is needed')
  })

  it('shows a column that would steer the terminal, and is not steered', async () => {
    const folder = tempDir()
    const [contacts, evidence] = [join(folder, 'c.csv'), join(folder, 'e.csv')]
    writeFileSync(contacts, '\u001b[31mcodigo;nome\n1;Ana\n')
    writeFileSync(evidence, EVIDENCE)
    const { exit, stderr } = await disparo([
      'consent',
      'plan',
      '--contacts',
      contacts,
      '--evidence',
      evidence,
      '--out',
      join(folder, 'x'),
    ])
    expect(exit).toBe(2)
    expect(stderr).toContain('\\u001b[31mcodigo')
    expect(stderr.trimEnd()).not.toMatch(/\p{Cc}/u)
  })

  it('says the figures in words', async () => {
    const { exit, stdout, stderr } = await runPlan(GIVEN, { json: false })
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(stdout).toMatch(/Com evidência de aceite +5\n/)
    expect(stdout).toMatch(/A marcar +3\n/)
  })

  it('writes whom it marks for Excel and for people: no formula, no digit lost, every number readable', async () => {
    const { read } = await plan(GIVEN)
    expect(read('plan.csv').startsWith('\uFEFF')).toBe(true)
    expect(cellsOf(read('plan.csv'))).toEqual([
      ['id', 'nome', 'telefone', 'aceita_whatsapp', 'data', 'origem', 'termo'],
      ['1', 'Ana', '+55 11 98765-4321', 'S', '10/05/2026', 'site', 'v1'],
      ['3', 'Loja', '+55 11 3333-4444', 'S', '12/05/2026', "'=1+1", 'v2'],
      ['8', `'=HYPERLINK("http://x")'; DROP TABLE contatos; --`, '+55 21 97777-6666', 'S', '10/05/2026', "'+cmd", 'v1'],
    ])
    expect(readPhone('+55 11 98765-4321').e164).toBe('+5511987654321')
  })

  it('writes whom it can’t mark as their file has them, and every reason', async () => {
    const { read, summary } = await plan(GIVEN)
    const rows = cellsOf(read('rejected.csv'))
    expect(rows).toEqual([
      ['ID', 'Nome', 'Telefone', 'Aceita WhatsApp', 'Observação', 'motivo'],
      ['2', 'José "Zé"\nSilva', '11 8765-4321', 'Não', 'linha\nquebrada; com ponto', 'sem evidência de aceite'],
      ['4', 'Excel', '5,51199E+12', 'N', '', 'telefone inválido'],
      ['5', 'Sem telefone', '  ', 'N', '', 'sem telefone, sem evidência de aceite'],
      ['', 'Sem id', '21 99888-1111', 'N', '', 'sem identificador'],
      ['9', 'Sem data', '21 96666-5555', 'N', '', 'evidência de aceite sem data legível'],
    ])
    expect(summary.rejected + summary.toUpdate + summary.alreadyOptedIn).toBe(summary.contacts)
  })

  it('keeps the rejected rows in the encoding and with the separator of their file', async () => {
    const contacts = Buffer.from('código\tid\tnome\ttelefone\r\nx\t1\tJoão\t\r\n', 'latin1')
    const { out } = await plan({ contacts, evidence: 'id;data\n' })
    expect(readFileSync(join(out, 'rejected.csv'), 'latin1')).toBe(
      'código\tid\tnome\ttelefone\tmotivo\r\nx\t1\tJoão\t\tsem telefone, sem evidência de aceite\r\n',
    )
  })

  it('writes the word for yes that the contacts file uses', async () => {
    expect((await plan(GIVEN)).summary.target.trueValue).toBe('Sim')
    const bare = { contacts: 'id;telefone\n1;11987654321\n', evidence: 'id;data\n1;10/05/2026\n' }
    expect((await plan(bare)).summary.target.trueValue).toBe('true')
    expect((await plan(bare, { dialect: 'mysql' })).summary.target.trueValue).toBe('1')
  })

  it('marks nobody by an id that stands twice in the base', async () => {
    const { summary, read } = await plan({
      contacts: 'id;telefone\n1;11987654321\n1;11987654322\n2;11987654323\n',
      evidence: 'id;data\n1;10/05/2026\n2;10/05/2026\n',
    })
    expect(summary).toMatchObject({ withEvidence: 3, toUpdate: 1, duplicates: 0 })
    expect(
      cellsOf(read('rejected.csv'))
        .slice(1)
        .map((row) => row.at(-1)),
    ).toEqual(Array(2).fill('identificador repetido na base'))
    expect(read('update.sql')).not.toMatch(/IN \(\n'1'\)/)
  })

  it('marks nobody who said no, and takes the flag from who is marked (a form of Google’s)', async () => {
    const { summary, read } = await plan({
      contacts: 'ID;Nome;Telefone;Aceita WhatsApp\n1;Ana;(11) 98123-0001;N\n2;Bia;(21) 98123-0002;N\n3;Caio;(31) 98123-0003;S\n',
      evidence: csv([
        ['Carimbo de data/hora', 'Nome', 'Telefone', 'Você aceita receber mensagens da nossa empresa pelo WhatsApp?'],
        ['10/08/2026 14:30:00', 'Ana', '(11) 98123-0001', 'Sim'],
        ['11/08/2026 09:00:00', 'Bia', '(21) 98123-0002', 'Não'],
        ['11/08/2026 09:00:00', 'Caio', '(31) 98123-0003', 'Não'],
      ]).replaceAll(';', ','),
    })
    expect(summary).toMatchObject({ withEvidence: 1, refused: 2, revoked: 0, toUpdate: 1, revoke: { contacts: 1 } })
    expect(
      cellsOf(read('plan.csv'))
        .slice(1)
        .map(([id]) => id),
    ).toEqual(['1'])
    expect(
      cellsOf(read('rejected.csv'))
        .slice(1)
        .map((row) => row.at(-1)),
    ).toEqual(['recusou'])
    expect(cellsOf(read('revoke.csv')).slice(1)).toEqual([['3', 'Caio', '(31) 98123-0003', 'S', 'recusou', '11/08/2026']])
    expect(read('revoke.sql')).toContain("('N')")
    expect(read('revoke.sql')).not.toMatch(/'[12]'\)/)
  })

  it('takes an answer about another channel for no yes, and says so', async () => {
    const given = {
      contacts: 'id;telefone;aceita_whatsapp\n1;11987654321;N\n2;11987654322;N\n',
      evidence: 'id;data;Aceita SMS\n1;10/05/2026;Sim\n2;10/05/2026;Não\n',
    }
    const { summary } = await plan(given, {})
    expect(summary).toMatchObject({ withEvidence: 0, refused: 0, toUpdate: 0 })
    const told = await runPlan(given)
    expect(told.stderr).toContain('a coluna "Aceita SMS" responde por outro canal')
  })

  it('hears who left later, in a list of their own', async () => {
    const folder = tempDir()
    const optOuts = join(folder, 'saidas.csv')
    writeFileSync(optOuts, 'telefone;mensagem;data\n11987654321;SAIR;20/05/2026\n11987654322;bom dia;20/05/2026\n')
    const given = {
      contacts: 'id;telefone;aceita_whatsapp\n1;11987654321;N\n2;11987654322;N\n',
      evidence: 'id;data\n1;10/05/2026\n2;10/05/2026\n',
    }
    expect((await plan(given, { optOuts })).summary).toMatchObject({
      withEvidence: 1,
      revoked: 1,
      toUpdate: 1,
      revoke: { contacts: 1 },
    })
    const alone = await plan(given, { evidence: null, optOuts })
    expect(alone.summary).toMatchObject({ revoked: 1, toUpdate: 0, revoke: { contacts: 1 }, rejected: 0 })
    expect(readdirSync(alone.out).sort()).toEqual([
      ...['revoke-undo.sql', 'revoke.csv', 'revoke.sql', 'summary.json', 'undecided.csv'],
    ])
    expect(alone.summary).toMatchObject({ undecidedOptOuts: 1 })
    expect(readFileSync(join(alone.out, 'undecided.csv'), 'utf8')).toContain(
      '2;;11987654322;bom dia;resposta que não é um pedido de saída',
    )
    expect(alone.read('revoke.sql')).toMatch(/IN \(\n'1'\)/)
  })

  it('says that text was encoded twice, and mends it where it is told to', async () => {
    const damage = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
    const given = {
      contacts: damage('Código;Nome;Número\n1;José;11987654321\n2;Ana;11987654322\n'),
      evidence: damage('Código;Data;Aceita?\n1;10/05/2026;Sim\n2;10/05/2026;Não\n'),
    }
    const told = await runPlan(given)
    expect(told.stderr).toMatch(/contatos\.csv.*--mend-text/)
    expect(readFileSync(join(told.out, 'plan.csv'), 'utf8')).toContain(damage('José'))
    const mended = await runPlan(given, { mendsText: true })
    expect(mended.stderr).toBe('')
    expect(readFileSync(join(mended.out, 'plan.csv'), 'utf8')).toContain('1;José;')
    expect(JSON.parse(mended.stdout)).toMatchObject({ refused: 1, toUpdate: 1 })
  })

  it('takes the columns that it is told', async () => {
    const given = {
      contacts: 'Registro;Residencial;Contato\n1;1133334444;11987654321\n2;;11987654322\n',
      evidence: 'Registro;Quando foi;Achou bom?\n1;10/05/2026;Sim\n2;10/05/2026;Não\n',
    }
    const columns = [
      'id=Registro',
      'phone=Residencial',
      'contacts.otherPhone=3',
      'date=quando foi',
      'evidence.decision=Achou bom?',
    ]
    const { summary, read } = await plan(given, { columns })
    expect(summary).toMatchObject({ contacts: 2, withPhone: 2, landline: 0, refused: 1, toUpdate: 1 })
    expect(read('plan.csv')).toContain('+55 11 98765-4321')
    await expect(runPlan(given, { columns: ['telefone=Residencial'] })).rejects.toThrow(/telefone=Residencial.*otherPhone/)
    await expect(runPlan(given, { columns: ['phone=Celular'] })).rejects.toThrow(/Celular.*Residencial/)
  })

  it('makes an empty plan of a list without anybody on it', async () => {
    const { summary, read } = await plan({ contacts: CONTACTS, evidence: 'telefone;data;origem;termo\r\n' })
    expect(summary).toMatchObject({ contacts: 9, withEvidence: 0, toUpdate: 0, evidenceUnmatched: 0 })
    expect(cellsOf(read('plan.csv'))).toHaveLength(1)
  })

  it('leaves what else is in the folder', async () => {
    const out = tempDir()
    writeFileSync(join(out, 'notas.txt'), 'minhas')
    await runPlan(GIVEN, { out })
    expect(readdirSync(out).sort()).toEqual([...PLAN_FILES, 'notas.txt'].sort())
  })

  it.each([
    [
      'contacts without an id',
      { contacts: 'nome;telefone\nAna;11987654321\n', evidence: EVIDENCE },
      /contatos\.csv.*\bid\b.*nome, telefone/,
    ],
    ['contacts without a phone', { contacts: 'id;nome\n1;Ana\n', evidence: EVIDENCE }, /contatos\.csv.*telefone.*id, nome/],
    ['evidence without a date', { contacts: CONTACTS, evidence: 'id;origem\n1;site\n' }, /aceites\.csv.*data.*id, origem/],
    [
      'evidence that names nobody',
      { contacts: CONTACTS, evidence: 'data;origem\n10/05/2026;site\n' },
      /aceites\.csv.*id ou telefone.*data, origem/,
    ],
    ['an empty file', { contacts: '', evidence: EVIDENCE }, /contatos\.csv/],
    ['a spreadsheet', { contacts: Buffer.from('504b0304140006000800', 'hex'), evidence: EVIDENCE }, /contatos\.csv.*CSV/],
  ])('refuses %s in one sentence and writes nothing', async (_, given, sentence) => {
    await expect(runPlan(given)).rejects.toMatchObject({ name: 'UsageError', message: expect.stringMatching(sentence) })
  })

  it.each([
    [{ dialect: 'sqlite' }, /sqlite.*postgres, sqlserver, oracle, mysql/],
    [{ table: 'a.b.c' }, /a\.b\.c/],
    [{ idColumn: '' }, /postgres/],
    [{ trueValue: '' }, /--true-value/],
    [{ contacts: '/nenhum/arquivo.csv' }, /nenhum/],
  ])('refuses %j', async (options, sentence) => {
    await expect(runPlan(GIVEN, options)).rejects.toMatchObject({ name: 'UsageError', message: expect.stringMatching(sentence) })
  })

  it('shows its use where something is missing, exit 2', async () => {
    const { exit, stdout, stderr } = await disparo(['consent', 'plan', '--contacts', 'x.csv'])
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toMatch(/disparo consent plan --contacts/)
  })
})

describe('making a plan', () => {
  const given = (folder: string, signal?: AbortSignal) => {
    const paths = { contacts: join(folder, 'c.csv'), evidence: join(folder, 'e.csv') }
    writeFileSync(paths.contacts, CONTACTS)
    writeFileSync(paths.evidence, EVIDENCE)
    const dialect: CsvDialect = { encoding: 'utf-8', delimiter: ';', bomBytes: 0 }
    return {
      contacts: { path: paths.contacts, dialect, mapping: { id: 0, name: 1, phone: 2, acceptsWhatsApp: 3 } },
      evidence: { path: paths.evidence, dialect, mapping: { id: 0, phone: 1, date: 2, origin: 3, term: 4 } },
      out: join(folder, 'out'),
      target: { dialect: 'postgres' as const, table: 'contatos', idColumn: 'id', flagColumn: 'f', trueValue: null },
      clock: { now: () => new Date('2026-11-22T10:00:00Z') },
      ...(signal && { signal }),
    }
  }

  it('gives the same five files, byte for byte, for the same input and time', async () => {
    const [one, other] = [given(tempDir()), given(tempDir())]
    await makePlan(one)
    await makePlan(other)
    for (const name of PLAN_FILES) expect(readFileSync(join(one.out, name))).toEqual(readFileSync(join(other.out, name)))
  })

  it('leaves nothing behind when it is cancelled, and an earlier plan as it was whatever is asked', async () => {
    const folder = tempDir()
    const controller = new AbortController()
    const cancelled = makePlan({
      ...given(folder, controller.signal),
      onProgress: (rows) => rows > 10 && controller.abort(new Error('stop')),
    })
    await expect(cancelled).rejects.toThrow('stop')
    expect(readdirSync(folder).sort()).toEqual(['c.csv', 'e.csv'])
    await makePlan(given(folder))
    const found = () => readdirSync(join(folder, 'out')).map((name) => [name, readFileSync(join(folder, 'out', name), 'utf8')])
    const before = found()
    await expect(makePlan(given(folder))).rejects.toMatchObject({ name: 'FileSetError', names: PLAN_FILES })
    expect(found()).toEqual(before)
  })

  it('tells how many rows of both files it has read', async () => {
    const told: number[] = []
    await makePlan({ ...given(tempDir()), onProgress: (rows) => told.push(rows) })
    // The contacts twice: what repeats is known before anybody is judged.
    expect(told.at(-1)).toBe(29)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })
})
