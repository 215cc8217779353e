import { describe, expect, it } from 'vitest'
import type { SyncChange, SyncPlan } from '#core/contract'
import type { TemplateContent } from '#core/template'
import { isChoice, needsLook, sameText } from '../../src-renderer/components/sync/plan-changes.ts'

const content: TemplateContent = {
  name: 'aviso_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  body: { text: 'Olá {{1}}, seu pedido saiu.' },
  buttons: [{ type: 'URL', text: 'Ver', url: 'https://ex.test/1' }],
  samples: { 'body.1': 'Ana' },
}
const reworded = { ...content, body: { text: 'Oi {{1}}, seu pedido saiu.' } }
const face = (part: Partial<SyncChange['before']> = {}): SyncChange['before'] => ({
  content,
  status: 'PENDING',
  statusRaw: 'PENDING',
  quality: 'UNKNOWN',
  ...part,
})
const change = (part: Partial<SyncChange> = {}): SyncChange => ({
  templateId: 't',
  kind: 'changed',
  before: face(),
  after: face(),
  lostBindings: [],
  newPlaceholders: [],
  draftId: null,
  ...part,
})
const plan = (part: Partial<SyncPlan> = {}): SyncPlan => ({
  planId: 'p',
  accountId: 'a',
  counts: { added: 0, changed: part.changed?.length ?? 0, missing: part.gone?.length ?? 0, unsupported: 0, unchanged: 5 },
  added: [],
  changed: [],
  gone: [],
  ...part,
})
const added = {
  name: 'novo_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  status: 'APPROVED',
  statusRaw: 'APPROVED',
  unusable: [],
} as const

describe('a sync is applied without asking', () => {
  it('when nothing changed, or only new ones came', () => {
    expect(needsLook(plan())).toBe(false)
    expect(needsLook(plan({ added: [{ ...added, unusable: [] }] }))).toBe(false)
  })

  it('when only the provider’s verdict changed', () => {
    const verdict = face({
      status: 'APPROVED',
      statusRaw: 'APPROVED',
      quality: 'GREEN',
      content: { ...content, category: 'MARKETING' },
    })
    expect(needsLook(plan({ changed: [change({ after: verdict })] }))).toBe(false)
  })

  it('when what was missing or typed by hand is listed as it was', () => {
    expect(needsLook(plan({ changed: [change({ kind: 'returned' }), change({ kind: 'adopted' })] }))).toBe(false)
  })

  it('when one that went missing before still is', () => {
    expect(needsLook(plan({ counts: { added: 0, changed: 0, missing: 3, unsupported: 0, unchanged: 5 } }))).toBe(false)
  })
})

describe('a person looks first', () => {
  it.each(['changed', 'returned', 'adopted'] as const)('when the text of a %s one differs', (kind) => {
    expect(needsLook(plan({ changed: [change({ kind, after: face({ content: reworded }) })] }))).toBe(true)
  })

  it('when one is gone, or was deleted and made anew', () => {
    expect(
      needsLook(plan({ gone: [{ templateId: 't', name: 'x', language: 'pt_BR', bindings: 0, uses: 0, draftId: null }] })),
    ).toBe(true)
    expect(needsLook(plan({ changed: [change({ kind: 'recreated' })] }))).toBe(true)
  })

  it('when there are more changes than the plan tells of', () => {
    const counts = { added: 0, changed: 201, missing: 0, unsupported: 0, unchanged: 0 }
    expect(needsLook(plan({ counts, changed: Array.from({ length: 200 }, () => change()) }))).toBe(true)
  })
})

it('asks which text stays only of a typed one that reads differently', () => {
  expect(isChoice(change({ kind: 'adopted' }))).toBe(false)
  expect(isChoice(change({ kind: 'adopted', after: face({ content: reworded }) }))).toBe(true)
  expect(isChoice(change({ after: face({ content: reworded }) }))).toBe(false)
})

it('calls two texts the same whatever the order of their keys, samples and category aside', () => {
  const other = {
    ...content,
    category: 'MARKETING',
    samples: {},
    buttons: [{ url: 'https://ex.test/1', text: 'Ver', type: 'URL' as const }],
  }
  expect(sameText(content, other)).toBe(true)
  expect(sameText(content, { ...content, footer: { text: 'x' } })).toBe(false)
  expect(sameText(content, { ...content, header: { format: 'IMAGE' } })).toBe(false)
})
