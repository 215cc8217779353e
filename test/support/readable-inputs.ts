import { openInProcess, startSimulatorForTest, withNumber } from './in-process.ts'

/** One call for each place where a text of the CRM enters; each takes the text that is put behind what is fine. */
export async function exampleOf() {
  const simulator = await startSimulatorForTest()
  const { disparo } = await openInProcess()
  const { implementationId, accountId, number } = await withNumber(disparo, simulator)
  const variable = {
    token: 'CONVENIO',
    label: { 'pt-BR': 'Convênio', en: 'Health plan' },
    type: 'text',
    maxLength: 40,
    mayBeEmpty: false,
    multiline: false,
    sample: 'Vida',
  } as const
  const tree = (name: string, type: string, status: string) => [{ name, requestTypes: [{ name: type, statuses: [status] }] }]
  const trigger = (status: string) =>
    ({
      kind: 'status',
      implementationId,
      status,
      nextStatus: '',
      oncePerTicket: false,
      serviceTree: '',
      requestType: '',
      numberId: number.id,
      templateId: 'none',
      active: false,
    }) as const
  const calls: Record<string, (sign: string) => Promise<unknown>> = {
    client: (sign) => disparo.implementations.create({ client: `Clínica${sign}a`, environment: 'staging' }),
    'isolated tree': (sign) =>
      disparo.implementations.update({ id: implementationId, facts: { isolatedServiceTree: `A${sign}a` } }),
    'request type of chats': (sign) =>
      disparo.implementations.update({ id: implementationId, facts: { chatRequestType: `A${sign}a` } }),
    account: (sign) => disparo.accounts.update({ id: accountId, label: `Conta${sign}a` }),
    'number’s alias': (sign) => disparo.numbers.save({ ...number, label: `Recepção${sign}a` }),
    tree: (sign) => disparo.services.save({ implementationId, trees: tree(`A${sign}a`, 'B', 'C') }),
    'request type': (sign) => disparo.services.save({ implementationId, trees: tree('A', `B${sign}b`, 'C') }),
    status: (sign) => disparo.services.save({ implementationId, trees: tree('A', 'B', `C${sign}c`) }),
    'trigger’s status': (sign) => disparo.triggers.save({ trigger: trigger(`A${sign}a`) }),
    'variable’s label': (sign) =>
      disparo.variables.save({
        implementationId,
        variables: [{ ...variable, label: { ...variable.label, 'pt-BR': `A${sign}a` } }],
      }),
    'variable’s sample': (sign) =>
      disparo.variables.save({ implementationId, variables: [{ ...variable, sample: `A${sign}a` }] }),
    phone: (sign) =>
      disparo.testPhones.save({ implementationId, label: `Marina${sign}a`, phone: '(31) 98888-7777', agreed: true }),
    term: (sign) => disparo.consent.saveTerm({ implementationId, text: `Aceito${sign}a` }),
  }
  return {
    calls,
    /** The same without the sign, so that it is the sign that is refused. */
    fine: async () => {
      // A trigger stands on a template, of which there is none here.
      for (const [name, call] of Object.entries(calls)) if (name !== 'trigger’s status') await call('')
    },
    register: (text: string) =>
      disparo.templates.register({
        accountId,
        senderId: null,
        remoteId: 'id-of-the-portal',
        status: 'APPROVED',
        content: { name: 'aviso_v1', language: 'pt_BR', category: 'UTILITY', body: { text }, buttons: [], samples: {} },
      }),
  }
}
