import { Stop } from '../say.mjs'

/** What each system signs with; see CONTRIBUTING.md. Every release also signs its list of checksums, and its update feed. */
const NEEDED = {
  linux: ['DISPARO_HOMEPAGE'],
  darwin: ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  win32: ['CSC_LINK', 'CSC_KEY_PASSWORD'],
}

/**
 * The names of the variables that a signed release on this system lacks. An empty one is a
 * missing one: that is what a workflow makes of a secret that nobody set.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function missingForRelease(platform, env) {
  const own = platform === 'darwin' || platform === 'win32' ? NEEDED[platform] : NEEDED.linux
  return ['DISPARO_SIGNING_KEY', ...own].filter((name) => !env[name]?.trim())
}

/** @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env @throws {Stop} rather than ship something unsigned */
export function demandForRelease(platform, env) {
  const missing = missingForRelease(platform, env)
  if (missing.length > 0)
    throw new Stop({
      en: `A release is signed or it is none: ${missing.join(', ')} must be set (CONTRIBUTING.md says what each is).`,
      pt: `Uma versão sai assinada ou não sai: defina ${missing.join(', ')} (o CONTRIBUTING.md diz o que é cada uma).`,
    })
}
