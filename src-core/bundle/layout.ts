import { canonicalJson } from './canonical.ts'
import { type BundleResult, bundleError } from './errors.ts'
import { type BundleContent, bundleSchema, TEMPLATE_KEY } from './schema.ts'

export const MANIFEST = 'manifest.json'
/** The only file that is read by people and is no JSON. */
export const README = 'README.md'

/** A bundle's files by path, parsed (README.md: its text) and not yet judged: what migrations work on. */
export type BundleDocument = Record<string, unknown>

const ROLES = {
  'manifest.json': 'manifest',
  'providers.json': 'providers',
  'numbers.json': 'numbers',
  'triggers.json': 'triggers',
  'services.json': 'services',
  'consent.json': 'consent',
  'sending.json': 'sending',
  'variables.json': 'variables',
  [README]: 'readme',
} as const satisfies Record<string, keyof BundleContent>

/** Where it says nothing, it is not there. */
const OPTIONAL: ReadonlySet<string> = new Set<keyof typeof ROLES>(['sending.json', README])

const TEMPLATE_FILE = /^templates\/(.+)\.json$/
export const templatePath = (key: string): string => `templates/${key}.json`

/** Every file in the order in which it stands in the archive: the manifest, then by path. */
export function bundleFiles(content: Omit<BundleContent, 'manifest'> & { manifest?: BundleContent['manifest'] }): {
  path: string
  text: string
}[] {
  const files = Object.entries(ROLES).flatMap(([path, role]) =>
    content[role] === undefined
      ? []
      : [{ path, text: role === 'readme' ? (content.readme ?? '') : canonicalJson(content[role]) }],
  )
  for (const [key, template] of Object.entries(content.templates))
    files.push({ path: templatePath(key), text: canonicalJson(template) })
  const rank = (path: string): string => (path === MANIFEST ? '' : path)
  return files.sort((a, b) => (rank(a.path) < rank(b.path) ? -1 : 1))
}

/** What stands in a file, as a document has it. @throws SyntaxError where it should be JSON and is not */
export const parseFileText = (path: string, text: string): unknown => (path === README ? text : (JSON.parse(text) as unknown))

/** Strict reading of a document in the newest shape. The first file or field that is not understood is named. */
export function readDocument(document: BundleDocument): BundleResult<BundleContent> {
  const unpacked: Record<string, unknown> & { templates?: unknown } = {}
  const templates: [string, unknown][] = []
  for (const [path, value] of Object.entries(document)) {
    const role = Object.hasOwn(ROLES, path) ? ROLES[path as keyof typeof ROLES] : null
    const key = TEMPLATE_FILE.exec(path)?.[1]
    if (role) unpacked[role] = value
    else if (key !== undefined && TEMPLATE_KEY.test(key)) templates.push([key, value])
    else return bundleError('unknown-file', { path })
  }
  for (const [path, role] of Object.entries(ROLES)) {
    if (!Object.hasOwn(unpacked, role) && !OPTIONAL.has(path)) return bundleError('missing-file', { path })
  }
  unpacked.templates = Object.fromEntries(templates)
  const parsed = bundleSchema.safeParse(unpacked)
  if (parsed.success) return { ok: true, value: parsed.data }
  const { issues } = parsed.error
  // What is not known says most: a misspelt field is also a missing one.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  const [role = '', ...rest] = issue?.path.map(String) ?? []
  const path = role === 'templates' ? templatePath(rest.shift() ?? '') : role === 'readme' ? README : `${role}.json`
  if (issue?.code === 'unrecognized_keys')
    return bundleError('unknown-field', { path, field: [...rest, issue.keys[0] ?? ''].join('.') })
  const field = rest.join('.')
  if (issue && valueAt(unpacked, issue.path) === undefined) return bundleError('missing-field', { path, field })
  return bundleError('invalid-field', { path, field: field === '' ? '.' : field, problem: issue?.message ?? '' })
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null) return undefined
    return Object.hasOwn(at, key) ? (at as Record<PropertyKey, unknown>)[key] : undefined
  }, value)
}
