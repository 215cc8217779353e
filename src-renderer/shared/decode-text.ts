/**
 * A text file as spreadsheet programs save it: UTF-8, UTF-16 with its byte order mark
 * ("Unicode text"), else Windows-1252, which the Brazilian Excel writes by default.
 */
export function decodeText(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: every byte means something in Windows-1252.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
