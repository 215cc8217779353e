import { chmodSync, writeFileSync } from 'node:fs'

/** A file that another program's user reads: a bundle and an answer have no secret in them. Never over one that is there. */
export function sharedFile(file: string, content: string | Uint8Array): void {
  writeFileSync(file, content, { flag: 'wx' })
  chmodSync(file, 0o644)
}
