import { csvRow } from '#core/csv'

/** The same numbers for the same seed, between 0 and 1 (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const FIRST = ['Ana', 'Bruno', 'Carla', 'Diego', 'Elisa', 'Fábio', 'Gabriela', 'Heitor', 'Íris', 'João', 'Lúcia', 'Mateus']
const LAST = ['Souza', 'Lima', 'Prado', 'Araújo', 'Nogueira', 'Teixeira', 'Conceição', 'Moura', 'Sá', 'Barros']
const SUBJECTS = ['Troca de lâmpada', 'Ar-condicionado', 'Vazamento', 'Porta emperrada', 'Tomada sem energia']
const TREE = 'WhatsApp Ativo'
const CONTACTS = 2_500
const EVENTS = 20_000
const MINUTE = 60_000
const DAY = 1_440 * MINUTE

export type ExampleHistory = { contacts: string; events: string; planted: { status: string; times: number; token: string } }

/**
 * A month of the training implementation's CRM, the same at every call: some 20,000 events over 2,500 contacts, with
 * two mistakes to find in a rehearsal. The old process set `Concluída` ten times per ticket, and the trigger on it sends
 * every time; and a quarter of the contacts, companies, have no `NOME`, which no binding of the example has a fallback for.
 * @param month `2026-10`
 */
export function exampleHistory(month = '2026-10', seed = 20_261_001): ExampleHistory {
  const next = numbersFrom(seed)
  const pick = <T>(from: readonly [T, ...T[]] | readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const digits = (value: number, length: number): string => String(value).padStart(length, '0')

  const contacts = [['id', 'NOME', 'telefone', 'aceita_whatsapp', 'EMPRESA']]
  for (let at = 1; at <= CONTACTS; at++) {
    const isCompany = at % 4 === 0
    const odd = next()
    const phone =
      odd < 0.03
        ? ''
        : odd < 0.05
          ? '9876'
          : odd < 0.1
            ? `(11) 3${digits(between(0, 9_999_999), 7).replace(/^(\d{3})/, '$1-')}`
            : `(11) 9${digits(between(10_000_000, 99_999_999), 8).replace(/^(\d{4})/, '$1-')}`
    contacts.push([
      digits(at, 5),
      isCompany ? '' : `${pick(FIRST)} ${pick(LAST)}`,
      phone,
      next() < 0.82 ? 'Sim' : 'Não',
      isCompany ? `${pick(LAST)} & Filhos Ltda` : '',
    ])
  }

  const start = Date.parse(`${month}-01T00:00:00Z`)
  const events: { at: number; cells: string[] }[] = []
  const shown = (at: number): string => {
    const [date = '', time = ''] = new Date(at).toISOString().split('T')
    return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`
  }
  for (let ticket = 1; events.length < EVENTS; ticket++) {
    const contact = digits(between(1, CONTACTS), 5)
    const opened = start + between(0, 25) * DAY + between(7 * 60, 19 * 60) * MINUTE
    const number = `OC-${digits(ticket, 6)}`
    const protocol = `${month.slice(0, 4)}-${digits(ticket, 6)}`
    const subject = pick(SUBJECTS)
    const add = (at: number, type: string, status: string, kind: string, template = ''): void => {
      events.push({
        at,
        cells: [
          shown(at),
          number,
          contact,
          TREE,
          type,
          status,
          kind,
          template,
          protocol,
          shown(opened).slice(0, 10),
          subject,
          shown(at + DAY).slice(0, 10),
          '14:00',
        ],
      })
    }
    const way = next()
    if (way < 0.5) {
      add(opened, 'Manutenção', 'Aberta', 'status')
      const visit = opened + between(30, 600) * MINUTE
      if (next() < 0.7) add(visit, 'Manutenção', 'Visita agendada', 'status')
      add(visit + between(1, 3) * DAY, 'Manutenção', 'Em execução', 'status')
      const done = visit + between(3, 4) * DAY
      for (let time = 0; time < PLANTED.times; time++) add(done + time * MINUTE, 'Manutenção', PLANTED.status, 'status')
    } else if (way < 0.75) {
      add(opened, 'Financeiro', 'Aguardando pagamento', 'status')
      if (next() < 0.4) add(opened + 2 * DAY, 'Financeiro', '', 'operar')
      if (next() < 0.8) add(opened + 3 * DAY, 'Financeiro', 'Paga', 'status')
    } else
      add(opened, 'Atendimento por chat', '', 'chat', next() < 0.9 ? pick(['mudanca_status_v3', 'chamado_concluido_v1']) : '')
  }
  events.sort((a, b) => a.at - b.at)

  const names =
    'data ocorrencia contato arvore solicitacao status tipo template PROTOCOLO DATA_ABERTURA ASSUNTO DATA_AGENDAMENTO HORA_AGENDAMENTO'
  const text = (rows: readonly string[][]): string => `\uFEFF${rows.map((cells) => csvRow(cells, ';')).join('')}`
  return {
    contacts: text(contacts),
    events: text([names.split(' '), ...events.map(({ cells }) => cells)]),
    planted: PLANTED,
  }
}

const PLANTED = { status: 'Concluída', times: 10, token: 'NOME' } as const
