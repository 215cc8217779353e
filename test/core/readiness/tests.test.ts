import { describe, expect, it } from 'vitest'
import type { ImplementationSnapshot, TestSend } from '#core/implementation'
import { checkReadiness } from '#core/readiness'
import type { Trigger } from '#core/triggers'
import { exampleSnapshot } from '../../support/snapshot.ts'

const base = exampleSnapshot()
const [first, second] = base.numbers

const fires = (id: string, numberId: string, templateId: string, active = true): Trigger => ({
  kind: 'status',
  id,
  implementationId: base.implementation.id,
  serviceTree: '',
  requestType: '',
  status: `Status ${id}`,
  nextStatus: '',
  oncePerTicket: false,
  numberId,
  templateId,
  active,
})

const sent = (numberId: string, templateId: string, received: boolean | null, change: Partial<TestSend> = {}): TestSend => ({
  id: `${numberId} ${templateId} ${received}`,
  implementationId: base.implementation.id,
  numberId,
  templateId,
  templateName: 'aviso',
  recipient: '+5531988887777',
  state: 'accepted',
  problem: null,
  providerMessageId: 'm-1',
  body: 'Oi',
  createdAt: '2026-11-22T12:00:00.000Z',
  received,
  stale: false,
  events: [],
  ...change,
})

/** What the step asks for, each with the template and the number that it names. */
const asked = (change: Partial<ImplementationSnapshot>): string[] =>
  checkReadiness({ ...base, ...change }, { scopeOf: () => 'template', contentHash: '', today: '2026-11-22' })
    .findings.filter(({ step }) => step === 'test')
    .map(({ id, data }) => [id, data.template, data.number].filter((part) => part !== undefined).join(' '))

const one = [fires('a', 'number-1', 'template-1')]
const two = [...one, fires('b', 'number-2', 'template-2')]
const NUMBER_1 = first?.phone
const NUMBER_2 = second?.phone
const A = `aviso_consulta_v2 ${NUMBER_1}`
const B = `aviso_boleto_v1 ${NUMBER_2}`

describe('a test proves what was tested (M6)', () => {
  it.each<[string, Trigger[], TestSend[], string[]]>([
    ['nothing set up, nothing sent', [], [], ['never-tested']],
    ['one trigger, nothing sent', one, [], [`test-missing ${A}`, `number-unverified ${NUMBER_2}`]],
    [
      'sent, and nobody has looked',
      one,
      [sent('number-1', 'template-1', null)],
      [`test-not-confirmed ${A}`, `number-unverified ${NUMBER_2}`],
    ],
    [
      'did not arrive',
      one,
      [sent('number-1', 'template-1', false)],
      [`test-not-confirmed ${A}`, `number-unverified ${NUMBER_2}`],
    ],
    [
      'refused by the provider',
      one,
      [sent('number-1', 'template-1', null, { state: 'failed' })],
      [`test-missing ${A}`, `number-unverified ${NUMBER_2}`],
    ],
    ['one of two templates', two, [sent('number-1', 'template-1', true)], [`test-missing ${B}`]],
    [
      'the right template by another number',
      two,
      [sent('number-1', 'template-1', true), sent('number-1', 'template-2', true)],
      [`test-missing ${B}`],
    ],
    ['both', two, [sent('number-1', 'template-1', true), sent('number-2', 'template-2', true)], []],
    [
      'changed since one was received',
      two,
      [sent('number-1', 'template-1', true, { stale: true }), sent('number-2', 'template-2', true)],
      [`test-outdated ${A}`],
    ],
    [
      'changed since, and sent again',
      one,
      [
        sent('number-1', 'template-1', true, { stale: true }),
        sent('number-1', 'template-1', null),
        sent('number-2', 'template-2', true),
      ],
      [`test-not-confirmed ${A}`],
    ],
    [
      'changed since, and received again',
      one,
      [
        sent('number-1', 'template-1', true, { stale: true }),
        sent('number-1', 'template-1', true),
        sent('number-2', 'template-2', true),
      ],
      [],
    ],
    [
      'a trigger that is off asks for nothing',
      [...one, fires('b', 'number-2', 'template-2', false)],
      [sent('number-1', 'template-1', true)],
      [`number-unverified ${NUMBER_2}`],
    ],
    [
      'two triggers on one template ask once',
      [...one, fires('c', 'number-1', 'template-1')],
      [],
      [`test-missing ${A}`, `number-unverified ${NUMBER_2}`],
    ],
  ])('%s', (_what, triggers, testSends, expected) => {
    expect(asked({ triggers, testSends })).toEqual(expected)
  })

  it('asks for each template that a chat offers', () => {
    const chat = { ...fires('c', 'number-1', ''), kind: 'chat', templateIds: ['template-1', 'template-3'] } as unknown as Trigger
    expect(asked({ triggers: [chat], testSends: [sent('number-1', 'template-3', true)] })).toContain(`test-missing ${A}`)
  })
})
