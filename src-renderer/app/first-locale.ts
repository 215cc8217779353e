import { api, rpc } from '../connection/index.ts'
import { type Locale, preferredLocale } from '../i18n/index.ts'
import { queries } from './queries.ts'

/** Longer than the program takes to answer, shorter than a person waits for an empty window. */
const PATIENCE_MS = 1_500

/**
 * The language to begin with: the one in the settings, so that no other is loaded and shown
 * first; the system's where the program does not answer. The first page finds the answer there.
 */
export async function firstLocale(): Promise<Locale> {
  const patience = AbortSignal.timeout(PATIENCE_MS)
  const silence = new Promise<null>((resolve) => patience.addEventListener('abort', () => resolve(null)))
  try {
    const info = await Promise.race([api.app.info(), silence])
    if (info === null) return preferredLocale()
    queries.setQueryData(rpc.app.info.queryKey(), info)
    return info.settings.locale
  } catch {
    // The page says so itself, with its banner.
    return preferredLocale()
  }
}
