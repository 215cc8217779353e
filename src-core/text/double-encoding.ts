/** What Windows-1252 has at 0x80–0x9F; five places are free and stay control characters. */
const HIGH = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))
const BYTES = new Map(Array.from(HIGH, (sign, at) => [sign, 0x80 + at]))

/** Signs that are one byte of Windows-1252 each, beginning with one that begins a character in UTF-8. */
const RUN = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00ff${HIGH.replace(/[\\\]^-]/g, '\\$&')}]+`, 'g')

/**
 * Undoes what a program did that read UTF-8 as Windows-1252 and wrote it as UTF-8 again:
 * `JosÃ©` gives `José`. What is no such damage stays as it is, also `SÃO` and `Ângela`.
 */
export function mendDoubleEncoding(text: string): string {
  return text.replace(RUN, (run) => {
    const bytes = Uint8Array.from(run, (sign) => BYTES.get(sign) ?? sign.charCodeAt(0))
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return run
    }
  })
}

export const isDoublyEncoded = (text: string): boolean => mendDoubleEncoding(text) !== text
