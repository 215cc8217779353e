/**
 * The language of whoever started the program: the environment's; on Windows and macOS,
 * which set none, the system's; where nothing says it, that of those who use Disparo.
 */
export function terminalLocale(env: Readonly<Record<string, string | undefined>>, platform = process.platform): 'pt-BR' | 'en' {
  const system = platform === 'linux' ? '' : new Intl.DateTimeFormat().resolvedOptions().locale
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || system
  return wanted === '' || /^(pt|c\b|posix)/i.test(wanted) ? 'pt-BR' : 'en'
}
