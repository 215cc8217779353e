import { describe, expect, it } from 'vitest'
import type { ReviewCard, Submission } from '#core/review'
import { columnOf, sortIntoColumns } from '../../src-renderer/pages/reviews/board-columns.ts'

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 20, hour)).toISOString()
const card = (change: Partial<ReviewCard>): ReviewCard => ({
  implementationId: 'i',
  client: 'Clínica',
  training: false,
  accountId: 'a',
  accountLabel: 'Zenvia',
  templateId: 't',
  submissionId: null,
  name: 'aviso',
  language: 'pt_BR',
  requestedCategory: 'UTILITY',
  category: 'UTILITY',
  status: 'PENDING',
  stage: 'meta',
  submission: null,
  submittedAt: at(0),
  decidedAt: null,
  rejectionReason: null,
  nextCheckAt: null,
  checkProblem: null,
  ...change,
})
const submission = (change: Partial<Submission>): Submission => ({
  id: 's',
  implementationId: 'i',
  accountId: 'a',
  kind: 'create',
  draftId: 'd',
  templateId: null,
  name: 'aviso',
  language: 'pt_BR',
  category: 'UTILITY',
  state: 'queued',
  problem: null,
  raw: null,
  queuedAt: at(0),
  dueAt: at(1),
  sentAt: null,
  ...change,
})

describe('columnOf', () => {
  it('keeps in the queue what is not with the provider, also what failed', () => {
    expect(columnOf(card({ submission: submission({}), stage: null }))).toBe('queue')
    expect(columnOf(card({ submission: submission({ state: 'failed' }), stage: null }))).toBe('queue')
  })

  it('puts the rest where it is read, and what is decided last', () => {
    expect(columnOf(card({ stage: 'provider' }))).toBe('provider')
    expect(columnOf(card({ stage: 'meta' }))).toBe('meta')
    expect(columnOf(card({ stage: null, status: 'APPROVED', decidedAt: at(2) }))).toBe('decided')
  })

  it('takes one whose reader nobody knows for being at Meta', () => {
    expect(columnOf(card({ stage: null }))).toBe('meta')
  })
})

describe('sortIntoColumns', () => {
  it('has what goes next, what waits longest and what was decided last at the top', () => {
    const board = sortIntoColumns([
      card({ name: 'later', submission: submission({ dueAt: at(5) }) }),
      card({ name: 'next', submission: submission({ dueAt: at(3) }) }),
      card({ name: 'new', submittedAt: at(8) }),
      card({ name: 'old', submittedAt: at(1) }),
      card({ name: 'first', decidedAt: at(1) }),
      card({ name: 'last', decidedAt: at(9) }),
    ])
    const names = Object.fromEntries(Object.entries(board).map(([column, cards]) => [column, cards.map(({ name }) => name)]))
    expect(names).toEqual({ queue: ['next', 'later'], provider: [], meta: ['old', 'new'], decided: ['last', 'first'] })
  })
})
