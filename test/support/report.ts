import type { ImplementationSnapshot, TestSend } from '#core/implementation'
import { checkReadiness, type Readiness } from '#core/readiness'
import { composeReport, type Report, type ReportOptions } from '#core/report'
import { exampleSnapshot } from './snapshot.ts'

const HASH = '2e'.repeat(32)
const PLAN_HASH = 'ab'.repeat(32)

const figures = {
  contacts: 48_210,
  withPhone: 45_901,
  invalidPhone: 812,
  landline: 2_310,
  duplicates: 1_204,
  alreadyOptedIn: 3_120,
  withEvidence: 18_444,
  refused: 0,
  revoked: 0,
  toUpdate: 17_220,
  evidenceUnmatched: 91,
}

const send = (id: string, changes: Partial<TestSend>): TestSend => ({
  id: `send-${id}`,
  implementationId: 'implementation-1',
  numberId: 'number-1',
  templateId: 'template-1',
  templateName: 'aviso_consulta_v2',
  recipient: '+5511987654321',
  state: 'accepted',
  problem: null,
  providerMessageId: 'message-1',
  body: 'Oi Ana',
  createdAt: '2026-11-21T14:02:00.000Z',
  received: null,
  stale: false,
  events: [],
  ...changes,
})

/** The example tested, exported and with the client's consent in order: what is still open is there to be listed. */
export function testedSnapshot(): ImplementationSnapshot {
  const example = exampleSnapshot()
  return {
    ...example,
    consent: {
      term: {
        version: '2',
        text: 'Autorizo a Clínica Horizonte a me enviar mensagens pelo WhatsApp.',
        createdAt: '2026-11-19T13:00:00.000Z',
        createdBy: 'Marina Prado',
      },
      plan: { createdAt: '2026-11-20T15:00:00.000Z', figures, planHash: PLAN_HASH },
      signOff: {
        name: 'Helena Duarte',
        role: 'Diretora de atendimento',
        signedAt: '2026-11-20T18:00:00.000Z',
        shown: { figures, planHash: PLAN_HASH },
      },
    },
    testSends: [
      send('2', { createdAt: '2026-11-21T14:12:00.000Z', numberId: 'gone', recipient: '+5551999990000', state: 'failed' }),
      send('1', {
        received: true,
        events: [
          { at: '2026-11-21T14:02:30.000Z', status: 'sent', detail: null, problem: null, source: 'provider' },
          { at: '2026-11-21T14:03:00.000Z', status: 'delivered', detail: null, problem: null, source: 'person' },
        ],
      }),
    ],
    exports: [1, 2].map((sequence) => ({
      id: `export-${sequence}`,
      sequence,
      createdAt: `2026-11-2${sequence}T20:00:00.000Z`,
      contentHash: sequence === 2 ? HASH : '1f'.repeat(32),
      fileName: `clinica-horizonte-000${sequence}.disparo.zip`,
      bytes: 4_096,
      openPoints:
        sequence === 1
          ? [{ point: 'never-tested', about: '', person: 'Marina Prado', reason: 'O cliente testa na segunda.' }]
          : [],
    })),
  }
}

export const reportOptions: ReportOptions = {
  at: '2026-11-22T12:00:00.000Z',
  operator: 'Marina Prado',
  scopeOf: () => 'template',
  clientVar: { confirmedBy: 'Marina Prado', confirmedAt: '2026-11-18T15:00:00.000Z' },
  testPhones: [{ phone: '+551187654321', label: 'Marina, implantação' }],
}

/** The report of a snapshot whose newest export holds exactly what is set up, unless told otherwise. */
export function reportOf(
  snapshot: ImplementationSnapshot,
  options: Partial<ReportOptions> = {},
  contentHash: string = HASH,
): { report: Report; readiness: Readiness } {
  const readiness = checkReadiness(snapshot, { scopeOf: reportOptions.scopeOf, contentHash, today: '2026-11-22' })
  return { readiness, report: composeReport(snapshot, readiness, { ...reportOptions, ...options }) }
}
