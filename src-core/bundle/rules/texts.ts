import { unreadableIn } from '#core/template'
import { type BundleFault, fault } from '../fault.ts'
import { bundleFiles, parseFileText, README } from '../layout.ts'
import type { BundleContent } from '../schema.ts'

/** Where a text may have several lines. What is in a value is judged with its binding. */
const LINES = /^structure\.(header\.text|body|footer)$|\.sample$|^openPoints\.\d+\.reason$/
/** What is judged elsewhere: these are made of other texts, or refused by a rule of their own. */
const ELSEWHERE = /^crmText\.|^bindings\.\d+\.(source\.text|fallback)$/
/** Where the name says that there may be nothing. */
const MAY_BE_BLANK =
  /^crmText\.|^bindings\.|^structure\.(header\.text|footer|buttons\.\d+\.payload)$|\.sample$|\.label$|^settings\.|\.settings\.|^openPoints\.\d+\.about$/

/** Emoji, steering signs, what no database holds, and names that say nothing, in every text of every file (M3). */
export function* textFaults(content: BundleContent): Generator<BundleFault> {
  const { files: _hashes, ...manifest } = content.manifest
  for (const { path, value } of partsOf({ ...content, manifest: manifest as BundleContent['manifest'] }))
    for (const { field, text } of textsIn(value, '')) {
      const found = unreadableIn(text, { lines: path === README || LINES.test(field) })
      if (found?.what === 'unstorable') yield fault('text-unstorable', { path, field, found: found.found })
      else if (found && !ELSEWHERE.test(field))
        yield fault(found.what === 'emoji' ? 'emoji' : 'control-character', { path, field, found: found.found })
      if (text.trim() === '' && !MAY_BE_BLANK.test(field)) yield fault('blank-text', { path, field })
    }
}

/** Each file with its value, in the archive's order. */
function partsOf(content: BundleContent): { path: string; value: unknown }[] {
  return bundleFiles(content).map(({ path, text }) => ({ path, value: parseFileText(path, text) }))
}

/** Every text in a JSON value with the way to it; the names of members are texts too. */
function* textsIn(value: unknown, field: string): Generator<{ field: string; text: string }> {
  if (typeof value === 'string') yield { field, text: value }
  else if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* textsIn(each, field ? `${field}.${index}` : `${index}`)
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      const at = field ? `${field}.${name}` : name
      if (unreadableIn(name)) yield { field: at, text: name }
      yield* textsIn(each, at)
    }
}
