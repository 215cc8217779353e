import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { Client } from 'pg'

const run = promisify(execFile)

/** Debian keeps them apart by version, the newest is asked first; elsewhere they are on PATH. */
const DEBIAN = '/usr/lib/postgresql'
const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)]
const bin = folders.find((folder) => ['initdb', 'postgres'].every((tool) => existsSync(join(folder, tool))))
const openssl = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'openssl'))
  .find(existsSync)

/**
 * Whether this machine can start a PostgreSQL server of its own, so that tests which
 * need one can be left out elsewhere. In CI it must: there this throws.
 */
export const postgresAvailable = (): boolean => {
  if (bin === undefined && process.env.CI) throw new Error('no PostgreSQL server can be started: postgresql not installed')
  return bin !== undefined
}

/** Debian's postgresql brings it along. */
export const tlsAvailable = (): boolean => postgresAvailable() && openssl !== undefined

/** PostgreSQL refuses to run as root: then it is `nobody`, who has this id on every system that has one. */
const NOBODY = 65_534
const someone = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
/** With what an address must escape. */
const PASSWORD = 's3nha p@ra:testes/#?%25'

/** A space of its own inside the server, empty at first. */
export type PostgresSchema = {
  /** What follows `--into`, password and all. */
  url: string
  query(sql: string): Promise<Record<string, unknown>[]>
}

export type PostgresServer = {
  host: string
  port: number
  user: string
  password: string
  /** The certificate file that its TLS stands on; null where there is no openssl to make one. */
  certificate: string | null
  newSchema(): Promise<PostgresSchema>
  close(): Promise<void>
}

/**
 * A real PostgreSQL server on loopback with a cluster of its own, which takes about two
 * seconds. It stops and takes its folder with it also when the test's process is killed.
 */
export async function startPostgres(): Promise<PostgresServer> {
  if (bin === undefined) throw new Error('postgresAvailable() says whether this can be asked for')
  const home = await mkdtemp(join(tmpdir(), 'disparo-postgres-'))
  if (someone.uid !== undefined) await chown(home, someone.uid, someone.gid)
  const data = join(home, 'data')
  const passwordFile = join(home, 'password')
  await writeFile(passwordFile, PASSWORD)
  const env = { ...process.env, LC_ALL: 'C' }
  const setUp = ['--auth=scram-sha-256', '--username=disparo', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--no-sync']
  await run(join(bin, 'initdb'), ['--pgdata', data, ...setUp], { ...someone, env, cwd: home })

  const port = await freePort()
  const certificate = openssl === undefined ? null : await makeCertificate(openssl, home)
  const settings = {
    port,
    ...(certificate !== null && { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: join(home, 'server.key') }),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    shared_buffers: '16MB',
    max_connections: 30,
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // The shell waits for the end of its input, which comes with ours at the latest.
  const script = '"$@" & server=$!; read -r _; kill -INT "$server"; wait "$server"; rm -rf "$0"'
  const child = spawn('/bin/sh', ['-c', script, home, join(bin, 'postgres'), '-D', data, ...options], {
    ...someone,
    env,
    cwd: home,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const close = async () => {
    child.stdin.end()
    await ended
  }
  const log: string[] = []
  const ready = new Promise<void>((done, fail) => {
    createInterface(child.stderr).on('line', (line) => {
      log.push(line)
      if (line.includes('ready to accept connections')) done()
      if (line.includes('FATAL') || line.includes('is shut down')) fail(new Error(log.join('\n')))
    })
  })
  await ready.catch(async (error: unknown) => {
    await close()
    throw error
  })

  const host = '127.0.0.1'
  const user = 'disparo'
  let schemas = 0
  const query = async (sql: string, schema = 'public'): Promise<Record<string, unknown>[]> => {
    const options = `-c search_path=${schema}`
    const client = new Client({ host, port, user, password: PASSWORD, database: 'postgres', options })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows
    } finally {
      await client.end()
    }
  }
  return {
    host,
    port,
    user,
    password: PASSWORD,
    certificate,
    async newSchema() {
      const name = `space_${++schemas}`
      await query(`CREATE SCHEMA ${name}`)
      const at = `${host}:${port}/postgres?options=${encodeURIComponent(`-c search_path=${name}`)}`
      return {
        url: `postgres://${user}:${encodeURIComponent(PASSWORD)}@${at}`,
        query: (sql) => query(sql, name),
      }
    },
    close,
  }
}

/** Self-signed, for 127.0.0.1; the server takes a key only from a file that is its own. */
async function makeCertificate(program: string, home: string): Promise<string> {
  const certificate = join(home, 'server.crt')
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(home, 'server.key')]
  const subject = ['-subj', '/CN=disparo', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
  await run(program, ['req', '-x509', ...key, ...subject, '-out', certificate], { ...someone, cwd: home })
  return certificate
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
