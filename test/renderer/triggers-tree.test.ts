import { describe, expect, it } from 'vitest'
import type { TriggerRow } from '#core/contract'
import { compareServiceTrees, type ServiceTree } from '#core/services'
import type { Trigger } from '#core/triggers'
import { touchingOf, typesNeededBy } from '../../src-renderer/pages/triggers/isolation.ts'
import { changedOnly } from '../../src-renderer/pages/triggers/tree/differences.ts'
import { closedAtFirst, keysAbove, lineOf, OPEN_UP_TO, rowsOf } from '../../src-renderer/pages/triggers/tree/tree-rows.ts'
import { firesAt, triggersOn } from '../../src-renderer/pages/triggers/tree/triggers-at.ts'
import { chat, operate, status } from '../core/triggers/examples.ts'

const trees: ServiceTree[] = [
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: ['Aberto', 'Concluído'] },
      { name: 'Instalação', statuses: ['Agendado'] },
    ],
  },
  { name: 'Vazia', requestTypes: [] },
]

describe('the lines of the tree', () => {
  it('come from the top with their place among their neighbours', () => {
    expect(
      rowsOf(trees, new Set()).map(({ path, name, position, of, under }) => [path.join('.'), name, position, of, under]),
    ).toEqual([
      ['0', 'Suporte', 1, 2, 2],
      ['0.0', 'Acesso', 1, 2, 2],
      ['0.0.0', 'Aberto', 1, 2, 0],
      ['0.0.1', 'Concluído', 2, 2, 0],
      ['0.1', 'Instalação', 2, 2, 1],
      ['0.1.0', 'Agendado', 1, 1, 0],
      ['1', 'Vazia', 2, 2, 0],
    ])
  })

  it('leave out what stands under a closed one', () => {
    const closed = new Set(keysAbove(trees, [0, 0]).slice(1))
    expect(rowsOf(trees, closed).map(({ name }) => name)).toEqual(['Suporte', 'Acesso', 'Instalação', 'Agendado', 'Vazia'])
  })

  it('begin folded where there are many', () => {
    expect(closedAtFirst(trees).size).toBe(0)
    const statuses = Array.from({ length: OPEN_UP_TO }, (_, at) => `s${at}`)
    const many = [{ name: 'A', requestTypes: [{ name: 'B', statuses }] }]
    expect(rowsOf(many, closedAtFirst(many)).map(({ name }) => name)).toEqual(['A', 'B'])
    expect(rowsOf([...many, ...trees], closedAtFirst([...many, ...trees])).map(({ name }) => name)).toEqual([
      'A',
      'Suporte',
      'Vazia',
    ])
  })

  it('carry the drop line where the gap is: on who stands there, or under the last of its parent’s branch', () => {
    const rows = rowsOf(trees, new Set())
    const at = (gap: number[]) => {
      const line = lineOf(rows, gap)
      return line && [rows.find(({ key }) => key === line.key)?.name, line.side]
    }
    expect(at([0, 1])).toEqual(['Instalação', 'before'])
    expect(at([0, 0, 2])).toEqual(['Concluído', 'after'])
    expect(at([0, 2])).toEqual(['Agendado', 'after'])
    expect(at([1, 0])).toEqual(['Vazia', 'after'])
    expect(at([2])).toEqual(['Vazia', 'after'])
  })
})

describe('what an import shows', () => {
  it('is what changes, under the names that it stands under', () => {
    const next: ServiceTree[] = [
      {
        name: 'Suporte',
        requestTypes: [
          { name: 'Acesso', statuses: ['Aberto', 'Concluído'] },
          { name: 'Instalação', statuses: ['Agendado', 'Feita'] },
        ],
      },
      { name: 'Vazia', requestTypes: [] },
    ]
    expect(changedOnly(compareServiceTrees(trees, next).lines).map(({ name }) => name)).toEqual([
      'Suporte',
      'Instalação',
      'Feita',
    ])
    expect(changedOnly(compareServiceTrees(trees, trees).lines)).toEqual([])
  })
})

const rowsFor = (...triggers: Trigger[]): TriggerRow[] => triggers.map((trigger) => ({ trigger, problems: [] }))
const byStatus = status({ id: 's', serviceTree: 'suporte', requestType: '', status: 'aberto', nextStatus: 'Concluído' })
const byButton = operate({ id: 'o', serviceTree: '', requestType: 'Instalação' })
const byChat = chat({ id: 'c', serviceTree: 'Outra', requestType: 'Acesso' })
const all = rowsFor(byStatus, byButton, byChat)
const idsOf = (rows: readonly TriggerRow[]): string[] => rows.map(({ trigger }) => trigger.id)

describe('the triggers that stand on a name', () => {
  it('are those that name it where it is', () => {
    expect(idsOf(triggersOn(all, trees, [0]))).toEqual(['s'])
    expect(idsOf(triggersOn(all, trees, [0, 0]))).toEqual([])
    expect(idsOf(triggersOn(all, trees, [0, 1]))).toEqual(['o'])
    expect(idsOf(triggersOn(all, trees, [0, 0, 0]))).toEqual(['s'])
    expect(idsOf(triggersOn(all, trees, [0, 0, 1]))).toEqual(['s'])
  })

  it('fire at the status that they wait for, not at the one that they set, and only while active', () => {
    expect(firesAt(all, trees, [0, 0, 0])).toBe(true)
    expect(firesAt(all, trees, [0, 0, 1])).toBe(false)
    expect(firesAt(rowsFor({ ...byStatus, active: false }), trees, [0, 0, 0])).toBe(false)
  })
})

describe('isolation (M15)', () => {
  it('is touched by active triggers outside of the tree', () => {
    const inside = operate({ id: 'i', serviceTree: 'WHATSAPP ativo' })
    const off = operate({ id: 'x', serviceTree: '', active: false })
    expect(touchingOf(rowsFor(byStatus, inside, off), 'WhatsApp Ativo').map(({ id }) => id)).toEqual(['s'])
    expect(touchingOf(rowsFor(inside), '').map(({ id }) => id)).toEqual(['i'])
  })

  it('needs the request types that the triggers name, or that have their statuses', () => {
    expect(typesNeededBy([byStatus], trees)).toEqual([[0, 0]])
    expect(typesNeededBy([byButton, byStatus, byStatus], trees)).toEqual([
      [0, 0],
      [0, 1],
    ])
    expect(typesNeededBy([byChat], trees)).toEqual([])
  })
})
