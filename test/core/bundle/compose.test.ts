import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BundleContent, bundleFiles, checkBundle, nextExport, readDocument, templateOf } from '#core/bundle'
import type { ExportRecord, ImplementationSnapshot } from '#core/implementation'
import { renderTemplate } from '#core/template'
import { arbitrarySnapshot, compose, exampleBundle } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'

const textOf = (content: BundleContent): string =>
  bundleFiles(content)
    .map(({ path, text }) => `${path}\n${text}`)
    .join('')

/** The same set-up as another person's program would hold it: other ids, rows in another order. */
function retold(snapshot: ImplementationSnapshot): ImplementationSnapshot {
  const other = (id: string): string => `zz-${[...id].reverse().join('')}`
  return {
    ...snapshot,
    implementation: { ...snapshot.implementation, id: 'other' },
    accounts: snapshot.accounts.map((row) => ({ ...row, id: other(row.id) })).reverse(),
    numbers: snapshot.numbers
      .map((row) => ({
        ...row,
        id: other(row.id),
        accountId: other(row.accountId),
        defaultTemplateId: row.defaultTemplateId && other(row.defaultTemplateId),
      }))
      .reverse(),
    templates: snapshot.templates
      .map((row) => ({ ...row, id: other(row.id), accountId: other(row.accountId), bindings: [...row.bindings].reverse() }))
      .reverse(),
    triggers: snapshot.triggers
      .map((row) => ({ ...row, id: other(row.id), numberId: other(row.numberId), templateId: other(row.templateId) }))
      .reverse(),
    variables: [...snapshot.variables].reverse(),
  }
}

describe('composeBundle', () => {
  it('gives the same files for the same set-up under other ids and in another order', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        expect(textOf(compose(retold(snapshot)))).toBe(textOf(compose(snapshot)))
      }),
    )
  })

  it('gives what its own schema and checks accept, for every complete set-up', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        const content = compose(snapshot)
        const document = Object.fromEntries(bundleFiles(content).map(({ path, text }) => [path, JSON.parse(text) as unknown]))
        expect(readDocument(document)).toEqual({ ok: true, value: content })
        expect(checkBundle(content)).toBeNull()
      }),
    )
  })

  it('gives every file a path of its own, letter case apart', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        const content = compose(snapshot)
        const paths = bundleFiles(content).map(({ path }) => path.toLowerCase())
        expect(new Set(paths).size).toBe(paths.length)
        const used = new Set(snapshot.triggers.filter(({ active }) => active).map(({ templateId }) => templateId))
        for (const { defaultTemplateId } of snapshot.numbers) if (defaultTemplateId !== null) used.add(defaultTemplateId)
        expect(Object.keys(content.templates)).toHaveLength(used.size)
      }),
    )
  })

  it('exports what active triggers and numbers use, and nothing else', () => {
    const content = exampleBundle()
    expect(Object.keys(content.templates)).toEqual(['aviso_boleto_v1.pt_BR', 'aviso_consulta_v2.pt_BR', 'retomar_contato.pt_BR'])
    expect(content.triggers.map(({ status }) => status)).toEqual(['Aguardando cliente', 'Consulta marcada', 'Boleto emitido'])
    expect(content.variables.map(({ token }) => token)).toEqual([
      'DATA_AGENDAMENTO',
      'HORA_AGENDAMENTO',
      'NOME',
      'PRIMEIRO_NOME',
      'PROTOCOLO',
      'VALOR',
      'VENCIMENTO',
    ])
    expect(content.services).toEqual({
      isolatedTree: 'WhatsApp Ativo',
      trees: [
        { name: null, requestTypes: [{ name: null, statuses: ['Aguardando cliente'] }] },
        {
          name: 'WhatsApp Ativo',
          requestTypes: [
            { name: 'Agendamento', statuses: ['Consulta marcada'] },
            { name: 'Financeiro', statuses: ['Boleto emitido'] },
          ],
        },
      ],
    })
  })

  it('fills a name that stands in two components in both (M11) and writes the CRM text beside the provider text (M10)', () => {
    const template = exampleBundle().templates['aviso_consulta_v2.pt_BR']
    expect(template?.bindings.map(({ key }) => key)).toEqual([
      'header.protocolo',
      'buttons.0.protocolo',
      'body.nome',
      'body.data',
      'body.hora',
    ])
    expect(template?.structure.header).toEqual({ format: 'TEXT', text: 'Protocolo {{protocolo}}' })
    expect(template?.crmText.header).toBe('Protocolo %PROTOCOLO%')
    expect(template?.crmText.buttonUrls).toEqual(['https://clinica.example/c/%PROTOCOLO%', null])
  })

  it('puts account and sender into the file names when two templates share name and language', () => {
    const snapshot = exampleSnapshot()
    for (const template of snapshot.templates) template.content.name = 'aviso'
    expect(Object.keys(compose(snapshot).templates)).toEqual([
      'aviso~zenvia-conta-principal~551130001000.pt_BR',
      'aviso~zenvia-conta-principal~551130001000.pt_BR~2',
      'aviso~zenvia-conta-principal~5511988887777.pt_BR',
    ])
  })

  it('leaves out the settings of a training account, whose simulator has another port each time', () => {
    const snapshot = exampleSnapshot()
    for (const account of snapshot.accounts) account.mode = 'training'
    expect(compose(snapshot).providers).toEqual([
      { key: 'zenvia-conta-principal', provider: 'zenvia', label: 'Conta principal', mode: 'training', settings: {} },
    ])
  })

  it('previews an unfinished set-up, and the check names the reference that leads nowhere', () => {
    const snapshot = exampleSnapshot()
    snapshot.numbers.pop()
    expect(checkBundle(compose(snapshot))).toEqual({
      code: 'broken-reference',
      data: { path: 'triggers.json', field: '2.number', kind: 'number', target: '' },
    })
  })
})

describe('contentHash', () => {
  it('does not depend on when, how often and by which version it was exported', () => {
    const again = exampleBundle({ sequence: 9, createdAt: '2027-01-01T00:00:00.000Z', generator: 'disparo 9.9.9' })
    expect(again.manifest.contentHash).toBe(exampleBundle().manifest.contentHash)
    expect(again.manifest.manifestHash).not.toBe(exampleBundle().manifest.manifestHash)
  })

  it('does not depend on what only the console shows', () => {
    const snapshot = exampleSnapshot()
    for (const template of snapshot.templates) Object.assign(template, { quality: 'RED', changedAt: '2027-01-01T00:00:00.000Z' })
    for (const account of snapshot.accounts) account.lastSync = null
    expect(compose(snapshot).manifest.contentHash).toBe(exampleBundle().manifest.contentHash)
  })

  it.each<[string, (snapshot: ImplementationSnapshot) => void]>([
    ['a binding', ({ templates: [first] }) => first?.bindings.splice(0, 1)],
    ['a trigger', ({ triggers: [first] }) => Object.assign(first ?? {}, { status: 'Outro' })],
    ['the environment', ({ implementation }) => Object.assign(implementation, { environment: 'staging' })],
    ['the client var', ({ implementation }) => Object.assign(implementation, { clientVarActiveSince: null })],
  ])('changes with %s', (_, change) => {
    const snapshot = exampleSnapshot()
    change(snapshot)
    expect(compose(snapshot).manifest.contentHash).not.toBe(exampleBundle().manifest.contentHash)
  })
})

describe('nextExport', () => {
  const record = (sequence: number, contentHash: string): ExportRecord => ({
    id: `e${sequence}`,
    sequence,
    createdAt: `2026-11-0${sequence}T00:00:00.000Z`,
    contentHash,
    fileName: '',
    bytes: 0,
  })

  it('starts at one', () => {
    expect(nextExport([], 'a', 'now')).toEqual({ sequence: 1, createdAt: 'now', unchanged: false })
  })
  it('keeps sequence and time of the last export when nothing changed', () => {
    const exports = [record(2, 'b'), record(1, 'a')]
    expect(nextExport(exports, 'b', 'now')).toEqual({ sequence: 2, createdAt: '2026-11-02T00:00:00.000Z', unchanged: true })
  })
  it('counts on when an earlier configuration comes back, since the CRM refuses earlier numbers', () => {
    const exports = [record(1, 'a'), record(2, 'b')]
    expect(nextExport(exports, 'a', 'now')).toEqual({ sequence: 3, createdAt: 'now', unchanged: false })
  })
})

describe('templateOf', () => {
  it('gives back a template that renders as the original does', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        for (const original of snapshot.templates) {
          const found = Object.values(compose(snapshot).templates).find(({ remoteId }) => remoteId === original.remoteId)
          if (found) expect(renderTemplate(templateOf(found), {})).toEqual(renderTemplate(original.content, {}))
        }
      }),
    )
  })
})
