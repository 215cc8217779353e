import { createHash, randomBytes, randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ownFile, ownFolder } from '../disk/index.ts'

/**
 * How the owner's browser gets in, and nobody else.
 *
 * What stands on a command line is everybody's (`ps`, /proc/PID/cmdline), at the moment at
 * which a program starts: whoever watches all the time would use a ticket in an address
 * before the browser has opened its first window. An address is kept besides, in the
 * history. So the browser is given neither: it is given the name of a file, in a folder
 * that only its owner may enter, and the file's form posts a ticket, good once and for a
 * minute. Where no browser can be given a file (another machine, one that is locked into
 * its own folders) the person types a code from the terminal.
 *
 * Both are exchanged for a key, which stays in the memory of the tabs of that one origin:
 * not in a cookie, because browsers send those to every port of 127.0.0.1, whoever listens.
 */
export type Entrance = {
  /** A new file to be opened, and a code that takes the place of the one before. */
  invite(address: string): Invitation
  /** What a ticket or a code is exchanged for. */
  enter(given: { ticket: string } | { code: string }): { key: string } | { refused: Refusal }
  /** Whether a key opens the socket. */
  holds(key: string): boolean
  /** Leaves no file behind. */
  close(): void
}

export type Invitation = { file: string; code: string }
/** `used`: somebody was let in by it before; what that one got is taken back. */
export type Refusal = 'wrong' | 'late' | 'used'

export type EntranceOptions = {
  /** The key of whoever started the program. */
  key: string
  /** For the files; made when absent. */
  folder: string
  /** Milliseconds. */
  now?: () => number
  /** A key no longer counts: the sockets that came with it have to go. */
  onRevoked(key: string): void
}

const TICKET_MS = 60_000
const CODE_MS = 10 * 60_000
/** Nothing in it looks like something else; eight of them are 40 bits. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CODE_LENGTH = 8

type Ticket = { until: number; file: string; key: string | null }

export function createEntrance({ key: firstKey, folder, now = Date.now, onRevoked }: EntranceOptions): Entrance {
  const keys = new Set([digest(firstKey)])
  const tickets = new Map<string, Ticket>()
  let code: { digest: string; until: number } | null = null
  // What a killed one left is worth nothing any more.
  rmSync(folder, { recursive: true, force: true })

  function newKey(): string {
    const key = secret()
    keys.add(digest(key))
    return key
  }

  function byTicket(given: string): { key: string } | { refused: Refusal } {
    const ticket = tickets.get(digest(given))
    if (!ticket) return { refused: 'wrong' }
    rmSync(ticket.file, { force: true })
    if (ticket.key !== null) {
      // One of the two who came with it is not the owner, and nobody can say which.
      keys.delete(digest(ticket.key))
      onRevoked(ticket.key)
      return { refused: 'used' }
    }
    if (now() > ticket.until) return { refused: 'late' }
    ticket.key = newKey()
    return { key: ticket.key }
  }

  function byCode(given: string): { key: string } | { refused: Refusal } {
    if (code === null || digest(plain(given)) !== code.digest) return { refused: 'wrong' }
    const isLate = now() > code.until
    code = null
    return isLate ? { refused: 'late' } : { key: newKey() }
  }

  return {
    invite(address) {
      const ticket = secret()
      const file = join(ownFolder(folder), `disparo-${randomBytes(4).toString('hex')}.html`)
      ownFile(file, entryFile(address, ticket))
      setTimeout(() => rmSync(file, { force: true }), TICKET_MS).unref()
      tickets.set(digest(ticket), { until: now() + TICKET_MS, file, key: null })
      const signs = Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
      code = { digest: digest(signs), until: now() + CODE_MS }
      return { file, code: `${signs.slice(0, 4)}-${signs.slice(4)}` }
    },
    enter: (given) => ('ticket' in given ? byTicket(given.ticket) : byCode(given.code)),
    // Looked up by its hash, so that the time it takes says nothing.
    holds: (key) => keys.has(digest(key)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const plain = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Sends its ticket by itself; without scripts by a button. Nothing of it is in its own address. */
const entryFile = (address: string, ticket: string): string => `<!doctype html>
<html lang="pt-BR"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Disparo</title>
<form method="post" action="${address}/enter"><input type="hidden" name="ticket" value="${ticket}"><button>Disparo</button></form>
<script>document.forms[0].submit()</script>
</html>
`
