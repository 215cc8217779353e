import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { describe, expect, it } from 'vitest'
import en from '../../src-renderer/locales/en.json' with { type: 'json' }
import ptBR from '../../src-renderer/locales/pt-BR.json' with { type: 'json' }

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

const catalogues = { 'pt-BR': flatten(ptBR), en: flatten(en) }
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

/** Every string of the sources, and a pattern for every template literal with gaps: `steps.${step}` uses the family. */
function keysInUse(): (key: string) => boolean {
  const quoted = new Set<string>()
  const families: RegExp[] = []
  for (const { file, text } of sources) {
    visit(parsed(file, text), (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') quoted.add(node.value)
      if (node.type !== 'TemplateLiteral' && node.type !== 'TSTemplateLiteralType') return
      const fixed = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
      if (!/^[\w-]+\./.test(fixed[0] ?? '')) return
      families.push(new RegExp(`^${fixed.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^.]+')}$`))
    })
  }
  return (key) => quoted.has(key) || families.some((family) => family.test(key))
}

describe('the sentences', () => {
  it('are the same keys in both languages', () => {
    expect([...catalogues.en.keys()].sort()).toEqual([...catalogues['pt-BR'].keys()].sort())
  })

  it('have the same gaps in both languages', () => {
    const different = [...catalogues['pt-BR']].flatMap(([key, text]) => {
      const other = catalogues.en.get(key) ?? ''
      return gapsOf(text).join() === gapsOf(other).join() ? [] : [`${key}: ${text} / ${other}`]
    })
    expect(different).toEqual([])
  })

  it.each(['pt-BR', 'en'] as const)('are never blank (%s)', (locale) => {
    expect([...catalogues[locale]].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })

  it.each(['pt-BR', 'en'] as const)('have the singular and the plural wherever one of them is there (%s)', (locale) => {
    const keys = catalogues[locale]
    const halves = [...keys.keys()].filter((key) => {
      if (key.endsWith('_one')) return !keys.has(key.replace(/_one$/, '_other'))
      return key.endsWith('_other') && !keys.has(key.replace(/_other$/, '_one'))
    })
    expect(halves).toEqual([])
  })

  it('call nothing an error: they say what happened', () => {
    const blunt = [...catalogues['pt-BR'], ...catalogues.en].filter(([, text]) => /\b(erros?|errors?)\b/i.test(text))
    expect(blunt.map(([key]) => key)).toEqual([])
  })

  it('are all used somewhere', () => {
    const isUsed = keysInUse()
    const unused = [...catalogues['pt-BR'].keys()].filter((key) => !isUsed(key.replace(/_(one|other|many|zero)$/, '')))
    expect(unused).toEqual([])
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
