import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { describe, expect, it } from 'vitest'
import { completeExample, INTERNAL, lintTemplate, RULES } from '#core/lint'
import type { RulePart } from '../../src-renderer/i18n/rules.ts'

/** The sentences, kept whole: both languages say the same, nothing is unused, nothing is written past them. */
const root = resolve(import.meta.dirname, '../..')

type Node = { [key: string]: Node | string }

function flatten(node: Node, prefix = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [name, value] of Object.entries(node)) {
    const key = prefix === '' ? name : `${prefix}.${name}`
    if (typeof value === 'string') all.set(key, value)
    else for (const [inner, text] of flatten(value, key)) all.set(inner, text)
  }
  return all
}

const NAMES = ['window', 'pages', 'problems', 'cli', 'desktop', 'report', 'rules'] as const
const locales = join(root, 'locales')
const catalogue = (locale: 'pt-BR' | 'en', name: string): Map<string, string> =>
  flatten(JSON.parse(readFileSync(join(locales, locale, `${name}.json`), 'utf8')))
const gapsOf = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? '').sort()

const sources = ['src-core', 'src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
)

type Ast = { type: string; start: number; [key: string]: unknown }

function visit(node: unknown, found: (node: Ast) => void): void {
  if (Array.isArray(node)) for (const child of node) visit(child, found)
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) found(node as Ast)
    for (const child of Object.values(node)) visit(child, found)
  }
}

const parsed = (file: string, text: string): unknown => parseSync(file, text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }).program

const strings = new Set<string>()
const families: RegExp[] = []
/** Every string of the sources, and a pattern for every template literal with gaps: `steps.${step}` uses the family. */
for (const { file, text } of sources) {
  visit(parsed(file, text), (node) => {
    if (node.type === 'Literal' && typeof node.value === 'string') strings.add(node.value)
    if (node.type !== 'TemplateLiteral' && node.type !== 'TSTemplateLiteralType') return
    const fixed = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
    if (!/^[\w-]+[.:]/.test(fixed[0] ?? '')) return
    families.push(new RegExp(`^${fixed.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^.]+')}$`))
  })
}

it('are these catalogues, in each language', () => {
  const files = NAMES.map((name) => `${name}.json`).sort()
  expect(readdirSync(locales).sort()).toEqual(['en', 'pt-BR'])
  for (const locale of readdirSync(locales)) expect(readdirSync(join(locales, locale)).sort()).toEqual(files)
})

describe.each(NAMES)('the sentences of %s', (name) => {
  const portuguese = catalogue('pt-BR', name)
  const english = catalogue('en', name)

  it('are the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...portuguese.keys()].sort())
  })

  it('have the same gaps in both languages', () => {
    const different = [...portuguese].flatMap(([key, text]) => {
      const other = english.get(key) ?? ''
      return gapsOf(text).join() === gapsOf(other).join() ? [] : [`${key}: ${text} / ${other}`]
    })
    expect(different).toEqual([])
  })

  it('are never blank', () => {
    expect([...portuguese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })

  it('have the singular and the plural wherever one of them is there', () => {
    const halves = [...portuguese.keys()].filter((key) => {
      if (key.endsWith('_one')) return !portuguese.has(key.replace(/_one$/, '_other'))
      return key.endsWith('_other') && !portuguese.has(key.replace(/_other$/, '_one'))
    })
    expect(halves).toEqual([])
  })

  it('call nothing an error: they say what happened', () => {
    const blunt = [...portuguese, ...english].filter(([, text]) => /\b(erros?|errors?)\b/i.test(text))
    expect(blunt.map(([key]) => key)).toEqual([])
  })
})

const withoutNumber = (key: string): string => key.replace(/_(one|other|many|zero)$/, '')

/** Whether a key that is asked for is there the types say, in the window as in the other shells. */
describe.each(['window', 'pages', 'problems', 'cli', 'desktop', 'report'])('the sentences of %s', (name) => {
  it('are all used somewhere', () => {
    const prefix = name === 'window' || name === 'pages' ? '' : `${name}:`
    const isUsed = (key: string): boolean => strings.has(key) || families.some((family) => family.test(key))
    const keys = [...catalogue('pt-BR', name).keys()].map((key) => prefix + withoutNumber(key))
    expect(keys.filter((key) => !isUsed(key))).toEqual([])
  })
})

describe('the sentences of the rules', () => {
  const PARTS = ['title', 'why', 'how', 'limits'] as const satisfies readonly RulePart[]
  const needed = [...RULES.values()].flatMap(({ id, messages, fix, examples }) => [
    ...PARTS.map((part) => `${id}.${part}`),
    ...Object.keys(messages).map((messageId) => `${id}.messages.${messageId}`),
    ...(fix === 'safe' ? [`${id}.suggestions.fix`] : []),
    ...examples.wrong.flatMap((example) => {
      const { content, context } = completeExample(example)
      const own = lintTemplate(content, context).filter(({ rule }) => rule === id)
      return own.flatMap(({ suggest }) => suggest.map(({ messageId }) => `${id}.suggestions.${messageId}`))
    }),
  ])
  const said = new Set([...catalogue('pt-BR', 'rules').keys()].map(withoutNumber))

  it('are there for every rule, its messages and its suggestions', () => {
    expect([...new Set([...needed, `${INTERNAL}.messages.cycle`])].filter((key) => !said.has(key))).toEqual([])
  })

  it('are of no other rule, message or suggestion', () => {
    const mayBe = new Set([...needed, `${INTERNAL}.messages.cycle`])
    const isUsed = (key: string): boolean => {
      const [, id = '', messageId = ''] = /^([^.]+)\.suggestions\.([^.]+)$/.exec(key) ?? []
      return mayBe.has(key) || (RULES.has(id) && RULES.get(id)?.fix !== 'none' && strings.has(messageId))
    }
    expect([...said].filter((key) => !isUsed(key))).toEqual([])
  })
})

/** Attributes whose value a person reads or hears. */
const SPOKEN = new Set(['title', 'label', 'placeholder', 'aria-label', 'description', 'alt', 'lead', 'text', 'verb', 'hint'])

/** Letters that a TSX file would show without going through the catalogue, as `text` or `attribute="text"`. */
function literalsIn(file: string, text: string): string[] {
  const literals: string[] = []
  visit(parsed(file, text), (node) => {
    if (node.type === 'JSXText' && /\p{L}/u.test(String(node.value))) literals.push(String(node.value).trim())
    if (node.type !== 'JSXAttribute') return
    const { name, value } = node as unknown as { name: { name: string }; value: { type: string; value?: unknown } | null }
    if (SPOKEN.has(name.name) && value?.type === 'Literal' && /\p{L}/u.test(String(value.value)))
      literals.push(`${name.name}="${value.value}"`)
  })
  return literals
}

/** What a file brings with it at once: types and what is imported later are no part of it. */
function broughtBy(file: string, brought = new Set<string>()): Set<string> {
  if (brought.has(file)) return brought
  brought.add(file)
  const { program } = parseSync(file, readFileSync(join(root, file), 'utf8'), { lang: file.endsWith('x') ? 'tsx' : 'ts' })
  for (const node of program.body) {
    if (!('source' in node) || !node.source || ('importKind' in node && node.importKind === 'type')) continue
    const to = join(dirname(file), node.source.value)
    if (node.source.value.startsWith('.') && /\.tsx?$/.test(to)) broughtBy(to, brought)
  }
  return brought
}

describe('the first page', () => {
  const brought = broughtBy('src-renderer/main.tsx')
  broughtBy('src-renderer/pages/home/HomePage.tsx', brought)

  it('says nothing whose words are loaded with another page', () => {
    const later = Object.keys(JSON.parse(readFileSync(join(locales, 'pt-BR/pages.json'), 'utf8')))
    const early = sources
      .filter(({ file }) => brought.has(file))
      .flatMap(({ file, text }) =>
        later.flatMap((family) => (new RegExp(`['"\`]${family}\\.[a-zA-Z$]`).test(text) ? [`${file}: ${family}`] : [])),
      )
    expect(brought.size).toBeGreaterThan(60)
    expect(early).toEqual([])
  })
})

describe('the pages', () => {
  it('show no text of their own', () => {
    const pages = sources.filter(({ file }) => file.endsWith('.tsx'))
    expect(pages.length).toBeGreaterThan(20)
    const untranslated = pages.flatMap(({ file, text }) => literalsIn(file, text).map((literal) => `${file}: ${literal}`))
    expect(untranslated).toEqual([])
  })

  it('would be caught doing so', () => {
    expect(literalsIn('probe.tsx', 'export const A = () => <p title="Olá">Salvar {name} %</p>')).toEqual([
      'title="Olá"',
      'Salvar',
    ])
  })
})
