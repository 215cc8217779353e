import { expect, test } from 'vitest'
import { objectionTo, sells } from '../../../src-main/training/infobip/review-rules.ts'
import { seededTemplates } from '../../../src-main/training/infobip/seed.ts'
import { type Bench, created, listOf, startBench, TEMPLATES, type TemplateJson } from './infobip-support.ts'

async function submitted(bench: Bench, structure: unknown): Promise<() => Promise<TemplateJson>> {
  const { id } = await created(bench, { structure })
  return async () => (await bench.api<TemplateJson>('GET', `${TEMPLATES}/${id}`)).json
}

/** A body with one placeholder. */
const saying = (text: string) => ({ body: { text, examples: ['x'] } })

const change = (type: string, changes: Record<string, string>) => ({ change: { type, ...changes } })

test('a good template is approved in its time, and the webhook says so', async () => {
  const bench = await startBench({ reviewMs: 5000 })
  const now = await submitted(bench, { body: { text: 'Olá, {{1}}. O seu pedido chega hoje.', examples: ['Ana'] } })
  const { id } = await now()
  await bench.timeline.advance(4999)
  expect((await now()).status).toBe('PENDING')
  expect(bench.webhooks).toEqual([])
  await bench.timeline.advance(1)
  expect(await now()).toMatchObject({ status: 'APPROVED', category: 'UTILITY' })
  expect(bench.webhooks).toEqual([
    {
      messageTemplateId: id,
      messageTemplateName: 'aviso_entrega_v1',
      messageTemplateLanguage: 'pt_BR',
      timestamp: '2026-11-20T12:00:05.000+0000',
      change: { type: 'TEMPLATE_STATUS_UPDATE', newStatus: 'APPROVED', reason: 'NONE' },
    },
  ])
})

test.each([
  ['starts with a placeholder', saying('{{1}}, o seu pedido saiu para entrega hoje cedo.'), 'INVALID_FORMAT'],
  ['ends with one and a full stop', saying('O seu pedido saiu para entrega, no portão {{1}}.'), 'INVALID_FORMAT'],
  [
    'has two side by side',
    { body: { text: 'Olá, o pedido {{1}} - {{2}} saiu hoje cedo.', examples: ['a', 'b'] } },
    'INVALID_FORMAT',
  ],
  ['has more of them than text', { body: { text: 'Oi {{1}} e {{2}} sim', examples: ['a', 'b'] } }, 'INVALID_FORMAT'],
  ['has an emoji in its header', { header: { format: 'TEXT', text: 'Entrega 🚚' }, body: { text: 'Saiu.' } }, 'INVALID_FORMAT'],
  [
    'leads to WhatsApp itself',
    { body: { text: 'Fale conosco.' }, buttons: [{ type: 'URL', text: 'Falar', url: 'https://wa.me/5511' }] },
    'SCAM',
  ],
  [
    'says what another says',
    {
      body: {
        text: seededTemplates().find(({ name }) => name === 'pesquisa_atendimento_v1')?.structure.body?.text,
        examples: ['a', 'b'],
      },
    },
    'ABUSIVE_CONTENT',
  ],
])('a template that %s is rejected, and only the webhook knows why', async (_, structure, reason) => {
  const bench = await startBench()
  const now = await submitted(bench, structure)
  await bench.timeline.advance(1000)
  expect((await now()).status).toBe('REJECTED')
  expect(JSON.stringify(await now())).not.toContain(reason)
  expect(bench.webhooks).toMatchObject([change('TEMPLATE_STATUS_UPDATE', { newStatus: 'REJECTED', reason })])
})

test('a utility template that sells becomes marketing, which is told before the approval', async () => {
  const bench = await startBench()
  const now = await submitted(bench, saying('Olá, {{1}}. Aproveite: PROMOÇÃO de manutenção só até sexta-feira.'))
  expect((await now()).category).toBe('UTILITY')
  await bench.timeline.advance(1000)
  expect(await now()).toMatchObject({ status: 'APPROVED', category: 'MARKETING' })
  expect(bench.webhooks).toMatchObject([
    change('TEMPLATE_CATEGORY_UPDATE', { previousCategory: 'UTILITY', newCategory: 'MARKETING' }),
    change('TEMPLATE_STATUS_UPDATE', { newStatus: 'APPROVED' }),
  ])
})

test('a verdict by hand ends the review, and the clock no longer changes it', async () => {
  const bench = await startBench()
  const { id } = await created(bench)
  await bench.simulator.decideReview(id, { status: 'REJECTED', reason: 'Texto genérico.' })
  await bench.timeline.advance(10_000)
  expect((await bench.api<TemplateJson>('GET', `${TEMPLATES}/${id}`)).json.status).toBe('REJECTED')
  expect(bench.webhooks).toMatchObject([change('TEMPLATE_STATUS_UPDATE', { newStatus: 'REJECTED', reason: 'UNKNOWN' })])
  await expect(bench.simulator.decideReview('1', { status: 'APPROVED' })).rejects.toThrow('NOT_FOUND')
})

test('a template that is deleted during its review is heard of no more', async () => {
  const bench = await startBench()
  const { id } = await created(bench)
  await bench.api('DELETE', `${TEMPLATES}/aviso_entrega_v1`)
  await bench.timeline.advance(5000)
  expect((await bench.api('GET', `${TEMPLATES}/${id}`)).status).toBe(404)
  expect(bench.webhooks).toEqual([])
})

test('what the seed says about its templates is what the rules say', () => {
  const templates = seededTemplates()
  const objected = templates.filter((template) => objectionTo(template, templates))
  expect(objected.map(({ status }) => status)).toEqual(['REJECTED'])
  expect(templates.filter(({ category, structure }) => category === 'UTILITY' && sells(structure))).toEqual([])
})

test('the seeded templates keep their status', async () => {
  const bench = await startBench()
  const before = await listOf(bench)
  await bench.timeline.advance(60_000)
  expect(await listOf(bench)).toEqual(before)
})
