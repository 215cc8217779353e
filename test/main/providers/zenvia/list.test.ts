import { describe, expect, it } from 'vitest'
import { type ProviderClient, ProviderError, providers, type TemplatePage } from '../../../../src-main/providers/index.ts'
import { transport } from '../../../support/transport.ts'
import { answer, type Served, serve } from '../http-server.ts'

type Page = { rows: unknown[]; total?: number; size?: number }

const row = (id: number | string) => ({
  id: `t${id}`,
  name: `name_${id}`,
  locale: 'pt_BR',
  status: 'APPROVED',
  category: 'UTILITY',
})
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => row(from + index))

/** A page of these rows; `most`: however many are asked for. */
const part = (all: unknown[], page: number, size: number, most = 100): unknown[] => {
  const own = Math.min(size, most)
  return all.slice((page - 1) * own, page * own)
}

/** A server that answers with these pages, one after the other, and then with empty ones. */
async function paged(
  pages: Page[] | ((count: number, page: number, size: number) => Page),
): Promise<{ client: ProviderClient; server: Served }> {
  const pageOf = typeof pages === 'function' ? pages : (count: number) => pages[count - 1] ?? { rows: [] }
  const server = await serve((response, count) => {
    const asked = new URL(response.req.url ?? '', 'http://x').searchParams
    const { rows, total, size } = pageOf(count, Number(asked.get('page')), Number(asked.get('size')))
    answer(response, 200, rows, {
      ...(total !== undefined && { 'x-total': String(total) }),
      ...(size !== undefined && { 'x-page-size': String(size) }),
    })
  })
  const context = { fetch: transport, sleep: async () => undefined }
  return { client: providers.zenvia.connect({ settings: { baseUrl: server.baseUrl }, secret: 'token-1234' }, context), server }
}

async function pagesOf(client: ProviderClient): Promise<TemplatePage[]> {
  const pages: TemplatePage[] = []
  for await (const page of client.listTemplates({ senderIds: [] })) pages.push(page)
  return pages
}

const ids = async (client: ProviderClient): Promise<string[]> =>
  (await pagesOf(client)).flatMap(({ templates }) => templates.map(({ remoteId }) => remoteId))

async function hintOf(client: ProviderClient): Promise<string | null> {
  const error = await ids(client).then(String, (reason: unknown) => reason)
  if (!(error instanceof ProviderError) || error.kind !== 'protocol') throw new Error(`no protocol error but ${String(error)}`)
  return error.hint
}

describe('Zenvia list', () => {
  it('asks for WhatsApp only, page by page from 1', async () => {
    const { client, server } = await paged((_, page, size) => ({ rows: part(rows(1, 130), page, size), total: 130 }))
    expect(await ids(client)).toHaveLength(130)
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v2/templates?channel=WHATSAPP&page=1&size=200',
      '/v2/templates?channel=WHATSAPP&page=2&size=200',
      // What stands on both sides of the edge, to see whether the list held still.
      '/v2/templates?channel=WHATSAPP&page=34&size=3',
    ])
  })

  it('asks for no page more than there is', async () => {
    const { client, server } = await paged([{ rows: rows(1, 100), total: 100 }])
    expect(await ids(client)).toHaveLength(100)
    expect(server.requests).toHaveLength(1)
  })

  it('goes on where the server gives smaller pages than it was asked for', async () => {
    const { client } = await paged([
      { rows: rows(1, 2), total: 5, size: 2 },
      { rows: rows(3, 4), total: 5, size: 2 },
      { rows: rows(5, 5), total: 5, size: 2 },
    ])
    expect(await ids(client)).toEqual(['t1', 't2', 't3', 't4', 't5'])
  })

  it('ends with an empty page where no total is told: a short one may just be a small one', async () => {
    const { client, server } = await paged([{ rows: rows(1, 100) }, { rows: rows(101, 103) }])
    expect(await ids(client)).toHaveLength(103)
    expect(server.requests.map(({ url }) => new URL(url, 'http://x').searchParams.get('page'))).toEqual([
      '1',
      '2',
      '3',
      // The edge, which is empty here.
      '34',
    ])
  })

  it('finds the one that a deletion pulled over the edge of a page, though every count agrees', async () => {
    // Between the pages the second was deleted and a seventh made: of 1 3 | 4 5 | 6 7 the third is on no page that was read.
    const { client } = await paged((count, page, size) => {
      const all = count === 1 ? [1, 2, 3, 4, 5, 6] : [1, 3, 4, 5, 6, 7]
      return { rows: part(all.map(row), page, size, 3), total: 6 }
    })
    expect((await ids(client)).sort()).toEqual(['t1', 't2', 't3', 't4', 't5', 't6', 't7'])
  })

  it.each([3, 20, 100].flatMap((most) => [1, 2, 3, 4, 5, 6].map((moment) => ({ most, moment }))))(
    'finds what was there all the while, wherever one goes and another comes: %o',
    async ({ most, moment }) => {
      const { client } = await paged((count, page, size) => {
        const now = count <= moment ? rows(1, 300) : rows(2, 301)
        return { rows: part(now, page, size, most), total: 300 }
      })
      const found = new Set(await ids(client))
      expect(rows(2, 300).filter(({ id }) => !found.has(id))).toEqual([])
    },
  )

  it('finds it from a server that gives pages of its own size, whatever is asked for', async () => {
    const { client } = await paged((count, page) => ({ rows: part(count <= 2 ? rows(1, 8) : rows(2, 9), page, 2), total: 8 }))
    expect((await ids(client)).sort()).toEqual(rows(1, 9).map(({ id }) => id))
  })

  it('does without a list that never holds still', async () => {
    const { client, server } = await paged((count, page) => ({
      rows: [row(count * 10), row(count * 10 + page)],
      total: 4,
    }))
    expect(await hintOf(client)).toBe('the list changed in each of 4 readings')
    // Two pages each time, and once the edge between them.
    expect(server.requests).toHaveLength(9)
  })

  it('does not take two templates with one id for one', async () => {
    const { client } = await paged([
      { rows: rows(1, 2), total: 4, size: 2 },
      { rows: [row(3), { ...row(1), name: 'outro' }], total: 4, size: 2 },
    ])
    expect(await hintOf(client)).toBe('two templates with the id t1')
  })

  it('takes numbers for ids, without losing a digit', async () => {
    const server = await serve((response) =>
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-total': '2' })
        .end(
          '[{"id":846930112233445678901,"name":"a","locale":"pt_BR","senderId":5511900000001},{"id":7,"name":"b","locale":"pt_BR"}]',
        ),
    )
    const context = { fetch: transport, sleep: async () => undefined }
    const client = providers.zenvia.connect({ settings: { baseUrl: server.baseUrl }, secret: 'token-1234' }, context)
    const [page] = await pagesOf(client)
    expect(page?.templates.map(({ remoteId, senderId }) => [remoteId, senderId])).toEqual([
      ['846930112233445678901', '5511900000001'],
      ['7', null],
    ])
  })

  it('gives one empty page for an account without templates', async () => {
    const { client } = await paged([{ rows: [], total: 0 }])
    expect(await pagesOf(client)).toEqual([{ templates: [], total: 0 }])
  })

  it('gives a template once that a new one pushed to the next page, and knows that the new one is missing', async () => {
    const { client } = await paged([
      { rows: rows(1, 2), total: 4, size: 2 },
      { rows: rows(2, 3), total: 5, size: 2 },
      { rows: rows(4, 4), total: 5, size: 2 },
    ])
    // The fifth is the new one, on the page that was read already: unknown, so the list is not whole.
    expect(await hintOf(client)).toBe('4 of 5 templates')
  })

  it('does not pass off as whole a list from which something was deleted while it was read', async () => {
    const { client } = await paged([
      { rows: rows(1, 2), total: 5, size: 2 },
      { rows: rows(4, 5), total: 4, size: 2 },
    ])
    expect(await hintOf(client)).toBe('5 templates became 4 while reading')
  })

  it('does not pass off as whole a list that ends early', async () => {
    const { client } = await paged([{ rows: rows(1, 100), total: 150 }])
    expect(await hintOf(client)).toContain('100')
  })

  it('ends where a page brings nothing new', async () => {
    const { client, server } = await paged(() => ({ rows: rows(1, 3), total: 9000, size: 3 }))
    expect(await hintOf(client)).toBe('page 2 brings nothing new')
    expect(server.requests).toHaveLength(2)
  })

  it('ends where there is always something new', async () => {
    const { client, server } = await paged((count) => ({ rows: [row(count)], total: 1_000_000, size: 1 }))
    expect(await hintOf(client)).toBe('more than 500 pages')
    expect(server.requests).toHaveLength(500)
  })

  it('keeps the list when one row makes no sense', async () => {
    const { client } = await paged([{ rows: [row(1), { id: 't2', components: 'oops' }, row(3)], total: 3 }])
    const [page] = await pagesOf(client)
    expect(page?.templates.map(({ remoteId, unsupportedParts }) => [remoteId, unsupportedParts])).toEqual([
      ['t1', []],
      ['t2', ['unreadable']],
      ['t3', []],
    ])
  })

  it('says which row has no id', async () => {
    const { client } = await paged([{ rows: [row(1), { name: 'nameless' }], total: 2 }])
    expect(await hintOf(client)).toBe('page 1: no id at index 1')
  })

  it('takes a page that is no list for no page', async () => {
    const server = await serve((response) => answer(response, 200, { templates: [] }))
    const context = { fetch: transport, sleep: async () => undefined }
    const client = providers.zenvia.connect({ settings: { baseUrl: server.baseUrl }, secret: 'token-1234' }, context)
    expect(await hintOf(client)).toContain('expected array')
  })
})
