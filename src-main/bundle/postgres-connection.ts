import type { Client } from 'pg'
import { postgresAddress } from './postgres-address.ts'
import { explainPostgres } from './postgres-refusal.ts'
import type { PasswordSource } from './target.ts'

/** How long to wait for a connection unless the address says so, in milliseconds. */
const CONNECT_MS = 10_000

export type PostgresConnection = {
  /** What was typed, without a password: for messages. */
  label: string
  showsPassword: boolean
  /** @throws LoadTargetError */
  open(): Promise<Client>
  /** Runs what may fail at the server, and says a refusal in its own words. */
  explained<T>(work: () => Promise<T>): Promise<T>
}

/**
 * A PostgreSQL server that was named on the command line; nothing is connected to yet.
 * @param answerMs how long to wait for one answer
 * @throws LoadTargetError `address` when it can't be read
 */
export function postgresConnection(spec: string, { given, ask }: PasswordSource, answerMs: number): PostgresConnection {
  const { label, connection, secrets, showsPassword, connectMs } = postgresAddress(spec)
  let password = given
  if (given !== null) secrets.push(given)
  const explained = async <T>(phase: 'connect' | 'work', work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw explainPostgres(error, phase, secrets)
    }
  }
  const connect = async (): Promise<Client> => {
    // Only here: a start does not wait for it.
    const { Client } = await import('pg')
    const client = new Client({
      connectionString: connection,
      application_name: 'disparo',
      connectionTimeoutMillis: connectMs ?? CONNECT_MS,
      query_timeout: answerMs,
    })
    // Before the address, the environment and `.pgpass`, which `pg` looks into by itself.
    if (password !== null) client.password = password
    // What breaks between two questions is reported by the next one.
    client.on('error', () => undefined)
    try {
      await client.connect()
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    return client
  }
  const open = async (): Promise<Client> => {
    try {
      return await connect()
    } catch (error) {
      if (password !== null || !wantsPassword(error)) throw error
      password = await ask(label)
      if (password === null) throw error
      secrets.push(password)
      return connect()
    }
  }
  return {
    label,
    showsPassword,
    open: () => explained('connect', open),
    explained: (work) => explained('work', work),
  }
}

/** `pg`'s own complaint when the server asks for a password and nobody had one. */
const wantsPassword = (error: unknown): boolean =>
  error instanceof Error && /password must be a (non-empty )?string/i.test(error.message)
