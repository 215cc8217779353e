import { describe, expect, it } from 'vitest'
import type { ConsentState } from '#core/contract'
import { isOutdated, PARTS, partAt, partStates as statesOn } from '../../src-renderer/pages/consent/consent-parts.ts'

const figures = {
  contacts: 10,
  withPhone: 9,
  invalidPhone: 1,
  landline: 0,
  duplicates: 0,
  alreadyOptedIn: 2,
  withEvidence: 5,
  refused: 0,
  revoked: 0,
  toUpdate: 4,
  evidenceUnmatched: 0,
}
const term = { version: '1', text: 'Aceito.', createdAt: '2026-11-01T10:00:00.000Z', createdBy: 'Marina' }
const file = (kind: 'contacts' | 'evidence', importedAt: string): ConsentState['files'][number] => ({
  kind,
  fileName: `${kind}.csv`,
  importedAt,
  rows: 10,
  dialect: { encoding: 'utf-8', delimiter: ';', bomBytes: 0 },
  mapping: {},
  figures: null,
})
const plan = {
  createdAt: '2026-11-03T10:00:00.000Z',
  createdBy: 'Marina',
  target: { dialect: 'postgres', table: 'contatos', idColumn: 'id', flagColumn: 'aceita_whatsapp', trueValue: 'S' },
  figures,
  planHash: 'a'.repeat(64),
  revoke: null,
} satisfies NonNullable<ConsentState['plan']>
const signOff = {
  name: 'Renata',
  role: 'Gerente',
  signedAt: '2026-11-04T10:00:00.000Z',
  shown: { figures, planHash: plan.planHash },
}
const nothing: ConsentState = {
  terms: [],
  files: [],
  plan: null,
  signOff: null,
  clientVar: { since: null, confirmedBy: '', confirmedAt: null },
}

const partStates = (state: ConsentState) => statesOn(state, false)

describe('the parts of consent', () => {
  it('are all to do where nothing is there', () => {
    expect(Object.values(partStates(nothing)).map(({ state }) => state)).toEqual(PARTS.map(() => 'todo'))
  })

  it('are not done of a client var that is still to come, nor of a term with a CNPJ that can’t be one', () => {
    const clientVar = { since: '2026-11-22', confirmedBy: 'Marina', confirmedAt: '2026-11-20T10:00:00.000Z' }
    expect(statesOn({ ...nothing, clientVar }, false).clientVar.state).toBe('done')
    expect(statesOn({ ...nothing, clientVar }, true).clientVar.state).toBe('open')
    expect(partStates({ ...nothing, terms: [{ ...term, text: 'CNPJ 12.345.678/0001-90' }] }).term.state).toBe('open')
  })

  it('say who did it and when', () => {
    const states = partStates({
      terms: [term],
      files: [file('contacts', '2026-11-02T10:00:00.000Z'), file('evidence', '2026-11-02T11:00:00.000Z')],
      plan,
      signOff,
      clientVar: { since: '2026-11-01', confirmedBy: 'Marina', confirmedAt: '2026-11-05T10:00:00.000Z' },
    })
    expect(states).toEqual({
      term: { state: 'done', who: 'Marina', when: term.createdAt },
      contacts: { state: 'done', who: '', when: '2026-11-02T10:00:00.000Z' },
      evidence: { state: 'done', who: '', when: '2026-11-02T11:00:00.000Z' },
      review: { state: 'done', who: '', when: '2026-11-02T11:00:00.000Z' },
      plan: { state: 'done', who: 'Marina', when: plan.createdAt },
      signOff: { state: 'done', who: 'Renata', when: signOff.signedAt },
      clientVar: { state: 'done', who: 'Marina', when: '2026-11-05T10:00:00.000Z' },
    })
  })

  it('call a term with a gap in it incomplete', () => {
    const open = { ...term, text: 'CNPJ {{document}}' }
    expect(partStates({ ...nothing, terms: [open, term] }).term.state).toBe('open')
    expect(partStates({ ...nothing, terms: [term, open] }).term.state).toBe('done')
  })

  it('call a plan old once a file was imported after it', () => {
    const files = [file('contacts', '2026-11-02T10:00:00.000Z'), file('evidence', '2026-11-03T10:00:01.000Z')]
    expect(partStates({ ...nothing, files, plan }).plan.state).toBe('stale')
  })

  it('call a sign-off old once the plan is another, and let it stand where the plan was erased', () => {
    const other = { ...plan, planHash: 'b'.repeat(64) }
    expect(partStates({ ...nothing, plan: other, signOff }).signOff.state).toBe('stale')
    expect(partStates({ ...nothing, signOff }).signOff.state).toBe('done')
    expect(isOutdated(null, plan)).toBe(false)
  })

  it('do not take a client var for done that nobody confirmed', () => {
    const clientVar = { since: '2026-11-01', confirmedBy: '', confirmedAt: null }
    expect(partStates({ ...nothing, clientVar }).clientVar.state).toBe('todo')
  })

  it('are found by their address, and nothing else is', () => {
    expect(PARTS.map(({ path }) => partAt(path))).toEqual(PARTS.map(({ part }) => part))
    expect([partAt(null), partAt('outra')]).toEqual([null, null])
  })
})
