import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TriggerRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { buildMap, COLUMNS } from '../../src-renderer/pages/triggers/map/graph.ts'
import { type Box, layoutMap, spread } from '../../src-renderer/pages/triggers/map/layout.ts'
import { chat, operate, status } from '../core/triggers/examples.ts'

const numberOf = (id: string, accountId: string): SenderNumber => ({
  id,
  accountId,
  implementationId: 'i1',
  label: id,
  phone: '+551130001000',
  senderId: id,
  chatStandard: false,
  defaultTemplateId: null,
  poolId: null,
  senderState: null,
})
const world = {
  numbers: [numberOf('n1', 'a1'), numberOf('n2', 'a1'), numberOf('n3', 'a2')],
  accounts: [{ id: 'a1' }, { id: 'a2' }],
  trees: [{ name: 'Suporte', requestTypes: [{ name: 'Acesso', statuses: ['Aberto', 'Em curso', 'Fechado'] }] }],
  isolatedServiceTree: 'WhatsApp Ativo',
}
const ok = (trigger: TriggerRow['trigger'], problems: TriggerRow['problems'] = []): TriggerRow => ({ trigger, problems })
const build = (rows: TriggerRow[], gone: string[] = []) =>
  buildMap({ ...world, rows }, (id) => (gone.includes(id) ? null : `name of ${id}`))
const nodeOf = (map: ReturnType<typeof build>, id: string) => map.nodes.find((node) => node.id === id)
const problem = (name: string, data: Record<string, string | number> = {}, advice = false) => ({ problem: name, data, advice })

describe('buildMap', () => {
  it('leads from the place over trigger, template and number to the account', () => {
    const { nodes, edges } = build([ok(status({ serviceTree: 'Suporte', requestType: 'Acesso' }))])
    expect(nodes.map(({ id }) => id)).toEqual([
      'place:["suporte","acesso"]',
      'trigger:t1',
      'template:m1',
      'number:n1',
      'account:a1',
    ])
    expect(edges.map(({ source, target }) => `${source} → ${target}`)).toEqual([
      'place:["suporte","acesso"] → trigger:t1',
      'trigger:t1 → template:m1',
      'template:m1 → number:n1',
      'number:n1 → account:a1',
    ])
  })

  it('shares what triggers share, and knows whose way leads through it', () => {
    const map = build([
      ok(status()),
      ok(operate({ active: false })),
      ok(chat({ templateIds: ['m1', 'm2', 'm1'], numberId: 'n2' })),
    ])
    expect(nodeOf(map, 'template:m1')?.triggers).toEqual(['t1', 'o1', 'c1'])
    expect(nodeOf(map, 'account:a1')?.triggers).toEqual(['t1', 'o1', 'c1'])
    expect(nodeOf(map, 'trigger:o1')?.isOff).toBe(true)
    expect(nodeOf(map, 'template:m1')?.isOff).toBe(false)
    expect(map.edges.filter(({ target }) => target === 'template:m1')).toHaveLength(3)
  })

  it('makes one place of names that differ in case only, and one band of a tree', () => {
    const map = build([
      ok(status({ serviceTree: 'Suporte' })),
      ok(status({ id: 't2', serviceTree: 'SUPORTE', requestType: 'financeiro' })),
      ok(status({ id: 't3', serviceTree: 'suporte', requestType: '' })),
    ])
    expect(map.lanes.map(({ places }) => places.length)).toEqual([2])
  })

  it('puts the isolated tree first, the others as they were entered, and “any” last', () => {
    const trees = ['', 'Vendas', 'Suporte', 'WhatsApp Ativo']
    const map = build(trees.map((serviceTree, index) => ok(status({ id: `t${index}`, serviceTree }))))
    expect(map.lanes.map(({ serviceTree }) => serviceTree)).toEqual(['WhatsApp Ativo', 'Suporte', 'Vendas', ''])
  })

  it('has the statuses of a place in the order of the service tree', () => {
    const at = { serviceTree: 'Suporte', requestType: 'Acesso' }
    const names = ['Fechado', 'Outro', 'Aberto', 'em curso']
    const map = build(names.map((name, index) => ok(status({ ...at, id: `t${index}`, status: name }))))
    expect(map.nodes.filter(({ column }) => column === 'trigger').map(({ subject }) => subject)).toEqual(['t2', 't3', 't0', 't1'])
  })

  it('says each reason where it belongs, once', () => {
    const unusable = problem('template-unusable', { template: 'name of m1', reason: 'emoji' })
    const rows = [
      ok(status({ numberId: 'gone' }), [unusable, problem('number-gone'), problem('same-place-twice', { place: 'x' })]),
      ok(operate(), [unusable]),
    ]
    const map = build(rows)
    expect(nodeOf(map, 'template:m1')?.problems.map((found) => found.problem)).toEqual(['template-unusable'])
    expect(nodeOf(map, 'number:gone')?.problems.map((found) => found.problem)).toEqual(['number-gone'])
    expect(nodeOf(map, 'trigger:t1')?.problems.map((found) => found.problem)).toEqual(['same-place-twice'])
    const broken = map.edges.filter(({ isBroken }) => isBroken).map(({ source, target }) => `${source} → ${target}`)
    expect(broken).toEqual(['trigger:t1 → template:m1', 'template:m1 → number:gone', 'trigger:o1 → template:m1'])
  })

  it('blames only the template that is gone', () => {
    const map = build([ok(chat({ templateIds: ['m1', 'm2'] }), [problem('template-gone')])], ['m2'])
    expect(nodeOf(map, 'template:m1')?.problems).toEqual([])
    expect(nodeOf(map, 'template:m2')?.problems).toHaveLength(1)
  })

  it('draws the status that is set after sending, and a loop as broken', () => {
    const looping = [problem('status-loop', { path: 'A → B → A' })]
    const step = (id: string, from: string, to: string, more = {}) => status({ id, status: from, nextStatus: to, ...more })
    const map = build([
      ok(step('1', 'A', 'B'), looping),
      ok(step('2', 'B', 'a'), looping),
      ok(step('3', 'C', 'A')),
      ok(step('4', 'D', 'A', { requestType: 'Outra' })),
    ])
    expect(
      map.edges.filter(({ kind }) => kind === 'next').map(({ source, target, isBroken }) => `${source} ${target} ${isBroken}`),
    ).toEqual(['trigger:1 trigger:2 true', 'trigger:2 trigger:1 true', 'trigger:3 trigger:1 false'])
  })
})

const anyRow = fc
  .tuple(
    fc.constantFrom('status', 'operate', 'chat'),
    fc.record({
      serviceTree: fc.constantFrom('', 'Suporte', 'suporte', 'WhatsApp Ativo', 'Vendas'),
      requestType: fc.constantFrom('', 'Acesso', 'Financeiro'),
      numberId: fc.constantFrom('n1', 'n2', 'n3', 'gone'),
      active: fc.boolean(),
    }),
    fc.array(fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'), { minLength: 1, maxLength: 6 }),
    fc.record({ status: fc.constantFrom('Aberto', 'Em curso', 'X'), nextStatus: fc.constantFrom('', 'Aberto', 'X') }),
    fc.boolean(),
  )
  .map(([kind, place, templateIds, statuses, isBad]) => {
    const templateId = templateIds[0] ?? 'm1'
    const trigger =
      kind === 'chat'
        ? chat({ ...place, templateIds })
        : kind === 'operate'
          ? operate({ ...place, templateId })
          : status({ ...place, templateId, ...statuses })
    return ok(trigger, isBad ? [problem('template-unusable', { template: `name of ${templateId}`, reason: 'emoji' })] : [])
  })
const anyRows = fc
  .array(anyRow, { maxLength: 50 })
  .map((rows) => rows.map((row, index): TriggerRow => ({ ...row, trigger: { ...row.trigger, id: `t${index}` } })))

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('layoutMap', () => {
  it('gives every node a place of its own inside the picture, column by column', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const map = build(rows)
        const { boxes, width, height, columns } = layoutMap(map)
        expect([...boxes.keys()].sort()).toEqual(map.nodes.map(({ id }) => id).sort())
        const all = [...boxes.values()]
        all.forEach((box, index) => {
          expect(all.slice(index + 1).some((other) => overlap(box, other))).toBe(false)
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
        })
        for (const { id, column } of map.nodes) expect(boxes.get(id)?.x).toBe(columns[COLUMNS.indexOf(column)]?.x)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps each band around its own triggers, apart from the others', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const map = build(rows)
        const { boxes, lanes } = layoutMap(map)
        lanes.forEach((lane, index) => {
          expect(lanes.slice(index + 1).some((other) => overlap(lane, other))).toBe(false)
          for (const node of map.nodes) {
            const box = boxes.get(node.id)
            if (!box || (node.column !== 'trigger' && node.column !== 'place')) continue
            const own = node.place.serviceTree.toLowerCase() === lane.serviceTree.toLowerCase()
            expect(overlap(lane, box)).toBe(own)
          }
        })
      }),
      { numRuns: 50 },
    )
  })

  it('draws the same picture whatever the order of the rows', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const boxesOf = (given: TriggerRow[]) => [...layoutMap(build(given)).boxes].sort()
        expect(boxesOf(rows.toReversed())).toEqual(boxesOf(rows))
      }),
      { numRuns: 50 },
    )
  })

  it('crosses no lines where none have to cross', () => {
    const rows = ['m1', 'm2', 'm3'].flatMap((templateId, index) => [
      ok(status({ id: `t${index}a`, status: `S${index}a`, templateId, numberId: `n${index + 1}` })),
      ok(status({ id: `t${index}b`, status: `S${index}b`, templateId, numberId: `n${index + 1}` })),
    ])
    const map = build(rows.toReversed())
    const { boxes } = layoutMap(map)
    const y = (id: string) => boxes.get(id)?.y ?? 0
    const lines = map.edges.map((edge) => ({ ...edge, from: y(edge.source), to: y(edge.target) }))
    for (const a of lines) for (const b of lines) if (a.kind === b.kind && a.from < b.from) expect(a.to).toBeLessThanOrEqual(b.to)
  })
})

describe('spread', () => {
  it('leaves boxes where they want to be, as long as they do not touch', () => {
    expect(
      spread([
        { height: 20, centre: 10 },
        { height: 20, centre: 100 },
      ]),
    ).toEqual([0, 90])
  })

  it('parts those that want the same place evenly', () => {
    expect(
      spread([
        { height: 20, centre: 50 },
        { height: 20, centre: 50 },
      ]),
    ).toEqual([24, 56])
  })
})
