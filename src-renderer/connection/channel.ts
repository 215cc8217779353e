import type { ClientContext, ClientLink } from '@orpc/client'

/** An open way to the main process. `closed` settles when it is gone. */
export type Channel = { link: ClientLink<ClientContext>; closed: Promise<void> }

/** There is no way to the main process, or it did not answer in time. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** The main process is there and does not know this page. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused'
}
