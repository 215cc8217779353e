import { describe, expect, it } from 'vitest'
import type { Submission } from '#core/review'
import { editAnswer } from '../../src-renderer/studio/submit/edit-answer.ts'
import { countdown, queueOf } from '../../src-renderer/studio/submit/queue.ts'
import { queueTime } from '../../src-renderer/studio/submit/queue-time.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString()
const submission = (id: string, state: Submission['state'], part: Partial<Submission> = {}): Submission => ({
  id,
  implementationId: 'i',
  accountId: 'a',
  kind: 'create',
  draftId: id,
  templateId: null,
  name: id,
  language: 'pt_BR',
  category: 'UTILITY',
  state,
  problem: null,
  raw: null,
  queuedAt: at(0),
  dueAt: null,
  sentAt: null,
  ...part,
})

describe('queueOf', () => {
  it('is nothing once everything is sent', () => {
    expect(queueOf([])).toBeNull()
    expect(queueOf([submission('a', 'sent')])).toBeNull()
  })

  it('puts what needs a person first, then what goes next', () => {
    const queue = queueOf([
      submission('later', 'queued', { dueAt: at(9) }),
      submission('next', 'queued', { dueAt: at(1) }),
      submission('goes', 'sending'),
      submission('lost', 'unknown'),
      submission('refused', 'failed'),
    ])
    expect(queue?.open.map(({ id }) => id)).toEqual(['refused', 'lost', 'goes', 'next', 'later'])
  })

  it('forgets a refusal once its draft was submitted again', () => {
    const refused = submission('refused', 'failed', { draftId: 'd' })
    const again = submission('again', 'queued', { draftId: 'd', queuedAt: at(3) })
    expect(queueOf([refused, again])?.open.map(({ id }) => id)).toEqual(['again'])
    expect(
      queueOf([
        { ...refused, draftId: null },
        { ...again, state: 'sent', draftId: null },
      ]),
    ).toBeNull()
    expect(queueOf([refused, { ...again, draftId: 'other' }])?.open).toHaveLength(2)
  })

  it('counts as sent only those of the same run', () => {
    const queue = queueOf([
      submission('before', 'sent', { queuedAt: at(0) }),
      submission('of-this-run', 'sent', { queuedAt: at(5) }),
      submission('open', 'queued', { queuedAt: at(5) }),
    ])
    expect(queue?.sent).toBe(1)
  })
})

describe('countdown', () => {
  const now = Date.parse(at(0))
  it('runs in seconds, minutes and hours, and rounds up', () => {
    expect(countdown(new Date(now + 36_000).toISOString(), now)).toBe('0:36')
    expect(countdown(new Date(now + 59_001).toISOString(), now)).toBe('1:00')
    expect(countdown(at(65), now)).toBe('1:05:00')
  })

  it('is over when it is due, and where nothing has a time', () => {
    expect(countdown(at(0), now)).toBeNull()
    expect(countdown(at(-3), now)).toBeNull()
    expect(countdown(null, now)).toBeNull()
  })
})

describe('queueTime', () => {
  it('sends what the quota holds in a minute or so', () => {
    expect(queueTime(8, 100)).toEqual({ first: 8, minutes: 1 })
    expect(queueTime(90, 100)).toEqual({ first: 90, minutes: 5 })
  })

  it('makes the rest wait for the next hour', () => {
    expect(queueTime(91, 100)).toEqual({ first: 90, minutes: 61 })
    expect(queueTime(200, 100)).toEqual({ first: 90, minutes: 121 })
  })

  it('goes on with the smallest quota', () => {
    expect(queueTime(3, 1)).toEqual({ first: 1, minutes: 121 })
  })
})

describe('editAnswer', () => {
  const editing = { statuses: ['APPROVED', 'REJECTED'] as ('APPROVED' | 'REJECTED')[], approvedPerDay: 1, approvedPer30Days: 10 }
  const edited = (minute: number) => ({ at: at(minute), event: 'edited' as const, detail: null, from: null, to: null, by: '' })

  it('says when an approved one that was edited today has room again', () => {
    expect(editAnswer(editing, 'APPROVED', { edits: { last24h: 1, last30Days: 1 }, events: [edited(0)] }, at(30))).toEqual({
      allowed: false,
      why: 'daily',
      until: '2026-11-21T12:00:00.000Z',
    })
  })

  it('believes the store’s counts where the timeline is silent', () => {
    expect(editAnswer(editing, 'APPROVED', { edits: { last24h: 1, last30Days: 1 }, events: [] }, at(30))).toEqual({
      allowed: false,
      why: 'daily',
      until: null,
    })
  })

  it('does not ration a rejected one, and refuses one in review', () => {
    const review = { edits: { last24h: 1, last30Days: 10 }, events: [] }
    expect(editAnswer(editing, 'REJECTED', review, at(30))).toEqual({ allowed: true })
    expect(editAnswer(editing, 'PENDING', review, at(30))).toMatchObject({ allowed: false, why: 'status' })
  })
})
