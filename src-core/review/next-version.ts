/**
 * The name of a template's next version: `aviso` and `aviso_v1` become `aviso_v2`; a taken one is skipped.
 * @param taken names of the account, with those that were deleted and are locked
 */
export function nextVersionName(name: string, taken: Iterable<string> = []): string {
  const names = new Set(taken)
  const [, stem = name, digits = '1'] = /^(.*)_v(\d{1,6})$/.exec(name) ?? []
  let version = Number(digits) + 1
  while (names.has(named(stem, version))) version++
  return named(stem, version)
}

/** Meta's longest name. */
const LONGEST = 512

const named = (stem: string, version: number): string => {
  const suffix = `_v${version}`
  return stem.slice(0, LONGEST - suffix.length) + suffix
}
