import { expect, test } from 'vitest'
import { systemClock } from '../../../src-main/clock.ts'
import { createFaultSwitch } from '../../../src-main/training/faults.ts'
import { isPromotional, reviewerObjection, whatsAppObjection } from '../../../src-main/training/zenvia/review-rules.ts'
import { seededTemplates } from '../../../src-main/training/zenvia/seed.ts'
import { Templates } from '../../../src-main/training/zenvia/templates.ts'
import { type Bench, draft, startBench, type TemplateJson } from './zenvia-support.ts'

async function submitted(bench: Bench, changes: Record<string, unknown> = {}): Promise<() => Promise<TemplateJson>> {
  const { status, json } = await bench.api<TemplateJson>('POST', '/templates', draft(changes))
  expect(status).toBe(200)
  return async () => (await bench.api<TemplateJson>('GET', `/templates/${json.id}`)).json
}

const names = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => [name, 'x']))

const saying = (text: string) => ({ components: { body: { type: 'TEXT_TEMPLATE', text } }, examples: names(text) })

test('a good template goes through both stages, each in its time', async () => {
  const bench = await startBench({ reviewMs: 5000 })
  const now = await submitted(bench)
  await bench.timeline.advance(4999)
  expect((await now()).status).toBe('WAITING_REVIEW')
  await bench.timeline.advance(1)
  expect((await now()).status).toBe('WAITING_APPROVAL')
  await bench.timeline.advance(5000)
  expect(await now()).toMatchObject({ status: 'APPROVED', category: 'UTILITY', comments: [] })
})

test.each([
  ['starts with a variable', saying('{{nome}}, o seu pedido saiu para entrega hoje cedo.')],
  ['ends with a variable and a full stop', saying('O seu pedido saiu para entrega, no portão {{portao}}.')],
  ['has variables side by side', saying('Olá, o seu pedido {{a}} - {{b}} saiu para entrega hoje cedo.')],
  ['has more variables than text', saying('Oi {{a}} e {{b}} sim')],
  ['mixes numbered and named variables', saying('Olá, {{1}}. O seu pedido {{pedido}} saiu para entrega hoje cedo.')],
  [
    'has an emoji in the header',
    {
      components: { header: { type: 'TEXT_FIXED', text: 'Entrega 🚚' }, body: { type: 'TEXT_FIXED', text: 'Saiu.' } },
      examples: {},
    },
  ],
  [
    'says what another template says',
    {
      components: {
        body: {
          type: 'TEXT_FIXED',
          text: 'Recebemos o seu contato. Nosso horário de atendimento é de segunda a sexta-feira, das 8h às 18h.',
        },
        footer: { type: 'TEXT_FIXED', text: 'Financeiro' },
      },
      examples: {},
      senderId: '5511930000002',
    },
  ],
])('Meta rejects a template that %s, and says why', async (_, changes) => {
  const bench = await startBench()
  const now = await submitted(bench, changes)
  await bench.timeline.advance(1000)
  expect((await now()).status).toBe('WAITING_APPROVAL')
  await bench.timeline.advance(1000)
  const { status, comments } = await now()
  expect(status).toBe('REJECTED')
  expect(comments).toHaveLength(1)
  expect(comments[0]).toMatchObject({ role: 'WHATSAPP', author: 'WhatsApp', text: expect.stringMatching(/^(O |Este )/) })
})

test('a numbered template in any order and with single punctuation is fine', async () => {
  const bench = await startBench()
  const now = await submitted(bench, saying('Olá, {{2}}! O seu pedido de número {{1}} saiu para entrega (hoje cedo).'))
  await bench.timeline.advance(2000)
  expect((await now()).status).toBe('APPROVED')
})

test("a link through a shortener does not pass Zenvia's own reviewer", async () => {
  const bench = await startBench()
  const items = [{ type: 'URL', text: 'Ver', url: 'https://bit.ly/abc' }]
  const components = { body: { type: 'TEXT_FIXED', text: 'Seu boleto chegou.' }, buttons: { type: 'ACTIONS', items } }
  const now = await submitted(bench, { components, examples: {} })
  await bench.timeline.advance(1000)
  expect(await now()).toMatchObject({ status: 'REJECTED', comments: [{ role: 'REVIEWER' }] })
})

test('a utility template that sells is approved as marketing without a word', async () => {
  const bench = await startBench()
  const now = await submitted(bench, saying('Olá, {{nome}}. Aproveite: PROMOÇÃO de manutenção só até sexta-feira.'))
  await bench.timeline.advance(1000)
  expect((await now()).category).toBe('UTILITY')
  await bench.timeline.advance(1000)
  expect(await now()).toMatchObject({ status: 'APPROVED', category: 'MARKETING', comments: [] })
})

test('an approved name that was deleted stays locked for 30 days', async () => {
  const bench = await startBench()
  const first = await submitted(bench)
  await bench.timeline.advance(2000)
  await bench.api('DELETE', `/templates/${(await first()).id}`)
  const second = await submitted(bench)
  await bench.timeline.advance(2000)
  expect((await second()).status).toBe('REJECTED')
  await bench.api('DELETE', `/templates/${(await second()).id}`)
  await bench.timeline.advance(31 * 24 * 60 * 60 * 1000)
  const third = await submitted(bench)
  await bench.timeline.advance(2000)
  expect((await third()).status).toBe('APPROVED')
})

test('an edit during the first stage starts the clock again', async () => {
  const bench = await startBench()
  const now = await submitted(bench)
  await bench.timeline.advance(900)
  await bench.api('PATCH', `/templates/${(await now()).id}`, { notificationEmail: 'a@ex.test' })
  await bench.timeline.advance(900)
  expect((await now()).status).toBe('WAITING_REVIEW')
  await bench.timeline.advance(100)
  expect((await now()).status).toBe('WAITING_APPROVAL')
})

test('a verdict by hand ends the review, and the clock no longer changes it', async () => {
  const bench = await startBench()
  const now = await submitted(bench)
  bench.simulator.decideReview((await now()).id, { status: 'REJECTED', reason: 'Texto genérico.' })
  await bench.timeline.advance(10_000)
  expect(await now()).toMatchObject({ status: 'REJECTED', comments: [{ role: 'WHATSAPP', text: 'Texto genérico.' }] })
})

test('a template that is deleted during its review is not brought back', async () => {
  const bench = await startBench()
  const now = await submitted(bench)
  const { id } = await now()
  await bench.api('DELETE', `/templates/${id}`)
  await bench.timeline.advance(5000)
  expect((await bench.api('GET', `/templates/${id}`)).status).toBe(404)
})

test('what the seed says about its templates is what the rules say', () => {
  const templates = new Templates({
    timeline: systemClock,
    senderIds: [],
    faults: createFaultSwitch(),
    onSubmit: () => undefined,
  })
  for (const template of seededTemplates()) templates.add(template)
  const objected = seededTemplates().filter(
    (template) => reviewerObjection(template.components) ?? whatsAppObjection(template, templates),
  )
  expect(objected.map((template) => template.status)).toEqual(['REJECTED'])
  const misfiled = seededTemplates().filter((template) => template.category === 'UTILITY' && isPromotional(template.components))
  expect(misfiled).toEqual([])
})

test('the seeded templates keep their status', async () => {
  const bench = await startBench()
  const statuses = async (): Promise<string[]> =>
    (await bench.api<TemplateJson[]>('GET', '/templates')).json.map((template) => template.status)
  const before = await statuses()
  await bench.timeline.advance(60_000)
  expect(await statuses()).toEqual(before)
})
