import { describe, expect, it } from 'vitest'
import { whyUnusable } from '#core/template'
import { type ProviderAdapter, ProviderError, providers, type RemoteTemplate } from '../../../src-main/providers/index.ts'
import { transport } from '../../support/transport.ts'
import { answer, serve } from './http-server.ts'

/** One row with every field that the adapter looks at, and the page that it comes in. */
type Dialect = { adapter: ProviderAdapter; row: (id: string) => Record<string, unknown>; page: (rows: unknown[]) => unknown }

const DIALECTS: Dialect[] = [
  {
    adapter: providers.zenvia,
    row: (id) => ({
      id,
      name: `nome_${id}`,
      locale: 'pt_BR',
      channel: 'WHATSAPP',
      senderId: '5511900000001',
      category: 'UTILITY',
      status: 'REJECTED',
      qualityScore: 'GREEN',
      text: 'Oi {{nome}}.',
      fields: ['nome', 'token'],
      examples: { nome: 'Ana', token: 'abc' },
      components: {
        header: { type: 'TEXT_FIXED', text: 'Pedido' },
        body: { type: 'TEXT_TEMPLATE', text: 'Oi {{nome}}, leia.' },
        footer: { type: 'TEXT_FIXED', text: 'Financeiro' },
        buttons: {
          type: 'MIXED',
          items: [
            { type: 'URL', text: 'Ver', url: 'https://ex.test/{{token}}' },
            { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
            { type: 'QUICK_REPLY', text: 'Sim', payload: 'SIM' },
          ],
        },
      },
      comments: [{ id: 'c', role: 'WHATSAPP', text: 'motivo', createdAt: '2026-08-01T12:00:00Z' }],
      createdAt: '2026-08-01T12:00:00Z',
    }),
    page: (rows) => rows,
  },
  {
    adapter: providers.infobip,
    row: (id) => ({
      id,
      businessAccountId: 122334455,
      name: `nome_${id}`,
      language: 'pt_BR',
      status: 'APPROVED',
      category: 'UTILITY',
      quality: 'HIGH',
      structure: {
        header: { format: 'TEXT', text: 'Pedido {{1}}' },
        body: { text: 'Oi {{1}}, leia.' },
        footer: { text: 'Financeiro' },
        buttons: [
          { type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}' },
          { type: 'PHONE_NUMBER', text: 'Ligar', phoneNumber: '+551133330000' },
          { type: 'QUICK_REPLY', text: 'Sim' },
        ],
        type: 'TEXT',
      },
    }),
    page: (rows) => ({ results: rows, paging: { totalResults: rows.length } }),
  },
]

const WRONG: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  true,
  false,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'x'.repeat(300_000),
  [],
  [null],
  [[]],
  ['x'],
  {},
  { text: {} },
  { type: 'x', text: 5, items: 'x', url: [] },
]

/** Every way to have exactly one place of a value be something else. */
function* wrongs(value: unknown, put: (part: unknown) => unknown, path: string): Generator<{ path: string; value: unknown }> {
  if (path !== '')
    for (const wrong of [undefined, ...WRONG])
      yield { path: `${path} = ${String(JSON.stringify(wrong)).slice(0, 40)}`, value: put(wrong) }
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    const replace = (other: unknown): unknown =>
      put(Array.isArray(value) ? value.map((item, index) => (String(index) === key ? other : item)) : { ...value, [key]: other })
    yield* wrongs(part, replace, path === '' ? key : `${path}.${key}`)
  }
}

/** Texts that a template shows, and whether each was among what came. */
function invented({ content }: RemoteTemplate, row: unknown): string[] {
  const came = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part)
    else came.add(String(value))
  }
  collect(row)
  const shown = [content.body.text, content.header?.text, content.footer?.text, ...Object.values(content.samples)]
  for (const button of content.buttons)
    for (const [name, text] of Object.entries(button)) if (name !== 'type' && name !== 'kind') shown.push(text)
  return shown.filter((text): text is string => typeof text === 'string' && text !== '' && !came.has(text))
}

describe.each(DIALECTS)('a row of $adapter.descriptor.label with one field that is something else', ({ adapter, row, page }) => {
  async function listed(rows: unknown[]): Promise<RemoteTemplate[]> {
    const { baseUrl } = await serve((response) => answer(response, 200, page(rows), { 'x-total': String(rows.length) }))
    const context = { fetch: transport, sleep: async () => undefined }
    const client = adapter.connect({ settings: { baseUrl }, secret: 'secret-1234' }, context)
    const templates: RemoteTemplate[] = []
    for await (const { templates: more } of client.listTemplates({ senderIds: [] })) templates.push(...more)
    return templates
  }

  const cases = [...wrongs(row('7'), (value) => value, '')]
  const ofId = cases.filter(({ path }) => /^id /.test(path))
  const others = cases.filter(({ path }) => !/^id /.test(path))

  it('comes with its id, nothing invented, and can’t be sent where it was not understood', { timeout: 60_000 }, async () => {
    expect(others.length).toBeGreaterThan(300)
    // A few at a time, each with an id of its own, between two that are as they should be.
    for (let from = 0; from < others.length; from += 50) {
      const some = others.slice(from, from + 50)
      const rows = some.map(({ value }, index) => ({ ...(value as object), id: `w${from + index}` }))
      const templates = await listed([row('first'), ...rows, row('last')])
      expect(templates.map(({ remoteId }) => remoteId)).toEqual(['first', ...rows.map(({ id }) => id), 'last'])
      expect(templates[0]?.content.body.text).toMatch(/^Oi /)
      for (const [index, { path }] of some.entries()) {
        const template = templates[index + 1]
        if (!template) throw new Error(path)
        expect(invented(template, rows[index]), path).toEqual([])
        const { content, status, unsupportedParts } = template
        const isSendable = whyUnusable({ content, status, unsupportedParts, missingSince: null }).length === 0
        // What could be sent says what the row says.
        if (isSendable) expect(content.body.text.trim(), path).not.toBe('')
        expect(() => JSON.stringify(template), path).not.toThrow()
      }
    }
  })

  it('whose id is none ends the list, and one whose id is a number is listed under it', async () => {
    for (const { path, value } of ofId) {
      const { id } = value as { id?: unknown }
      const isOne = (typeof id === 'string' && id !== '') || Number.isSafeInteger(id)
      const outcome = await listed([row('first'), value]).then(
        (templates) => templates.map(({ remoteId }) => remoteId),
        (error: unknown) => error,
      )
      if (isOne) expect(outcome, path).toEqual(['first', String(id)])
      else {
        expect(outcome, path).toBeInstanceOf(ProviderError)
        expect(outcome, path).toMatchObject({ kind: 'protocol', hint: expect.stringContaining('no id at index 1') })
      }
    }
  })
})
