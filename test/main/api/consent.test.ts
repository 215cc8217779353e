import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ContactFile, UPLOAD_PIECE_BYTES } from '#core/contract'
import { openInProcess } from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

/** As a CRM of some years exports it: Latin-1, semicolons, titles of its own. */
const CONTACTS = [
  'Código;Nome do Contato;Celular;Aceita Notificações de WhatsApp',
  '1;Ana Souza;(11) 98765-4321;N',
  '2;"João ""Jota"" da Silva\nfilial 2";11 98765-4322;N',
  '3;Conceição;011987654321;N',
  '4;Clínica Horizonte;(11) 3333-4444;S',
  '5;Estragado;5,51199E+12;N',
  `6;"'; DROP TABLE contatos; --";(21) 99876-5432;N`,
  '7;Sem telefone;;N',
].join('\r\n')
const EVIDENCE = [
  'id;telefone;data;origem;termo',
  '1;;10/10/2026;Site;1',
  ';21 99876-5432;11/10/2026 14:30;Balcão;1',
  '99;;12/10/2026;Site;1',
].join('\n')
const TARGET = { dialect: 'postgres', table: 'contatos', idColumn: 'id', flagColumn: 'aceita_whatsapp', trueValue: 'S' } as const

async function importFile(disparo: DisparoClient, implementationId: string, kind: ContactFile['kind'], text: string) {
  const bytes = Buffer.from(text, 'latin1')
  const { uploadId } = await disparo.contacts.begin({ implementationId, kind, fileName: `${kind}.csv`, bytes: bytes.length })
  const half = Math.floor(bytes.length / 2)
  for (const piece of [bytes.subarray(0, half), bytes.subarray(half)])
    await disparo.contacts.piece({ uploadId, piece: new Blob([new Uint8Array(piece)]) })
  const { dialect, mapping } = await disparo.contacts.inspect({ uploadId })
  for await (const news of await disparo.contacts.import({ uploadId, dialect, mapping }))
    if (news.phase === 'done') return news.file
  throw new Error('the import ended without a file')
}

async function plan(disparo: DisparoClient, implementationId: string) {
  for await (const news of await disparo.consent.plan({ implementationId, target: TARGET }))
    if (news.phase === 'done') return news.plan
  throw new Error('the plan ended without figures')
}

async function newImplementation() {
  const opened = await openInProcess()
  await opened.disparo.app.saveSettings({ operator: 'Marina' })
  const { id } = await opened.disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
  return { ...opened, implementationId: id }
}

describe('consent (M12 to M14)', () => {
  it('accounts for every row of a base with problems, and leads to the rows', async () => {
    const { disparo, implementationId } = await newImplementation()
    const file = await importFile(disparo, implementationId, 'contacts', CONTACTS)
    expect(file).toMatchObject({ rows: 7, dialect: { encoding: 'windows-1252', delimiter: ';' } })
    expect(file.figures).toMatchObject({
      contacts: 7,
      classes: { invalidPhone: 1, noPhone: 1, landline: 1, duplicates: 1, alreadyOptedIn: 1 },
    })
    const { rows } = await disparo.contacts.rows({ implementationId, class: 'duplicates' })
    expect(rows).toMatchObject([{ row: 3, id: '3', name: 'Conceição' }])
    const rejected = Buffer.from(await (await disparo.contacts.rejected({ implementationId })).bytes()).toString('latin1')
    expect(rejected.split('\r\n')[0]).toBe('Código;Nome do Contato;Celular;Aceita Notificações de WhatsApp;motivo')
    expect(rejected).toContain('Estragado')
  })

  it('takes no piece that is larger than one may be', async () => {
    const { disparo, implementationId } = await newImplementation()
    const bytes = UPLOAD_PIECE_BYTES + 1
    const { uploadId } = await disparo.contacts.begin({ implementationId, kind: 'contacts', fileName: 'a.csv', bytes })
    const piece = (size: number) => disparo.contacts.piece({ uploadId, piece: new Blob([new Uint8Array(size)]) })
    await expect(piece(bytes)).rejects.toMatchObject({ data: { code: 'invalid' } })
    expect(await piece(UPLOAD_PIECE_BYTES)).toEqual({ received: UPLOAD_PIECE_BYTES })
  })

  it('remembers what a person decided for the same columns', async () => {
    const { disparo, implementationId } = await newImplementation()
    const bytes = Buffer.from(CONTACTS, 'latin1')
    const begin = { implementationId, kind: 'contacts', fileName: 'a.csv', bytes: bytes.length } as const
    const upload = async () => {
      const { uploadId } = await disparo.contacts.begin(begin)
      await disparo.contacts.piece({ uploadId, piece: new Blob([new Uint8Array(bytes)]) })
      return { uploadId, ...(await disparo.contacts.inspect({ uploadId })) }
    }
    const first = await upload()
    const mapping = { ...first.mapping, name: 0 }
    for await (const _ of await disparo.contacts.import({ uploadId: first.uploadId, dialect: first.dialect, mapping })) void _
    expect((await upload()).mapping).toEqual(mapping)
  })

  it('lets only contacts with evidence into the plan, whose files are downloaded and whose sign-off is kept', async () => {
    const { disparo, implementationId } = await newImplementation()
    await importFile(disparo, implementationId, 'contacts', CONTACTS)
    await importFile(disparo, implementationId, 'evidence', EVIDENCE)
    const record = await plan(disparo, implementationId)
    expect(record.figures).toEqual({
      contacts: 7,
      withPhone: 6,
      invalidPhone: 1,
      landline: 1,
      duplicates: 1,
      alreadyOptedIn: 1,
      withEvidence: 2,
      refused: 0,
      revoked: 0,
      toUpdate: 2,
      evidenceUnmatched: 1,
    })
    const sql = await (await disparo.consent.planFile({ implementationId, name: 'update.sql' })).text()
    expect(sql).not.toContain('DROP TABLE contatos')
    const { readiness: before } = await disparo.implementations.get({ id: implementationId })
    expect(before.findings.map(({ id }) => id)).toContain('consent-unsigned')
    await disparo.consent.saveTerm({ implementationId, text: 'Aceito receber mensagens.' })
    await disparo.consent.saveTerm({ implementationId, text: 'Aceito receber mensagens.' })
    const state = await disparo.consent.sign({ implementationId, name: 'Paula Reis', role: 'Diretora' })
    expect(state).toMatchObject({
      terms: [{ version: '1' }],
      signOff: { name: 'Paula Reis', shown: { planHash: record.planHash } },
    })
    const { readiness: after } = await disparo.implementations.get({ id: implementationId })
    // M13 is asked for here and nowhere else.
    expect(after.findings.filter(({ step }) => step === 'consent').map(({ id, subjectId }) => [id, subjectId])).toEqual([
      ['client-var-inactive', 'client-var'],
    ])
    await disparo.consent.setClientVar({ implementationId, since: '2026-11-20' })
    expect((await disparo.implementations.get({ id: implementationId })).readiness.steps.consent).toBe('done')
  })

  it('shows one and the same number in the review, the plan, the sign-off, the report and the script', async () => {
    const { disparo, implementationId } = await newImplementation()
    const bad = [
      'código;nome do contato;celular;aceita notificações de WhatsApp',
      ...Array.from({ length: 47 }, (_, at) => `${at + 1};Pessoa ${at};(11) 98${String(at).padStart(3, '0')}-1234;N`),
      // An id that stands twice, none, a made-up number, one of two people.
      '47;Outra pessoa;(11) 98999-0001;N',
      ';Sem id;(11) 98999-0002;N',
      '60;Inventado;(00) 90000-0000;N',
      '61;Ana;(11) 98999-0003;N',
      '62;Bia;(11) 98999-0003;N',
    ]
    const evidence = [
      'id;telefone;data;resposta;termo',
      ...Array.from({ length: 44 }, (_, at) => `${at + 1};;10/10/2026;Sim;1`),
      '45;;10/10/2030;Sim;1',
      '46;;10/10/2026;Não;1',
      '47;;10/10/2026;Sim;1',
      ';(11) 98999-0002;10/10/2026;Sim;1',
      '60;;10/10/2026;Sim;1',
      ';(11) 98999-0003;10/10/2026;Sim;1',
      '44;;10/10/2026;Sim;9',
    ]
    await disparo.consent.saveTerm({ implementationId, text: 'Aceito receber mensagens.' })
    await importFile(disparo, implementationId, 'contacts', bad.join('\r\n'))
    await importFile(disparo, implementationId, 'evidence', evidence.join('\r\n'))
    const review = await disparo.consent.review({ implementationId })
    const { figures } = await plan(disparo, implementationId)
    const { signOff } = await disparo.consent.sign({ implementationId, name: 'Paula Reis', role: 'Diretora' })
    const sql = await (await disparo.consent.planFile({ implementationId, name: 'update.sql' })).text()
    const { html } = await disparo.implementations.report({ id: implementationId })
    const marked = new Set(
      [...sql.replace(/\/\*[\s\S]*?\*\//, '').matchAll(/IN \(([^)]+)\)/g)].flatMap(([, ids = '']) => ids.match(/'\d+'/g) ?? []),
    )
    expect(review).toMatchObject({
      problems: { 'future-date': 1, 'unknown-term': 1 },
      held: { 'repeated-id': 2, 'no-id': 1, 'made-up-phone': 1, 'shared-phone': 2 },
    })
    expect([
      review.toUpdate,
      figures.toUpdate,
      signOff?.shown.figures.toUpdate,
      marked.size,
      Number(/A marcar por este script \.+ (\d+)/.exec(sql)?.[1]),
      Number(/A marcar no plano<\/td>\s*<td>(\d+)/.exec(html)?.[1]),
    ]).toEqual(Array(6).fill(44))
  })

  it('hears who left since in a file of their own, and gives the script that unmarks them', async () => {
    const { disparo, implementationId } = await newImplementation()
    await importFile(disparo, implementationId, 'contacts', CONTACTS)
    await importFile(disparo, implementationId, 'evidence', EVIDENCE)
    expect(await plan(disparo, implementationId)).toMatchObject({ figures: { toUpdate: 2 }, revoke: null })
    await importFile(
      disparo,
      implementationId,
      'optOuts',
      'telefone;mensagem;data\n11 3333-4444;SAIR;20/11/2026\n11987654321;pare;20/11/2026\n',
    )
    const record = await plan(disparo, implementationId)
    expect(record).toMatchObject({ figures: { toUpdate: 1, revoked: 3 }, revoke: { contacts: 3 } })
    expect((await disparo.consent.get({ implementationId })).plan).toEqual(record)
    const sql = await (await disparo.consent.planFile({ implementationId, name: 'revoke.sql' })).text()
    expect(createHash('sha256').update(sql).digest('hex')).toBe(record.revoke?.hash)
    expect(await (await disparo.consent.planFile({ implementationId, name: 'revoke-undo.sql' })).text()).toContain(
      'desfaz o revoke.sql',
    )
  })

  it('takes every contact off the machine at one call, and leaves who signed', async () => {
    const { disparo, implementationId, dataDir } = await newImplementation()
    await importFile(disparo, implementationId, 'contacts', CONTACTS)
    await importFile(disparo, implementationId, 'evidence', EVIDENCE)
    await plan(disparo, implementationId)
    await disparo.consent.sign({ implementationId, name: 'Paula Reis', role: 'Diretora' })
    expect(readdirSync(join(dataDir, 'contacts', implementationId)).sort()).toEqual([
      'contacts',
      'evidence',
      expect.stringMatching(/^plan-/),
    ])
    await disparo.contacts.erase({ implementationId })
    expect(existsSync(join(dataDir, 'contacts', implementationId))).toBe(false)
    expect(await disparo.consent.get({ implementationId })).toMatchObject({
      files: [],
      plan: null,
      signOff: { name: 'Paula Reis' },
    })
  })

  it('leaves nothing of an upload that ended with the program', async () => {
    const { disparo, implementationId, dataDir, app } = await newImplementation()
    const piece = new Blob([CONTACTS])
    const { uploadId } = await disparo.contacts.begin({
      implementationId,
      kind: 'contacts',
      fileName: 'a.csv',
      bytes: piece.size,
    })
    await disparo.contacts.piece({ uploadId, piece })
    const folder = join(dataDir, 'contacts', implementationId)
    expect(readdirSync(folder)).toHaveLength(1)
    await app.close()
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes away at a start what a killed program left of uploads, imports and plans, and nothing else', async () => {
    const { disparo, implementationId, dataDir, app } = await newImplementation()
    await importFile(disparo, implementationId, 'contacts', CONTACTS)
    await importFile(disparo, implementationId, 'evidence', EVIDENCE)
    const { planHash } = await plan(disparo, implementationId)
    const folder = join(dataDir, 'contacts', implementationId)
    const before = readdirSync(folder, { recursive: true }).sort()
    await app.close()
    for (const left of [
      'upload-x1',
      `.disparo-00000000-${process.pid}-ab12.tmp`,
      'plan-20200101000000000-0123456789abcdef',
      'plan',
    ]) {
      mkdirSync(join(folder, left))
      writeFileSync(join(folder, left, 'file.csv'), CONTACTS)
    }
    writeFileSync(join(folder, 'contacts', `${randomUUID()}.csv`), CONTACTS)
    const again = await openInProcess({ dataDir })
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
    const sql = await (await again.disparo.consent.planFile({ implementationId, name: 'update.sql' })).bytes()
    expect(createHash('sha256').update(sql).digest('hex')).toBe(planHash)
  })

  it('keeps the files of the plan that was signed beside those of the newest, and of no other', async () => {
    const { disparo, implementationId, dataDir } = await newImplementation()
    await importFile(disparo, implementationId, 'contacts', CONTACTS)
    await importFile(disparo, implementationId, 'evidence', EVIDENCE)
    const plans = () => readdirSync(join(dataDir, 'contacts', implementationId)).filter((name) => name.startsWith('plan-'))
    await plan(disparo, implementationId)
    await disparo.consent.sign({ implementationId, name: 'Paula Reis', role: 'Diretora' })
    const [signed] = plans()
    for (const ids of ['1', '2']) {
      await importFile(disparo, implementationId, 'evidence', `id;data\n${ids};10/05/2026\n`)
      await plan(disparo, implementationId)
      expect(plans()).toHaveLength(2)
      expect(plans()).toContain(signed)
    }
  })

  it('says in one sentence what is wrong with a file', async () => {
    const { disparo, implementationId } = await newImplementation()
    const refused = { data: { code: 'contact-file' } }
    await expect(importFile(disparo, implementationId, 'contacts', 'Nome;Telefone\r\n')).rejects.toMatchObject(refused)
    await expect(importFile(disparo, implementationId, 'contacts', '\u0000\u0001\u0002PK\u0003\u0004')).rejects.toMatchObject(
      refused,
    )
    await expect(plan(disparo, implementationId)).rejects.toMatchObject({
      data: { code: 'contact-file', data: { what: 'contacts-missing' } },
    })
  })

  it('writes the report, with what a client typed kept harmless', async () => {
    const { disparo, implementationId } = await newImplementation()
    await disparo.implementations.update({ id: implementationId, facts: { client: '<b>Clínica</b> & Cia' } })
    await disparo.consent.setClientVar({ implementationId, since: '2026-11-20' })
    const { html, fileName } = await disparo.implementations.report({ id: implementationId })
    expect(html).toContain('&lt;b&gt;Clínica&lt;/b&gt; &amp; Cia')
    expect(html).not.toContain('<b>Clínica')
    expect(fileName).toMatch(/\.html$/)
  })
})
