import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BaseRepeats,
  type ContactCells,
  createBaseRepeats,
  createPlan,
  createWillReader,
  type EvidenceCells,
  type PlanFigures,
  type TermInUse,
} from '#core/consent'
import { readDate, readDecision, readFlag, readMoment } from '#core/contacts'
import { parsePhone, phoneKey } from '#core/phone'

const evidence = (cells: Partial<EvidenceCells>): EvidenceCells => ({
  id: '',
  phone: '',
  date: '10/05/2026',
  decision: null,
  optOut: '',
  origin: 'site',
  term: '1',
  ...cells,
})
const TODAY = '2026-11-29'
const contact = (cells: Partial<ContactCells>): ContactCells => ({ id: '1', phone: '11987654321', acceptsWhatsApp: '', ...cells })

function planOf(
  contacts: readonly ContactCells[],
  proofs: readonly EvidenceCells[],
  { terms = [], repeats }: { terms?: readonly TermInUse[]; repeats?: BaseRepeats } = {},
) {
  const plan = createPlan(repeats)
  const read = createWillReader(TODAY, 'agreed', terms)
  for (const each of proofs) plan.addEvidence(each, read)
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
  /** The days on which a row can have been written. */
  const isDated = (proof: EvidenceCells): boolean => {
    const day = readDate(proof.date)
    return day !== null && day >= '2009-01-01' && day <= TODAY
  }
  /** 0 the day's beginning … 1 its end; an undated no is after everything. */
  const momentOf = (proof: EvidenceCells, timeless: string): string => {
    const moment = readMoment(proof.date) ?? ''
    return isDated(proof) ? (moment.length > 10 ? moment : `${moment} ${timeless}`) : 'undated'
  }
  const saysOf = (proof: EvidenceCells) => (proof.decision === null ? 'agreed' : readDecision(proof.decision))
  const standing = (each: ContactCells): string | null => {
    const mine = proofs.filter((proof) => matches(each, proof))
    const noes = mine.filter((proof) => saysOf(proof) !== 'agreed' && proof.decision?.trim() !== '')
    const latestNo = noes
      .map((proof) => momentOf(proof, '~'))
      .sort((a, b) => compare(a, b))
      .at(-1)
    const isYes = mine.some(
      (proof) =>
        saysOf(proof) === 'agreed' && isDated(proof) && (latestNo === undefined || compare(momentOf(proof, ''), latestNo) > 0),
    )
    if (isYes) return 'agreed'
    const last = noes.filter((proof) => momentOf(proof, '~') === latestNo).map(saysOf)
    return last.includes('revoked') ? 'revoked' : last.includes('refused') ? 'refused' : null
  }
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
    withEvidence: count((each) => standing(each) === 'agreed'),
    refused: count((each) => standing(each) === 'refused'),
    revoked: count((each) => standing(each) === 'revoked'),
    toUpdate: count(
      (each) =>
        each.id.trim() !== '' &&
        keyOf(each.phone) !== null &&
        standing(each) === 'agreed' &&
        readFlag(each.acceptsWhatsApp) !== true,
    ),
    evidenceUnmatched: proofs.filter((proof) => !contacts.some((each) => matches(each, proof))).length,
  }
}

/** `undated` last; ISO moments as text, where `~` ends a day and a blank begins it. */
function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((each) => (each === 'undated' ? '9' : each.replace(' ~', 'T~')))
  return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1
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
  '+1 202 456 1414',
)
const flag = fc.constantFrom('', 'S', 'n', 'Sim', 'Não', '1', '0', 'true', 'FALSE', '?')
const date = fc.constantFrom(
  '10/05/2026',
  '2026-05-10',
  '10/05/2026 09:00',
  '10/05/2026 18:30',
  '31/02/2026',
  '',
  'ontem',
  '01/01/26 10:00',
  '2027-01-01',
  '2008-05-05',
)
const decision = fc.constantFrom(null, null, 'Sim', 'Não', 'opt-out', 'talvez', '', 'aceito')

describe('the figures of a plan', () => {
  it('are those of the table, whatever the files', () => {
    const contacts = fc.array(fc.record({ id, phone, acceptsWhatsApp: flag }), { maxLength: 25 })
    const proofs = fc.array(
      fc.record({ id, phone, date, decision, optOut: fc.constant(''), origin: fc.constant('site'), term: fc.constant('1') }),
      {
        maxLength: 15,
      },
    )
    fc.assert(
      fc.property(contacts, proofs, (rows, evidenceRows) => {
        expect(planOf(rows, evidenceRows).figures).toEqual(naive(rows, evidenceRows))
      }),
      { numRuns: 1000 },
    )
  })

  it('account for every contact once: marked, marked already or rejected with a reason', () => {
    const contacts = fc.array(fc.record({ id, phone, acceptsWhatsApp: flag }), { maxLength: 25 })
    fc.assert(
      fc.property(contacts, (rows) => {
        const { verdicts, figures } = planOf(rows, [evidence({ id: '1' }), evidence({ phone: '1133334444' })])
        const outcomes = verdicts.map(({ outcome }) => outcome)
        expect(outcomes.filter((outcome) => outcome === 'update')).toHaveLength(figures.toUpdate)
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
    expect(verdicts).toEqual([{ outcome: 'rejected', reasons: ['invalid-phone'], leaving: null }])
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
    expect(verdicts).toEqual([{ outcome: 'rejected', reasons: ['no-date'], leaving: null }])
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
      {
        outcome: 'update',
        id: '1',
        e164: '+5511987654321',
        evidence: { date: '2026-02-03', origin: 'app', term: '2' },
        leaving: null,
      },
    ])
  })

  it('of one who has no id is evidence, marks nobody, and the figure says so', () => {
    const { figures, verdicts } = planOf([contact({ id: ' ' })], [evidence({ phone: '11987654321' })])
    expect(figures).toMatchObject({ withEvidence: 1, toUpdate: 0 })
    expect(verdicts).toEqual([{ outcome: 'rejected', reasons: ['no-id'], leaving: null }])
  })

  it('marks a fixed line and a repeated number, which other figures count', () => {
    const { figures } = planOf(
      [contact({ id: '1', phone: '1133334444' }), contact({ id: '2', phone: '1133334444' })],
      [evidence({ phone: '1133334444' })],
    )
    expect(figures).toMatchObject({ landline: 2, duplicates: 1, toUpdate: 2 })
  })
})

describe('a will', () => {
  const outcome = (...proofs: Partial<EvidenceCells>[]) => {
    const { verdicts } = planOf(
      [contact({})],
      proofs.map((each) => evidence({ id: '1', ...each })),
    )
    const [verdict] = verdicts
    return verdict?.outcome === 'rejected' ? verdict.reasons.join() : verdict?.outcome
  }

  it.each(['Não', 'opt-out', 'NAO - recusou', 'false', 'revogado', '0', 'sair', 'parar', 'n', 'talvez', ''])(
    'is no yes where the answer is %j',
    (decision) => {
      expect(outcome({ decision })).not.toBe('update')
    },
  )

  it('is the latest of several, whatever their order in the file', () => {
    const yes = { date: '10/05/2026', decision: 'Sim' }
    const no = { date: '11/05/2026', decision: 'Não' }
    const again = { date: '12/05/2026', decision: 'Aceito' }
    expect(outcome(yes, no)).toBe('refused')
    expect(outcome(no, yes)).toBe('refused')
    expect(outcome(again, no, yes)).toBe('update')
  })

  it('is the no of one day, unless a later hour says yes', () => {
    expect(outcome({ decision: 'Sim' }, { decision: 'Não' })).toBe('refused')
    expect(outcome({ date: '10/05/2026 09:00', decision: 'Não' }, { date: '10/05/2026 14:00', decision: 'Sim' })).toBe('update')
    expect(outcome({ date: '10/05/2026 14:00', decision: 'Não' }, { date: '10/05/2026 09:00', decision: 'Sim' })).toBe('refused')
    expect(outcome({ date: '10/05/2026 14:00', decision: 'Não' }, { date: '10/05/2026 14:00', decision: 'Sim' })).toBe('refused')
  })

  it('is a no without a day, before every yes', () => {
    expect(outcome({ date: '', decision: 'Não' }, { date: '28/11/2026', decision: 'Sim' })).toBe('refused')
    expect(outcome({ date: '2031-01-01', decision: 'sair' }, { date: '28/11/2026', decision: 'Sim' })).toBe('revoked')
  })

  it('is not decided where the latest answer is not', () => {
    expect(outcome({ decision: 'Sim' }, { date: '11/05/2026', decision: 'talvez' })).toBe('undecidable')
    expect(outcome({ date: '11/05/2026', decision: 'Sim' }, { decision: 'talvez' })).toBe('update')
    expect(outcome({ decision: 'Sim' }, { date: '11/05/2026', decision: ' ' })).toBe('update')
  })

  it.each([
    ['2027-01-01', 'future-date'],
    ['2008-12-31', 'before-whatsapp'],
    ['0001-01-01', 'no-date'],
    ['ontem', 'no-date'],
  ])('is not proved on %s', (date, reason) => {
    expect(outcome({ date })).toBe(reason)
  })

  it('is never a consent where it comes from somebody who left', () => {
    expect(outcome({ origin: 'opt-out-message' })).toBe('revoked')
    expect(outcome({ origin: 'opt-out-message', decision: 'Sim' })).toBe('revoked')
    expect(outcome({ optOut: 'Sim', decision: 'Sim' })).toBe('revoked')
    expect(outcome({ optOut: 'Não', decision: 'Sim' })).toBe('update')
    expect(outcome({ optOut: '01/06/2026', decision: 'Sim' })).toBe('revoked')
  })

  it('cites a version of the term that was there', () => {
    const terms = [
      { version: '1', since: '2026-01-01' },
      { version: '2', since: '2026-06-01' },
    ]
    const reason = (term: string) => {
      const [verdict] = planOf([contact({})], [evidence({ id: '1', term })], { terms }).verdicts
      return verdict?.outcome === 'rejected' ? verdict.reasons.join() : verdict?.outcome
    }
    expect(['1', 'v1', 'Versão 1', '1.0', 'termo da loja', ''].map(reason)).toEqual(Array(6).fill('update'))
    expect(['2', '3', 'v 4'].map(reason)).toEqual(['term-not-yet', 'unknown-term', 'unknown-term'])
  })

  it('takes the flag away from who is marked and said no, and from who took it back whatever the file says', () => {
    const leaving = (acceptsWhatsApp: string, decision: string) =>
      planOf([contact({ acceptsWhatsApp })], [evidence({ id: '1', decision })]).verdicts[0]?.leaving
    expect(leaving('S', 'Não')).toEqual({ id: '1', decision: 'refused', date: '2026-05-10' })
    expect(leaving('N', 'Não')).toBeNull()
    expect(leaving('', 'Não')).toMatchObject({ decision: 'refused' })
    expect(leaving('N', 'revogado')).toMatchObject({ decision: 'revoked' })
    expect(leaving('S', 'Sim')).toBeNull()
  })

  it('is heard from the CRM itself, too', () => {
    const { figures, verdicts } = planOf([contact({ acceptsWhatsApp: 'opt-out' })], [evidence({ id: '1' })])
    expect(figures).toMatchObject({ withEvidence: 0, revoked: 1, toUpdate: 0 })
    expect(verdicts[0]).toMatchObject({ outcome: 'rejected', reasons: ['revoked'] })
  })
})

describe('the review', () => {
  const BASE = [
    { id: '1', name: 'Ana Souza', phone: '11 98765-4321' },
    { id: '2', name: 'Ana Souza (cadastro antigo)', phone: '11 8765-4321' },
    { id: '3', name: 'Bia Lima', phone: '21 97777-1234' },
    { id: '4', name: 'Caio Reis', phone: '21 7777-1234' },
    { id: '5', name: 'Duda', phone: '(11) 99999-9999' },
    { id: '6', name: 'Elisa', phone: '(00) 90000-0000' },
    { id: '7', name: 'Fábio', phone: '31 98888-1111' },
    { id: '7', name: 'Gil', phone: '31 98888-2222' },
    { id: '', name: 'Hugo', phone: '31 98888-3333' },
    { id: '8', name: 'Iara', phone: '+1 202 555 0143' },
    { id: '9', name: 'Jair', phone: '31 98888-4444' },
  ]
  const repeats = createBaseRepeats()
  for (const each of BASE) repeats.add(each)
  const { plan, verdicts } = planOf(
    BASE.map((each) => ({ ...each, acceptsWhatsApp: 'N' })),
    [
      ...BASE.map(({ id, phone }) => evidence({ id: id === '3' || id === '4' ? '' : id, phone })),
      evidence({ id: '9', date: '2030-01-01' }),
      evidence({ id: '9', decision: '?', date: '01/01/2026' }),
    ],
    { repeats },
  )

  it('holds back who can’t be addressed, or whose number is nobody’s or everybody’s', () => {
    expect(verdicts.map((each) => (each.outcome === 'rejected' ? each.reasons.join() : each.outcome))).toEqual([
      'update',
      'update',
      'shared-phone',
      'shared-phone',
      'made-up-phone',
      'made-up-phone',
      'repeated-id',
      'repeated-id',
      'no-id',
      'made-up-phone',
      'update',
    ])
  })

  it('takes an id’s word where a number is of several people', () => {
    const [verdict] = planOf([contact({ id: '3', phone: '21 97777-1234' })], [evidence({ id: '3' })], { repeats }).verdicts
    expect(verdict).toMatchObject({ outcome: 'update', id: '3' })
  })

  it('counts what it found, and the figure is the plan’s own', () => {
    const review = plan.review()
    expect(review).toMatchObject({
      rows: 13,
      agreed: 11,
      problems: { 'future-date': 1, undecidable: 1 },
      byId: 8,
      byPhone: 3,
      held: { 'shared-phone': 2, 'made-up-phone': 3, 'repeated-id': 2, 'no-id': 1 },
      toUpdate: 3,
    })
    expect(review.toUpdate).toBe(plan.figures().toUpdate)
    expect(review.toUpdate).toBe(new Set(verdicts.flatMap((each) => (each.outcome === 'update' ? [each.id] : []))).size)
    expect(review.examples).toContainEqual({
      file: 'evidence',
      row: 12,
      reason: 'future-date',
      id: '9',
      phone: '',
      text: '2030-01-01',
    })
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
    expect(plan.word(true)).toBe(word)
  })
})

describe('a row with one contact’s id and another’s phone', () => {
  const base = [
    { id: '1', name: 'Ana Souza', phone: '11 98765-4321' },
    { id: '2', name: 'Bia Lima', phone: '11 98765-4322' },
    { id: '3', name: 'Bia Lima', phone: '11 98765-4322' },
  ]
  const planned = (proof: Partial<EvidenceCells>, more: readonly EvidenceCells[] = []) => {
    const repeats = createBaseRepeats()
    for (const each of base) repeats.add(each)
    const contacts = base.map(({ id, phone }) => contact({ id, phone, acceptsWhatsApp: 'N' }))
    const { plan, verdicts } = planOf(contacts, [evidence(proof), ...more], { repeats })
    const outcomes = verdicts.map((verdict) => (verdict.outcome === 'rejected' ? verdict.reasons.join(' ') : verdict.outcome))
    return { outcomes, review: plan.review() }
  }

  it('marks neither of them, and says why', () => {
    const { outcomes, review } = planned({ id: '1', phone: '11 98765-4322' })
    expect(outcomes).toEqual(['phone-of-another', 'no-evidence', 'no-evidence'])
    expect(review).toMatchObject({ agreed: 0, toUpdate: 0, problems: { 'phone-of-another': 1 } })
    expect(review.examples[0]).toMatchObject({ reason: 'phone-of-another', text: '1 · 11 98765-4322' })
  })

  it('takes nothing from a row that is clean', () => {
    const clean = evidence({ id: '1', phone: '11 98765-4321', date: '09/05/2026' })
    expect(planned({ id: '1', phone: '11 98765-4322' }, [clean]).outcomes[0]).toBe('update')
  })

  it('is none where the number is nobody’s, the id’s own in one of two rows, or the id is unknown', () => {
    expect(planned({ id: '1', phone: '11 98765-9999' }).outcomes).toEqual(['update', 'no-evidence', 'no-evidence'])
    expect(planned({ id: '3', phone: '11 98765-4322' }).outcomes).toEqual(['no-evidence', 'update', 'update'])
    expect(planned({ id: '77', phone: '11 98765-4321' }).outcomes[0]).toBe('update')
  })

  it('keeps a no for both', () => {
    expect(planned({ id: '1', phone: '11 98765-4322', decision: 'Não' }).outcomes).toEqual(['refused', 'refused', 'refused'])
  })
})
