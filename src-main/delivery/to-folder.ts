import { existsSync, readFileSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type DeliveryAnswer, readAnswer } from './answer.ts'
import { sharedFile } from './shared-file.ts'

/** Where a CRM moves what it has read, with the answer beside it. */
export const OUTCOMES = ['loaded', 'refused'] as const
/** How often to look for the answer, in milliseconds. */
const LOOK_MS = 500

/**
 * Puts a bundle into a folder that a CRM watches, whole or not at all, and waits for its answer.
 * @param by.patience milliseconds; 0: does not wait
 * @returns null where no answer came in time: the bundle lies there
 * @throws what the file system says
 */
export async function deliverToFolder(
  bundle: { bytes: Uint8Array; name: string },
  folder: string,
  by: { sleep(ms: number): Promise<void>; patience: number },
): Promise<DeliveryAnswer | null> {
  const name = freeName(folder, basename(bundle.name))
  const draft = join(folder, `.${name}.part`)
  sharedFile(draft, bundle.bytes)
  renameSync(draft, join(folder, name))
  const places = OUTCOMES.map((outcome) => join(folder, outcome, `${name}.json`))
  for (let waited = 0; waited < by.patience; waited += LOOK_MS) {
    for (const place of places) {
      // Half of one is no answer yet.
      const answer = existsSync(place) ? readAnswer(readFileSync(place, 'utf8')) : null
      if (answer) return answer
    }
    await by.sleep(LOOK_MS)
  }
  return null
}

/** A name under which nothing was delivered before: the answer to an earlier one is no answer to this. */
function freeName(folder: string, name: string): string {
  const stem = name.replace(/\.disparo$/, '')
  for (let at = 1; ; at++) {
    const tried = at === 1 ? `${stem}.disparo` : `${stem}-${at}.disparo`
    const taken = [join(folder, tried), ...OUTCOMES.map((outcome) => join(folder, outcome, `${tried}.json`))]
    if (!taken.some((path) => existsSync(path))) return tried
  }
}
