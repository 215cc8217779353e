import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Connection, createConnection } from 'mysql2/promise'

/** Debian keeps the server in a folder that is on nobody's PATH but root's. */
const folders = ['/usr/sbin', ...(process.env.PATH ?? '').split(delimiter)]
const onPath = (name: string): string | undefined => folders.map((folder) => join(folder, name)).find(existsSync)
const program = onPath('mariadbd')
/** What a database administrator runs a script with. */
export const mariadbClient = onPath('mariadb')

/**
 * Whether this machine can start a MariaDB server of its own, so that tests which need one
 * can be left out elsewhere. In CI it must: there this throws.
 */
export const mariadbAvailable = (): boolean => {
  if (program === undefined && process.env.CI)
    throw new Error('no MariaDB server can be started: mariadb-server-core not installed')
  return program !== undefined
}

/** It refuses to run as root: then it is `nobody`, who has this id on every system that has one. */
const NOBODY = 65_534
const someone = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

export type MariadbServer = {
  socket: string
  /** A connection to a new, empty database; several statements at once are taken. It closes with the server. */
  newDatabase(): Promise<{ name: string; connection: Connection }>
  close(): Promise<void>
}

/**
 * A real MariaDB server on a socket in a folder of its own, ready in half a second because
 * it has no users and no system tables. It stops and takes its folder with it also when the
 * test's process is killed.
 */
export async function startMariadb(): Promise<MariadbServer> {
  if (program === undefined) throw new Error('mariadbAvailable() says whether this can be asked for')
  const home = await mkdtemp(join(tmpdir(), 'disparo-mariadb-'))
  const data = join(home, 'data')
  await mkdir(data)
  if (someone.uid !== undefined) for (const folder of [home, data]) await chown(folder, someone.uid, someone.gid)
  const socket = join(home, 'socket')
  const options = [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    `--pid-file=${join(home, 'pid')}`,
    '--skip-networking',
    '--skip-grant-tables',
    '--innodb-buffer-pool-size=32M',
    '--innodb-log-file-size=16M',
    '--innodb-flush-log-at-trx-commit=0',
  ]
  // The shell waits for the end of its input, which comes with ours at the latest.
  const script = '"$@" & server=$!; read -r _; kill -TERM "$server"; wait "$server"; rm -rf "$0"'
  const child = spawn('/bin/sh', ['-c', script, home, program, ...options], {
    ...someone,
    cwd: home,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const connections: Connection[] = []
  const close = async () => {
    for (const connection of connections) connection.destroy()
    child.stdin.end()
    await ended
  }
  const log: string[] = []
  const ready = new Promise<void>((done, fail) => {
    createInterface(child.stderr).on('line', (line) => {
      log.push(line)
      if (line.includes('ready for connections')) done()
      if (line.includes('Aborting')) fail(new Error(log.join('\n')))
    })
  })
  await ready.catch(async (error: unknown) => {
    await close()
    throw error
  })

  let databases = 0
  return {
    socket,
    async newDatabase() {
      const name = `space_${++databases}`
      const connection = await createConnection({ socketPath: socket, user: 'root', multipleStatements: true })
      connections.push(connection)
      await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4; USE ${name}`)
      return { name, connection }
    },
    close,
  }
}
