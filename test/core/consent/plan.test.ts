import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContactCells, createPlan, type EvidenceCells, type PlanFigures } from '#core/consent'
import { readDate, readFlag } from '#core/contacts'
import { parsePhone, phoneKey } from '#core/phone'

const evidence = (cells: Partial<EvidenceCells>): EvidenceCells => ({
  id: '',
  phone: '',
  date: '10/05/2026',
  origin: 'site',
  term: '1',
  ...cells,
})
const contact = (cells: Partial<ContactCells>): ContactCells => ({ id: '1', phone: '11987654321', acceptsWhatsApp: '', ...cells })

function planOf(contacts: readonly ContactCells[], proofs: readonly EvidenceCells[]) {
  const plan = createPlan()
  for (const each of proofs) plan.addEvidence(each)
  const verdicts = contacts.map((each) => plan.addContact(each))
  return { plan, verdicts, figures: plan.figures() }
}

/** The table of figures, read line by line, with every row compared with every other. */
function naive(contacts: readonly ContactCells[], proofs: readonly EvidenceCells[]): PlanFigures {
  const keyOf = (phone: string): string | null => {
    const { e164 } = parsePhone(phone)
    return e164 === null ? null : phoneKey(e164)
  }
  const matches = (each: ContactCells, proof: EvidenceCells): boolean =>
    (each.id.trim() !== '' && each.id.trim() === proof.id.trim()) ||
    (keyOf(each.phone) !== null && keyOf(each.phone) === keyOf(proof.phone))
  const dated = proofs.filter((proof) => readDate(proof.date) !== null)
  const isProved = (each: ContactCells): boolean => dated.some((proof) => matches(each, proof))
  const count = (is: (each: ContactCells, at: number) => boolean): number => contacts.filter(is).length
  return {
    contacts: contacts.length,
    withPhone: count(({ phone }) => phone.trim() !== ''),
    invalidPhone: count(({ phone }) => phone.trim() !== '' && keyOf(phone) === null),
    landline: count(({ phone }) => parsePhone(phone).problems.includes('fixed-line')),
    duplicates: count(
      ({ phone }, at) => keyOf(phone) !== null && contacts.slice(0, at).some((earlier) => keyOf(earlier.phone) === keyOf(phone)),
    ),
    alreadyOptedIn: count((each) => readFlag(each.acceptsWhatsApp) === true),
    withEvidence: count(isProved),
    toUpdate: count((each) => keyOf(each.phone) !== null && isProved(each) && readFlag(each.acceptsWhatsApp) !== true),
    evidenceUnmatched: proofs.filter((proof) => !contacts.some((each) => matches(each, proof))).length,
  }
}

/** Few different ones, so that rows meet. */
const id = fc.constantFrom('', ' ', '1', '2', ' 2 ', '3', '007', "O'Brien", '=1+1', 'constructor', '__proto__')
const phone = fc.constantFrom(
  '',
  '  ',
  '11987654321',
  '(11) 8765-4321',
  '+55 11 98765-4321',
  '1133334444',
  '1144445555',
  '08001234567',
  '5,51199E+12',
  '-',
  '2033334444',
  '+1 202 555 0143',
)
const flag = fc.constantFrom('', 'S', 'n', 'Sim', 'Não', '1', '0', 'true', 'FALSE', '?')
const date = fc.constantFrom('10/05/2026', '2026-05-10', '31/02/2026', '', 'ontem', '01/01/26 10:00')

describe('the figures of a plan', () => {
  it('are those of the table, whatever the files', () => {
    const contacts = fc.array(fc.record({ id, phone, acceptsWhatsApp: flag }), { maxLength: 25 })
    const proofs = fc.array(fc.record({ id, phone, date, origin: fc.constant('site'), term: fc.constant('1') }), {
      maxLength: 15,
    })
    fc.assert(
      fc.property(contacts, proofs, (rows, evidenceRows) => {
        expect(planOf(rows, evidenceRows).figures).toEqual(naive(rows, evidenceRows))
      }),
      { numRuns: 500 },
    )
  })

  it('account for every contact once: marked, marked already or rejected with a reason', () => {
    const contacts = fc.array(fc.record({ id, phone, acceptsWhatsApp: flag }), { maxLength: 25 })
    fc.assert(
      fc.property(contacts, (rows) => {
        const { verdicts, figures } = planOf(rows, [evidence({ id: '1' }), evidence({ phone: '1133334444' })])
        const outcomes = verdicts.map(({ outcome }) => outcome)
        const unaddressed = verdicts.filter((one) => one.outcome === 'rejected' && one.reasons.join() === 'no-id').length
        expect(outcomes.filter((outcome) => outcome === 'update')).toHaveLength(figures.toUpdate - unaddressed)
        expect(outcomes.filter((outcome) => outcome === 'opted-in')).toHaveLength(figures.alreadyOptedIn)
        for (const verdict of verdicts) if (verdict.outcome === 'rejected') expect(verdict.reasons.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('evidence', () => {
  it('counts by id without a valid phone, and then marks nobody', () => {
    const { figures, verdicts } = planOf([contact({ phone: '5,51199E+12' })], [evidence({ id: '1' })])
    expect(figures).toMatchObject({ withEvidence: 1, toUpdate: 0, invalidPhone: 1, evidenceUnmatched: 0 })
    expect(verdicts).toEqual([{ outcome: 'rejected', reasons: ['invalid-phone'] }])
  })

  it('counts by phone with and without the ninth digit', () => {
    const { figures } = planOf(
      [contact({ id: 'a' }), contact({ id: 'b', phone: '1187654321' })],
      [evidence({ phone: '+551187654321' })],
    )
    expect(figures).toMatchObject({ withEvidence: 2, toUpdate: 2, duplicates: 1, evidenceUnmatched: 0 })
  })

  it('proves nothing without a readable date, but has found its contact', () => {
    const { figures, verdicts } = planOf([contact({})], [evidence({ id: '1', date: '31/02/2026' })])
    expect(figures).toMatchObject({ withEvidence: 0, toUpdate: 0, evidenceUnmatched: 0 })
    expect(verdicts).toEqual([{ outcome: 'rejected', reasons: ['evidence-without-date'] }])
  })

  it('is unmatched where it names nobody, or names nothing at all', () => {
    const { figures } = planOf([contact({})], [evidence({ id: '9' }), evidence({}), evidence({ phone: 'x' })])
    expect(figures.evidenceUnmatched).toBe(3)
  })

  it('is the newest of several, by id or by phone', () => {
    const { verdicts } = planOf(
      [contact({})],
      [
        evidence({ id: '1', date: '2026-01-02', origin: 'balcão' }),
        evidence({ phone: '11987654321', date: '03/02/2026', origin: 'app', term: '2' }),
        evidence({ id: '1', date: '01/02/2026' }),
      ],
    )
    expect(verdicts).toEqual([
      { outcome: 'update', id: '1', e164: '+5511987654321', evidence: { date: '2026-02-03', origin: 'app', term: '2' } },
    ])
  })

  it('counts one who has no id, and marks nobody, and says so', () => {
    const { figures, verdicts } = planOf([contact({ id: ' ' })], [evidence({ phone: '11987654321' })])
    expect(figures).toMatchObject({ withEvidence: 1, toUpdate: 1 })
    expect(verdicts).toEqual([{ outcome: 'rejected', reasons: ['no-id'] }])
  })

  it('marks a fixed line and a repeated number, which other figures count', () => {
    const { figures } = planOf(
      [contact({ id: '1', phone: '1133334444' }), contact({ id: '2', phone: '1133334444' })],
      [evidence({ phone: '1133334444' })],
    )
    expect(figures).toMatchObject({ landline: 2, duplicates: 1, toUpdate: 2 })
  })
})

describe('the word for yes', () => {
  it.each([
    [['S', 'N', 'N'], 'S'],
    [['N', 'n', 'N'], 'S'],
    [['Não'], 'Sim'],
    [['NÃO'], 'SIM'],
    [['0', '0'], '1'],
    [['false'], 'true'],
    [['sim', 'Sim', 'Sim'], 'Sim'],
    [['', '?'], null],
  ] as const)('of %j is %j', (flags, word) => {
    const { plan } = planOf(
      flags.map((acceptsWhatsApp) => contact({ acceptsWhatsApp })),
      [],
    )
    expect(plan.yesWord()).toBe(word)
  })
})
