import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canEdit, countEdits } from '#core/review'
import type { TemplateStatus } from '#core/template'

const editing = { statuses: ['APPROVED', 'REJECTED', 'PAUSED'] as TemplateStatus[], approvedPerDay: 1, approvedPer30Days: 10 }
const NOW = '2026-11-22T12:00:00.000Z'
const HOUR = 3_600_000
const ago = (hours: number): string => new Date(Date.parse(NOW) - hours * HOUR).toISOString()
const asked = (status: TemplateStatus, editedAt: readonly string[], now = NOW) =>
  canEdit(editing, status, countEdits(editedAt, editing, now))

describe('canEdit', () => {
  it('lets an approved template be edited once a day', () => {
    expect(asked('APPROVED', [])).toEqual({ allowed: true })
    expect(asked('APPROVED', [ago(25)])).toEqual({ allowed: true })
    expect(asked('APPROVED', [ago(5)])).toEqual({ allowed: false, why: 'daily', until: ago(-19) })
  })

  it('lets an approved template be edited ten times in thirty days', () => {
    const ten = Array.from({ length: 10 }, (_, index) => ago(30 + 48 * index))
    expect(asked('APPROVED', ten)).toEqual({ allowed: false, why: 'monthly', until: ago(30 + 48 * 9 - 30 * 24) })
    expect(asked('APPROVED', ten.slice(1))).toEqual({ allowed: true })
  })

  it('names the longer wait where both limits are reached', () => {
    const ten = Array.from({ length: 10 }, (_, index) => ago(1 + 25 * index))
    expect(asked('APPROVED', ten)).toMatchObject({ why: 'monthly' })
  })

  it('does not ration rejected and paused ones', () => {
    const many = Array.from({ length: 40 }, (_, index) => ago(index))
    expect(asked('REJECTED', many)).toEqual({ allowed: true })
    expect(asked('PAUSED', many)).toEqual({ allowed: true })
  })

  it('refuses what is in review, however long one waits', () => {
    expect(asked('PENDING', [])).toEqual({ allowed: false, why: 'status', until: null })
  })

  it('knows the answer without knowing when, from the counts alone', () => {
    expect(canEdit(editing, 'APPROVED', { last24h: 1, last30Days: 1 })).toEqual({ allowed: false, why: 'daily', until: null })
  })

  it('allows it at the moment that it named, if nothing was edited since', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 * 24 }), { maxLength: 20 }), (hours) => {
        const edits = hours.map(ago)
        const answer = asked('APPROVED', edits)
        if (answer.allowed || answer.until === null) return
        expect(answer.until > NOW).toBe(true)
        const then = asked('APPROVED', edits, answer.until)
        expect(then.allowed || then.why !== answer.why).toBe(true)
      }),
    )
  })
})
