import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBundle, explainBundleError, FAULT_CODES, faultPlace, faultsOf } from '#core/bundle'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { rightSnapshot } from '../../support/right-bundle.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { WRONG_BUNDLES } from '../../support/wrong-bundles.ts'

describe('the rules of a right bundle', () => {
  it.each(WRONG_BUNDLES)('refuse $title', ({ change, code, data }) => {
    const content = structuredClone(exampleBundle())
    change(content)
    const faults = faultsOf(content)
    expect(faults).toContainEqual({ code, data: expect.objectContaining(data) })
    for (const fault of faults) expect(faultPlace(content, fault).kind).toBeDefined()
  })

  it('are each refused by something here', () => {
    expect([...new Set(WRONG_BUNDLES.map(({ code }) => code))].sort()).toEqual([...FAULT_CODES].sort())
  })

  it('find nothing in what an export gives', () => {
    fc.assert(
      fc.property(rightSnapshot, (snapshot) => {
        expect(faultsOf(compose(snapshot))).toEqual([])
      }),
      { endOnFailure: true },
    )
  })

  it('find nothing in a set-up where one status is typed in two cases by two triggers, and nowhere entered', () => {
    const snapshot = exampleSnapshot()
    const [first, second] = snapshot.triggers
    if (first?.kind !== 'status' || second?.kind !== 'status') throw new Error('the example has two')
    Object.assign(first, { serviceTree: '', requestType: '', status: 'Um', nextStatus: 'Fim' })
    Object.assign(second, { serviceTree: '', requestType: '', status: 'Dois', nextStatus: 'FIM ' })
    expect(faultsOf(compose(snapshot))).toEqual([])
  })

  it('end after a hundred faults, and in good time', () => {
    const content = structuredClone(exampleBundle())
    const [trigger] = content.triggers.slice(-1)
    if (!trigger) throw new Error('the example has one')
    for (let n = 0; n < 5_000; n++) content.triggers.push({ ...trigger, key: `${trigger.key}~${n}` })
    expect(faultsOf(content)).toHaveLength(100)
  })

  it('need no request type for chats where nothing opens one', () => {
    const content = structuredClone(exampleBundle())
    content.services.chatRequestType = null
    content.triggers.shift()
    Object.assign(content.triggers[0] ?? {}, { chatStandard: false })
    expect(checkBundle(content)).toBeNull()
  })
})

describe('explainBundleError', () => {
  it('says where a fault is, and lets no name from the file steer or flood a terminal', () => {
    const explained = explainBundleError({
      code: 'emoji',
      data: { path: 'numbers.json', field: '0.label', found: `\u001b[2J${'x'.repeat(9_999)}` },
    })
    expect(explained).toMatchObject({ messageId: 'bundleRules.emoji', data: { place: 'numbers.json (0.label)' } })
    expect(explained.data.found).toMatch(/^\uFFFD\[2Jx{296}$/)
  })
})
