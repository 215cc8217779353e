import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RehearseMeasure = {
  events: number
  /** Milliseconds: DuckDB's bare join and count over the same two files, in a program of its own. */
  bare: number
  /** Milliseconds: the whole rehearsal. */
  rehearsed: number
  /** Megabytes that the rehearsing program ever had resident. */
  rss: number
}

/**
 * A month of a CRM's history. `DISPARO_BENCH_EVENTS=10000000` is the size that is promised; there is a tenth as many
 * contacts as events.
 */
export function measureRehearsal(events = Number(process.env.DISPARO_BENCH_EVENTS ?? 1_000_000), runs = 3): RehearseMeasure {
  const folder = mkdtempSync(join(tmpdir(), 'disparo-bench-'))
  try {
    writeHistory(folder, events, events / 10)
    const program = (way: 'bare' | 'rehearsed'): { ms: number; rss: number } =>
      JSON.parse(
        execFileSync(process.execPath, [join(import.meta.dirname, 'rehearse-run.ts'), way, folder], { encoding: 'utf8' }),
      )
    const measured = Array.from({ length: runs }, () => ({ bare: program('bare'), rehearsed: program('rehearsed') }))
    return {
      events,
      bare: Math.min(...measured.map(({ bare }) => bare.ms)),
      rehearsed: Math.min(...measured.map(({ rehearsed }) => rehearsed.ms)),
      rss: Math.max(...measured.map(({ rehearsed }) => rehearsed.rss)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Request type, status and kind, as often as each other. */
const PLACES = [
  'Agendamento;Consulta marcada;status',
  'Financeiro;Boleto emitido;status',
  'Financeiro;Pago;',
  'Agendamento;;operar',
  'Agendamento;;chat',
  'Suporte;Aberta;status',
  'Suporte;Fechada;status',
]
const MONTH = 30 * 86_400_000

/** `contatos.csv` and `eventos.csv`: a fifth of the contacts has not opted in, two in a hundred events are of nobody. */
export function writeHistory(folder: string, events: number, contacts: number): void {
  let state = 20_261_001
  const below = (most: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % most
  }
  writeRows(join(folder, 'contatos.csv'), 'id;nome;telefone;aceita_whatsapp;PRIMEIRO_NOME', contacts, (row) => {
    const phone = row % 30 === 0 ? '' : `(11) 9${1000 + below(9000)}-${1000 + below(9000)}`
    return `${idOf(row)};Pessoa ${row};${phone};${row % 5 === 0 ? 'Não' : 'Sim'};${row % 10 === 0 ? '' : `Ana${row % 5000}`}`
  })
  const start = Date.UTC(2026, 9, 1)
  writeRows(join(folder, 'eventos.csv'), 'data;ocorrencia;contato;solicitacao;status;tipo', events, (row) => {
    const [date = '', time = ''] = new Date(start + Math.floor((row * MONTH) / events)).toISOString().split('T')
    const contact = idOf(1 + below(Math.ceil(contacts * 1.02)))
    return `${date.split('-').reverse().join('/')} ${time.slice(0, 8)};${below(events / 3)};${contact};${PLACES[below(PLACES.length)]}`
  })
}

const idOf = (row: number): string => String(row).padStart(7, '0')

function writeRows(path: string, names: string, rows: number, line: (row: number) => string): void {
  const out = openSync(path, 'w')
  let lines = [names]
  for (let row = 1; row <= rows; row++) {
    lines.push(line(row))
    if (lines.length < 20_000 && row < rows) continue
    writeSync(out, `${lines.join('\r\n')}\r\n`)
    lines = []
  }
  closeSync(out)
}
