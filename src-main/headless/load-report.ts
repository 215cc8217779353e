import { existsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { BundleContent } from '#core/bundle'
import { type LoadReport, writeLoadReport } from '../bundle/index.ts'
import { instant, systemClock } from '../clock.ts'
import { ownFile, writeFileSet } from '../disk/index.ts'
import { GENERATOR } from '../generator.ts'
import { type KeyPlace, withKeyRing } from './key.ts'
import { type Terminal, UsageError } from './output.ts'

/** `--report FILE`: where the report goes, who loads (`--name`, else the system's user), and the key that signs it (`--as`). */
export type ReportWish = { file: string; by: string | undefined; key: string | undefined; place: KeyPlace }

/**
 * What can go wrong with a report goes wrong before the load: its file is there already, the keychain is locked.
 * @returns how it is written when the load is done
 */
export async function prepareReport({ file, by, key, place }: ReportWish, terminal: Pick<Terminal, 't'>) {
  const { t } = terminal
  if (existsSync(file)) throw new UsageError(t('cli:bundle.reportExists', { file }))
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(t('cli:place.unusable', { file }))
  const signer = key === undefined ? null : await withKeyRing(place, terminal, (ring) => ring.signer(key))
  const loadedBy = by ?? signer?.name ?? userName()
  return async (bytes: Uint8Array, content: BundleContent, target: string, counts: LoadReport): Promise<void> => {
    const text = writeLoadReport({
      ...{ content, bytes, target, loadedBy, counts, signer },
      loadedAt: instant(systemClock),
      generator: GENERATOR,
    })
    const name = basename(file)
    await writeFileSet(dirname(file), [name], async (folder) => ownFile(join(folder, name), text))
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // An id without a record, as containers have them.
    return String(process.getuid?.() ?? '?')
  }
}
