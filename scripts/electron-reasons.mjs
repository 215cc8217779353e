/** @typedef {import('./say.mjs').Sentence} Sentence */

/**
 * What Electron (Chromium) says on stderr before it dies, and what it means. The
 * first match counts: a missing library is told before anything else can be.
 * @type {{ said: RegExp, means: (match: RegExpMatchArray) => Sentence }[]}
 */
const REASONS = [
  {
    said: /error while loading shared libraries: ([^\s:]+)/,
    means: ([, library]) => ({ en: `the system library ${library} is missing`, pt: `falta a biblioteca de sistema ${library}` }),
  },
  {
    said: /Running as root without --no-sandbox/,
    means: () => ({ en: 'its sandbox refuses to run as root', pt: 'a sandbox dele não aceita rodar como root' }),
  },
  {
    said: /SUID sandbox helper binary was found, but is not configured correctly|No usable sandbox/,
    means: () => ({
      en: 'this system does not let it set up its sandbox (unprivileged user namespaces are blocked)',
      pt: 'este sistema não o deixa montar a sandbox (user namespaces sem privilégio estão bloqueados)',
    }),
  },
  {
    said: /Missing X server or \$DISPLAY|Failed to connect to Wayland display|The platform failed to initialize/,
    means: () => ({ en: 'there is no display', pt: 'não há tela (display)' }),
  },
  {
    said: /EACCES/,
    means: () => ({ en: 'its program file may not be executed', pt: 'o arquivo do programa não pode ser executado' }),
  },
  {
    said: /ENOENT|ENOEXEC|Exec format error/,
    means: () => ({ en: 'its program file does not run on this system', pt: 'o arquivo do programa não roda neste sistema' }),
  },
]

/**
 * Why Electron did not open, from what it left behind.
 * @param {{ stderr: string, code: number | null, signal: NodeJS.Signals | null, silentFor: number | null }} end silentFor: seconds, when it had to be ended
 * @returns {Sentence}
 */
export function reasonFor({ stderr, code, signal, silentFor }) {
  for (const { said, means } of REASONS) {
    const match = said.exec(stderr)
    if (match) return means(match)
  }
  if (silentFor !== null)
    return { en: `its window did not answer within ${silentFor} s`, pt: `a janela dele não respondeu em ${silentFor} s` }
  if (signal) return { en: `it was ended by ${signal}`, pt: `foi encerrado por ${signal}` }
  return { en: `it ended with code ${code} before its window opened`, pt: `terminou com código ${code} antes de abrir a janela` }
}
