import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BundleContent, bundleFiles, checkBundle, nextExport, parseFileText, readDocument, templateOf } from '#core/bundle'
import type { ExportRecord, ImplementationSnapshot } from '#core/implementation'
import { renderTemplate } from '#core/template'
import { templatesOf } from '#core/triggers'
import { arbitrarySnapshot, compose, exampleBundle } from '../../support/arbitrary.ts'
import { rightSnapshot } from '../../support/right-bundle.ts'
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
      .map((row) => ({
        ...row,
        id: other(row.id),
        remoteId: row.remoteId.replace(/^manual:.*/, (ours) => `manual:${other(ours)}`),
        accountId: other(row.accountId),
        bindings: [...row.bindings].reverse(),
      }))
      .reverse(),
    triggers: snapshot.triggers
      .map((row) => {
        const elsewhere = { id: other(row.id), numberId: other(row.numberId) }
        return row.kind === 'chat'
          ? { ...row, ...elsewhere, templateIds: row.templateIds.map(other).reverse() }
          : { ...row, ...elsewhere, templateId: other(row.templateId) }
      })
      .reverse(),
    trees: snapshot.trees
      .map((tree) => ({
        ...tree,
        requestTypes: tree.requestTypes.map((type) => ({ ...type, statuses: [...type.statuses].reverse() })).reverse(),
      }))
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
      { endOnFailure: true },
    )
  })

  it('gives what its own schema and checks accept, for every complete set-up', () => {
    fc.assert(
      fc.property(rightSnapshot, (snapshot) => {
        const content = compose(snapshot)
        const document = Object.fromEntries(bundleFiles(content).map(({ path, text }) => [path, parseFileText(path, text)]))
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
        const used = new Set(snapshot.triggers.filter(({ active }) => active).flatMap(templatesOf))
        for (const { defaultTemplateId } of snapshot.numbers) if (defaultTemplateId !== null) used.add(defaultTemplateId)
        expect(Object.keys(content.templates)).toHaveLength(used.size)
      }),
    )
  })

  it('exports what active triggers and numbers use, and nothing else', () => {
    const content = exampleBundle()
    expect(Object.keys(content.templates)).toEqual(['aviso_boleto_v1.pt_BR', 'aviso_consulta_v2.pt_BR', 'retomar_contato.pt_BR'])
    expect(content.triggers.map(({ key }) => key)).toEqual([
      'chat.any.any',
      'operate.whatsapp-ativo.agendamento',
      'status.any.any.aguardando-cliente',
      'status.whatsapp-ativo.agendamento.consulta-marcada',
      'status.whatsapp-ativo.financeiro.boleto-emitido',
    ])
    expect(content.variables.map(({ token }) => token)).toEqual([
      'DATA_AGENDAMENTO',
      'HORA_AGENDAMENTO',
      'NOME',
      'PRIMEIRO_NOME',
      'PROTOCOLO',
      'VALOR',
      'VENCIMENTO',
    ])
  })

  it('writes each kind of trigger with what its kind needs (M2)', () => {
    const [chat, operate, , status] = exampleBundle().triggers
    const place = { serviceTree: 'WhatsApp Ativo', requestType: 'Agendamento', number: '+551130001000' }
    expect(status).toEqual({
      kind: 'status',
      key: 'status.whatsapp-ativo.agendamento.consulta-marcada',
      ...place,
      status: 'Consulta marcada',
      template: 'aviso_consulta_v2.pt_BR',
      nextStatus: 'Paciente avisado',
      oncePerTicket: false,
    })
    expect(operate).toEqual({
      kind: 'operate',
      key: 'operate.whatsapp-ativo.agendamento',
      ...place,
      template: 'retomar_contato.pt_BR',
      chatStandard: true,
    })
    expect(chat).toEqual({
      kind: 'chat',
      key: 'chat.any.any',
      ...place,
      serviceTree: null,
      requestType: null,
      templates: ['aviso_consulta_v2.pt_BR', 'retomar_contato.pt_BR'],
    })
  })

  it('lists the service tree as entered, with each switch of M16, together with what else must be there', () => {
    const snapshot = exampleSnapshot()
    snapshot.trees.push({ name: 'Outra árvore', requestTypes: [{ name: 'Vazia', statuses: [], transcript: false }] })
    expect(compose(snapshot).services).toEqual({
      isolatedTree: 'WhatsApp Ativo',
      chatRequestType: 'Atendimento WhatsApp',
      trees: [
        {
          name: null,
          requestTypes: [
            { name: null, statuses: ['Aguardando cliente'] },
            { name: 'Atendimento WhatsApp', statuses: [] },
          ],
        },
        { name: 'Outra árvore', requestTypes: [{ name: 'Vazia', statuses: [], transcript: false }] },
        {
          name: 'WhatsApp Ativo',
          requestTypes: [
            { name: 'Agendamento', statuses: ['Consulta marcada', 'Encerrado', 'Paciente avisado'], transcript: true },
            { name: 'Financeiro', statuses: ['Boleto emitido'], transcript: true },
            { name: 'Pesquisa', statuses: ['Encerrado'], transcript: true },
          ],
        },
      ],
    })
  })

  it('spells what a trigger names as it was entered in the tree', () => {
    const snapshot = exampleSnapshot()
    Object.assign(snapshot.triggers[0] ?? {}, {
      serviceTree: 'whatsapp ativo',
      requestType: 'AGENDAMENTO',
      status: 'consulta Marcada',
      nextStatus: 'PACIENTE AVISADO',
    })
    snapshot.implementation.isolatedServiceTree = 'WHATSAPP ATIVO'
    expect(compose(snapshot)).toEqual(exampleBundle())
  })

  it('has everything that triggers.json names in services.json too, letter by letter', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        const { triggers, services } = compose(snapshot)
        const named = (tree: string | null, type: string | null, status?: string | null) =>
          services.trees
            .find(({ name }) => name === tree)
            ?.requestTypes.some(({ name, statuses }) => name === type && (!status || statuses.includes(status)))
        for (const { serviceTree, requestType, ...rest } of triggers) {
          if (serviceTree !== null) expect(services.trees.map(({ name }) => name)).toContain(serviceTree)
          if (requestType !== null) expect(named(serviceTree, requestType)).toBe(true)
          if (rest.kind !== 'status') continue
          expect(named(serviceTree, requestType, rest.status)).toBe(true)
          expect(named(serviceTree, requestType, rest.nextStatus)).toBe(true)
        }
        const types = services.trees.flatMap((tree) => tree.requestTypes.map(({ name }) => name))
        expect(types).toContain(services.chatRequestType)
        if (services.isolatedTree !== null) expect(services.trees.map(({ name }) => name)).toContain(services.isolatedTree)
      }),
    )
  })

  it('tells apart two triggers that differ in nothing but what they do', () => {
    const snapshot = exampleSnapshot()
    const [first] = snapshot.triggers
    if (first?.kind !== 'status') throw new Error('the first one is a status trigger')
    snapshot.triggers = [first, { ...first, id: 'later', nextStatus: 'Encerrado' }, { ...first, id: 'last', oncePerTicket: true }]
    const keys = compose(snapshot).triggers.map(({ key, ...rest }) => [key, 'nextStatus' in rest && rest.nextStatus])
    snapshot.triggers.reverse()
    expect(keys.map(([key]) => key)).toEqual(
      ['', '~2', '~3'].map((end) => `status.whatsapp-ativo.agendamento.consulta-marcada${end}`),
    )
    expect(compose(snapshot).triggers.map(({ key, ...rest }) => [key, 'nextStatus' in rest && rest.nextStatus])).toEqual(keys)
  })

  it('gives no id to a template that was registered by hand without one, since ours says nothing to the provider', () => {
    const snapshot = exampleSnapshot()
    Object.assign(snapshot.templates[1] ?? {}, { origin: 'manual', remoteId: 'manual:01J0000000000000000000000' })
    Object.assign(snapshot.templates[2] ?? {}, { origin: 'manual' })
    const { templates } = compose(snapshot)
    expect(templates['aviso_boleto_v1.pt_BR']).toMatchObject({ origin: 'manual', remoteId: null })
    expect(templates['retomar_contato.pt_BR']).toMatchObject({ origin: 'manual', remoteId: expect.stringMatching(/^8f2c1d30/) })
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
      data: { path: 'triggers.json', field: '4.number', kind: 'number', target: '' },
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
    ['what a trigger does afterwards', ({ triggers: [first] }) => Object.assign(first ?? {}, { nextStatus: '' })],
    ['what an attendant may choose', ({ triggers }) => Object.assign(triggers.at(-1) ?? {}, { templateIds: ['template-3'] })],
    ['the service tree', ({ trees }) => trees.push({ name: 'Nova', requestTypes: [] })],
    ['where chats open their sub-tickets', ({ implementation }) => Object.assign(implementation, { chatRequestType: 'Outra' })],
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
    openPoints: [],
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
          // Those registered by hand may have no id to find them by.
          if (found) expect(renderTemplate(templateOf(found), {})).toEqual(renderTemplate(original.content, {}))
        }
      }),
    )
  })
})
