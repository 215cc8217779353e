import { expect, it } from 'vitest'
import type { SyncChange, SyncPlan } from '#core/contract'
import { planView } from '../../src-renderer/components/sync/plan/plan-view.ts'

const face = (text: string, status: 'PENDING' | 'APPROVED' = 'APPROVED'): SyncChange['before'] => ({
  content: { name: 'aviso_v1', language: 'pt_BR', category: 'UTILITY', body: { text }, buttons: [], samples: {} },
  status,
  statusRaw: status,
  quality: 'UNKNOWN',
})
const change = (templateId: string, after: SyncChange['after']): SyncChange => ({
  templateId,
  kind: 'changed',
  before: face('Olá'),
  after,
  lostBindings: [],
  newPlaceholders: [],
  draftId: null,
})
const added = (name: string, reason?: 'emoji' | 'not-approved'): SyncPlan['added'][number] => ({
  name,
  language: 'pt_BR',
  category: 'UTILITY',
  status: 'APPROVED',
  statusRaw: 'APPROVED',
  unusable: reason ? [{ reason, detail: '' }] : [],
})
const gone = (templateId: string): SyncPlan['gone'][number] => ({
  templateId,
  name: templateId,
  language: 'pt_BR',
  bindings: 0,
  uses: 0,
  draftId: null,
})
const plan: SyncPlan = {
  planId: 'p',
  accountId: 'a',
  counts: { added: 3, changed: 2, missing: 4, unsupported: 7, unchanged: 10 },
  added: [added('a'), added('b', 'emoji'), added('c', 'not-approved')],
  changed: [change('verdict', face('Olá', 'PENDING')), change('text', face('Oi'))],
  gone: [gone('x')],
}

it('puts changed texts before changed verdicts', () => {
  expect(planView(plan).lists.changed.rows.changed.map(({ templateId }) => templateId)).toEqual(['text', 'verdict'])
})

it('lists as unsupported the new ones that the CRM can’t send, and counts all of the account', () => {
  const { unsupported } = planView(plan).lists
  expect(unsupported.rows.added.map(({ name }) => name)).toEqual(['b'])
  expect(unsupported.count).toBe(7)
})

it('counts as a change only what goes missing now', () => {
  expect(planView(plan)).toMatchObject({ total: 6, lists: { missing: { count: 1 } } })
})

it('counts those gone that a cut list no longer names', () => {
  const many = { ...plan, gone: Array.from({ length: 200 }, (_, at) => gone(`g${at}`)), counts: { ...plan.counts, missing: 340 } }
  expect(planView(many).lists.missing.count).toBe(340)
})

it('opens on the first list that has something', () => {
  expect(planView(plan).first).toBe('changed')
  expect(planView({ ...plan, changed: [], counts: { ...plan.counts, changed: 0 } }).first).toBe('missing')
})
