import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentState, type TemplateChange, type TemplateState, type TimelineInput, timelineOf } from '#core/review'
import { TEMPLATE_STATUSES } from '#core/template'

const at = (minute: number): string => new Date(Date.parse('2026-11-20T12:00:00.000Z') + minute * 60_000).toISOString()
const approved: TemplateState = {
  status: 'APPROVED',
  statusRaw: 'APPROVED',
  stage: null,
  category: 'UTILITY',
  quality: 'UNKNOWN',
  rejectionReason: null,
  missingSince: null,
  text: 'um',
}
const atProvider = { status: 'PENDING', statusRaw: 'WAITING_REVIEW', stage: 'provider' } as const
const atMeta = { status: 'PENDING', statusRaw: 'WAITING_APPROVAL', stage: 'meta' } as const
const decided = { status: 'APPROVED', statusRaw: 'APPROVED', stage: null } as const
const rejected = { status: 'REJECTED', statusRaw: 'REJECTED', stage: null } as const
const sent = { kind: 'create', sentAt: at(0), by: 'Ana', category: 'UTILITY' } as const

const told = (input: Partial<TimelineInput>) =>
  timelineOf({ firstSeenAt: at(0), current: approved, submissions: [], history: [], ...input })
const names = (input: Partial<TimelineInput>) => told(input).map(({ event }) => event)
const change = (minute: number, before: Partial<TemplateState>, after: Partial<TemplateState>): TemplateChange => ({
  at: at(minute),
  before,
  after,
})

describe('timelineOf', () => {
  it('tells the way through both reviews of one that was submitted here', () => {
    const history = [change(5, atProvider, atMeta), change(70, atMeta, decided)]
    expect(told({ submissions: [sent], history }).map(({ at: when, event, by }) => [when, event, by])).toEqual([
      [at(0), 'submitted', 'Ana'],
      [at(0), 'provider-review', ''],
      [at(5), 'meta-review', ''],
      [at(70), 'approved', ''],
    ])
  })

  it('begins with the first sight of one that was written in the portal', () => {
    expect(names({})).toEqual(['seen', 'approved'])
  })

  it('says where one is that has just been submitted and has no history', () => {
    expect(names({ submissions: [sent], current: { ...approved, ...atMeta } })).toEqual(['submitted', 'meta-review'])
  })

  it('tells the category that came back before the decision that it came with', () => {
    const history = [change(9, { ...atMeta, category: 'UTILITY' }, { ...decided, category: 'MARKETING' })]
    const events = told({ submissions: [sent], history, current: { ...approved, category: 'MARKETING' } })
    expect(events.map(({ event, from, to }) => [event, from, to])).toEqual([
      ['submitted', null, null],
      ['meta-review', null, null],
      ['category', 'UTILITY', 'MARKETING'],
      ['approved', null, null],
    ])
  })

  it('notices that another category was taken down than was asked for', () => {
    const current = { ...approved, ...atMeta, category: 'MARKETING' }
    expect(told({ submissions: [sent], current })[1]).toMatchObject({ event: 'category', from: 'UTILITY', to: 'MARKETING' })
  })

  it('puts a reason that was told later to its rejection', () => {
    const history = [
      change(9, atMeta, rejected),
      change(60, { rejectionReason: null }, { rejectionReason: 'O portal diz: variável no fim' }),
    ]
    const current = { ...approved, ...rejected, rejectionReason: 'O portal diz: variável no fim' }
    const events = told({ submissions: [sent], history, current })
    expect(events.map(({ event }) => event)).toEqual(['submitted', 'meta-review', 'rejected'])
    expect(events[2]).toMatchObject({ at: at(9), detail: 'O portal diz: variável no fim' })
  })

  it('does not take the answer to an edit for a change that somebody made elsewhere', () => {
    const edit = { kind: 'edit', sentAt: at(30), by: 'Ana', category: 'UTILITY' } as const
    const history = [
      change(30, { ...decided, text: 'um' }, { ...atMeta, text: 'dois' }),
      change(50, atMeta, decided),
      change(90, { text: 'dois' }, { text: 'três' }),
    ]
    expect(names({ submissions: [sent, edit], history, current: { ...approved, text: 'três' } })).toEqual([
      'submitted',
      'approved',
      'edited',
      'meta-review',
      'approved',
      'text',
    ])
  })

  it('tells what happens after the decision', () => {
    const history = [
      change(10, { quality: 'UNKNOWN' }, { quality: 'RED' }),
      change(20, decided, { status: 'PAUSED', statusRaw: 'FIRST_PAUSED' }),
      change(30, { status: 'PAUSED', statusRaw: 'FIRST_PAUSED' }, { status: 'APPROVED', statusRaw: 'REINSTATED' }),
      change(40, { statusRaw: 'REINSTATED' }, { statusRaw: 'FLAGGED' }),
      change(50, { missingSince: null }, { missingSince: at(50) }),
      change(60, { missingSince: at(50) }, { missingSince: null }),
      change(70, { status: 'APPROVED', statusRaw: 'FLAGGED' }, { status: 'DISABLED', statusRaw: 'DISABLED' }),
    ]
    const current = { ...approved, status: 'DISABLED', statusRaw: 'DISABLED', quality: 'RED' } as const
    const events = told({ history, current })
    expect(events.map(({ event }) => event)).toEqual([
      'seen',
      'approved',
      'quality',
      'paused',
      'approved',
      'other',
      'missing',
      'returned',
      'disabled',
    ])
    expect(events[2]).toMatchObject({ from: 'UNKNOWN', to: 'RED' })
    expect(events[5]?.detail).toBe('FLAGGED')
  })

  it("keeps the provider's word for a state that nobody mapped", () => {
    const current = { ...approved, status: 'UNKNOWN', statusRaw: 'HELD_BACK' } as const
    expect(told({ current })[1]).toMatchObject({ event: 'other', detail: 'HELD_BACK' })
  })

  it('is in order, begins once and ends where the template stands, whatever happened', () => {
    const step = fc.record({
      status: fc.constantFrom(...TEMPLATE_STATUSES),
      stage: fc.constantFrom('provider', 'meta', null),
      category: fc.constantFrom('UTILITY', 'MARKETING'),
      text: fc.constantFrom('um', 'dois'),
      missingSince: fc.constantFrom(null, at(1)),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const states = steps.map((some): TemplateState => ({ ...approved, ...some, statusRaw: some.status }))
        const history = states
          .slice(1)
          .map((after, index): TemplateChange => ({ at: at(index + 1), before: states[index] ?? after, after }))
        const current = states.at(-1)
        if (!current) throw new Error('there is one at least')
        const events = told({ history, current })
        expect(events.filter(({ event }) => event === 'seen')).toHaveLength(1)
        expect(events.map(({ at: when }) => when)).toEqual(events.map(({ at: when }) => when).toSorted())
        const categories = events.filter(({ event }) => event === 'category')
        expect(categories.at(-1)?.to ?? current.category).toBe(current.category)
        const absences = events.filter(({ event }) => event === 'missing' || event === 'returned')
        for (const [index, { event }] of absences.entries()) expect(event).not.toBe(absences[index - 1]?.event)
      }),
    )
  })
})

describe('contentState', () => {
  const content = { name: 'aviso', language: 'pt_BR', category: 'UTILITY', body: { text: 'Olá' }, buttons: [], samples: {} }

  it('differs where somebody reads something else', () => {
    expect(contentState({ ...content, footer: { text: 'Até logo' } }).text).not.toBe(contentState(content).text)
    expect(contentState({ ...content, buttons: [{ type: 'QUICK_REPLY', text: 'Ok' }] }).text).not.toBe(contentState(content).text)
  })

  it('is the same where only samples or the category differ', () => {
    const other = contentState({ ...content, category: 'MARKETING', samples: { 'body.1': 'x' } })
    expect(other).toEqual({ category: 'MARKETING', text: contentState(content).text })
  })
})
