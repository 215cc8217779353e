import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REVIEW_EVENTS, type ReviewEvent } from '#core/review'
import { roundsOf } from '../../src-renderer/components/review/rounds.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString()
const events = (...names: ReviewEvent['event'][]): ReviewEvent[] =>
  names.map((event, index) => ({ at: at(index), event, detail: null, from: null, to: null, by: index === 0 ? 'Ana' : '' }))
const BOTH = ['provider', 'meta'] as const
const track = (stages: readonly ('provider' | 'meta')[], ...names: ReviewEvent['event'][]) =>
  roundsOf(events(...names), stages).map(({ stations }) => stations.map(({ id, state }) => `${id} ${state}`))

describe('roundsOf', () => {
  it('stands at the provider, then at Meta, then at the decision', () => {
    expect(track(BOTH, 'submitted', 'provider-review')).toEqual([
      ['draft done', 'sent done', 'provider current', 'meta ahead', 'decision ahead'],
    ])
    expect(track(BOTH, 'submitted', 'provider-review', 'meta-review')).toEqual([
      ['draft done', 'sent done', 'provider done', 'meta current', 'decision ahead'],
    ])
    expect(track(BOTH, 'submitted', 'provider-review', 'meta-review', 'rejected')).toEqual([
      ['draft done', 'sent done', 'provider done', 'meta done', 'decision done'],
    ])
  })

  it('has no station of the provider where it does not read', () => {
    expect(track(['meta'], 'submitted', 'meta-review')).toEqual([['draft done', 'sent done', 'meta current', 'decision ahead']])
  })

  it('does not claim to have seen what happened before the first sync or between two checks', () => {
    expect(track(BOTH, 'seen', 'approved')).toEqual([['seen done', 'provider passed', 'meta passed', 'decision done']])
    expect(track(BOTH, 'submitted', 'meta-review')[0]?.[2]).toBe('provider passed')
  })

  it('begins again with every submission and with a review that nobody here asked for', () => {
    expect(track(['meta'], 'submitted', 'meta-review', 'rejected', 'edited', 'meta-review', 'approved', 'meta-review')).toEqual([
      ['draft done', 'sent done', 'meta done', 'decision done'],
      ['draft done', 'sent done', 'meta done', 'decision done'],
      ['again done', 'meta current', 'decision ahead'],
    ])
  })

  it('keeps the decision of an approved template that is edited and stays approved', () => {
    const [, edited] = roundsOf(events('submitted', 'approved', 'edited'), ['meta'])
    expect(edited?.decision?.event).toBe('approved')
    expect(edited?.stations.at(-1)).toEqual({ id: 'decision', at: null, state: 'done' })
  })

  it('does not take one that is edited after a rejection for decided', () => {
    const [, edited] = roundsOf(events('submitted', 'rejected', 'edited', 'meta-review'), ['meta'])
    expect(edited?.decision).toBeNull()
  })

  it('tells what comes after the decision as marks', () => {
    const [round] = roundsOf(events('submitted', 'meta-review', 'category', 'approved', 'quality', 'paused'), ['meta'])
    expect(round?.decision?.event).toBe('approved')
    expect(round?.marks.map(({ event }) => event)).toEqual(['category', 'quality', 'paused'])
  })

  it('loses no event and waits at one place at most, whatever is told', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REVIEW_EVENTS), { minLength: 1, maxLength: 15 }), (names) => {
        const rounds = roundsOf(events(...names), BOTH)
        const current = rounds.flatMap(({ stations }) => stations.filter(({ state }) => state === 'current'))
        expect(current.length).toBeLessThanOrEqual(1)
        for (const { stations } of rounds.slice(0, -1)) expect(stations.map(({ state }) => state)).not.toContain('ahead')
        const drawn = rounds.flatMap(({ stations, marks }) => [...stations, ...marks].map((one) => one.at))
        for (const [index, name] of names.entries())
          if (name !== 'provider-review' && name !== 'meta-review') expect(drawn, `${name} ${index}`).toContain(at(index))
      }),
    )
  })
})
