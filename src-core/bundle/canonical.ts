/** No part of a bundle nests half as deep; what does is not one of ours and would only wear out the stack. */
const MAX_DEPTH = 32

/**
 * The one text of a value: keys sorted by UTF-16 code unit, two blanks of indent, LF,
 * a final newline. Equal values give equal texts, whatever order their keys were written in.
 * @throws TypeError for what JSON would drop or bend: undefined, NaN, infinities, functions, dates, class instances
 * @throws RangeError for values nested deeper than MAX_DEPTH
 */
export function canonicalJson(value: unknown): string {
  return `${write(value, '', '$')}\n`
}

function write(value: unknown, indent: string, at: string): string {
  if (indent.length > MAX_DEPTH * 2) throw new RangeError(`nested too deep at ${at}`)
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    // Array.from, because map would step over the holes of a sparse array
    const items = Array.from(value, (item: unknown, index) => deeper + write(item, deeper, `${at}[${index}]`))
    return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`
  }
  if (!isPlainObject(value)) throw new TypeError(`not JSON at ${at}: ${typeof value} ${String(value)}`)
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${deeper}${JSON.stringify(key)}: ${write(member, deeper, `${at}.${key}`)}`)
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Whether canonicalJson takes a parsed JSON value: not nested too deep, and no number like
 * `1e999` that became infinite. Walks without recursion, so it can be asked of anything.
 */
export function fitsCanonical(value: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value === 'number' && !Number.isFinite(next.value)) return false
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth >= MAX_DEPTH) return false
    for (const member of Object.values(next.value)) open.push({ value: member, depth: next.depth + 1 })
  }
  return true
}
