/** @typedef {import('./say.mjs').Sentence} Sentence */
/** @typedef {{ shell: 'electron' | 'fetch-electron' | 'browser', why: Sentence }} Choice */

/**
 * Which shell a start opens, and why. Looks at nothing by itself.
 * @param {{ asked: 'electron' | 'browser' | null, platform: NodeJS.Platform, env: NodeJS.ProcessEnv, root: boolean, runtime: boolean, failedLately: boolean }} facts
 *   root: started as root; runtime: Electron's runtime is there; failedLately: fetching it failed within the last day
 * @returns {Choice}
 */
export function chooseShell({ asked, platform, env, root, runtime, failedLately }) {
  const browser = (/** @type {string} */ en, /** @type {string} */ pt) =>
    /** @type {Choice} */ ({ shell: 'browser', why: { en, pt } })
  if (asked === 'browser') return browser('as asked', 'como pedido')
  if (asked === 'electron') return { shell: runtime ? 'electron' : 'fetch-electron', why: { en: 'as asked', pt: 'como pedido' } }
  if (!hasDisplay(platform, env)) return browser('Electron needs a display', 'o Electron precisa de uma tela (display)')
  if (platform === 'linux' && root)
    return browser("Electron's sandbox refuses to run as root", 'a sandbox do Electron não aceita rodar como root')
  if (runtime) return { shell: 'electron', why: { en: 'its runtime is here', pt: 'o runtime dele está aqui' } }
  if (failedLately)
    return browser(
      "Electron's runtime could not be fetched lately; `npm start -- --electron` tries again",
      'o runtime do Electron não pôde ser baixado há pouco; `npm start -- --electron` tenta de novo',
    )
  return { shell: 'fetch-electron', why: { en: 'its runtime can be fetched', pt: 'o runtime dele pode ser baixado' } }
}

/** Only Linux runs without one. @param {NodeJS.Platform} platform @param {NodeJS.ProcessEnv} env */
export const hasDisplay = (platform, env) => platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
