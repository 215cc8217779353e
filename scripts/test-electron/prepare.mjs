import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Stop } from '../say.mjs'

/** Makes something beside its place and moves it there whole: two who prepare at once don't meet. @param {string} place @param {(temporary: string) => Promise<void>} make */
export async function whole(place, make) {
  mkdirSync(dirname(place), { recursive: true })
  const folder = mkdtempSync(join(dirname(place), '.preparing-'))
  try {
    const made = join(folder, basename(place))
    await make(made)
    try {
      renameSync(made, place)
    } catch (error) {
      // Somebody else was first.
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST'))) throw error
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {{ code: number, output: string }} ended @param {string} what */
export function mustEndWell({ code, output }, what) {
  if (code === 0) return
  process.stderr.write(output.slice(-4_000))
  throw new Stop({
    en: `${what} ended with ${code}; its own words are above.`,
    pt: `${what} terminou com ${code}; a mensagem está acima.`,
  })
}
