import { jsonSchemaOfBundle } from '#core/bundle'
import { FILES, MEANINGS } from './meanings.ts'

export type Language = 'pt-BR' | 'en'

type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  additionalProperties?: Schema | false
  oneOf?: Schema[]
  anyOf?: Schema[]
}

/** A field of a bundle as the schema has it; the kinds of a union stand together under one name. */
export type Field = { path: string; types: Set<string>; isOptional: boolean; description: string }

/** Every field of an unpacked bundle by its path: `triggers[].nextStatus`, `templates.*.structure.body`. */
export function fieldsOf(): Field[] {
  const fields = new Map<string, Field>()
  const schema = jsonSchemaOfBundle() as Schema
  function enter(path: string, at: Schema, isOptional: boolean): void {
    const known = fields.get(path)
    const field = known ?? { path, types: new Set(), isOptional, description: '' }
    for (const type of typesOf(at)) field.types.add(type)
    field.description ||= at.description ?? ''
    if (!known) fields.set(path, field)
    walk(path, at)
  }
  function walk(path: string, at: Schema): void {
    for (const [name, property] of Object.entries(at.properties ?? {}))
      enter(path === '' ? name : `${path}.${name}`, property, !(at.required ?? []).includes(name))
    if (at.items) walk(`${path}[]`, at.items)
    if (at.additionalProperties && typeof at.additionalProperties === 'object') walk(`${path}.*`, at.additionalProperties)
    for (const kind of [...(at.oneOf ?? []), ...(at.anyOf ?? [])]) walk(path, kind)
  }
  walk('', schema)
  return [...fields.values()]
    .filter(({ path }) => path.includes('.') || path.includes('['))
    .filter(({ path }) => path !== 'readme')
}

function typesOf(at: Schema): string[] {
  if (at.const !== undefined) return [`\`${String(at.const)}\``]
  if (at.enum) return at.enum.map((value) => `\`${String(value)}\``)
  if (typeof at.type === 'string') return [at.type]
  if (Array.isArray(at.type)) return at.type
  return [...(at.anyOf ?? []), ...(at.oneOf ?? [])].flatMap((each) => typesOf(each))
}

/** @throws Error for a field that nobody explained */
export function meaningOf({ path, description }: Field, language: Language): { text: string; rules: string } {
  const meaning = MEANINGS[path]
  if (!meaning) throw new Error(`crm-kit/meanings.ts does not say what ${path} is`)
  const text = language === 'pt-BR' ? meaning.pt : (meaning.en ?? description)
  if (text === '') throw new Error(`neither the schema nor crm-kit/meanings.ts says in English what ${path} is`)
  return { text, rules: meaning.rules ?? '' }
}

const WORDS = {
  'pt-BR': {
    title: 'O formato do pacote',
    intro:
      'Um pacote (`.disparo`) é um ZIP de arquivos JSON em UTF-8. Esta página é gerada do esquema (`bundle.schema.json`), que é o acordo, com tamanhos e padrões: um campo que não está aqui faz o pacote ser recusado. Chaves ligam os arquivos entre si; nenhuma delas é um número interno de quem exportou. A última coluna cita a regra do manual (veja `manual.pt-BR.md`).',
    canonical:
      '**JSON canônico**: chaves em ordem de unidade de código UTF-16, recuo de dois espaços, LF, uma quebra no fim; números e textos como `JSON.stringify` os escreve; uma lista vazia é `[]`, um objeto vazio é `{}`. É o texto de que `contentHash` e `manifestHash` são calculados, e o de todo arquivo do pacote. `README.md`, onde existe, é texto para pessoas: conferido pela soma, e nada nele se carrega.',
    columns: ['campo', 'tipo', 'significado', 'regra'],
    optional: 'opcional',
    list: 'lista',
  },
  en: {
    title: 'The format of a bundle',
    intro:
      'A bundle (`.disparo`) is a ZIP of JSON files in UTF-8. This page is generated from the schema (`bundle.schema.json`), which is the agreement, with lengths and patterns: a field that is not in here makes a bundle refused. Keys join the files to each other; none of them is an internal number of whoever exported. The last column cites the rule of the manual (see `manual.en.md`).',
    canonical:
      '**Canonical JSON**: keys sorted by UTF-16 code unit, two blanks of indent, LF, one line break at the end; numbers and texts as `JSON.stringify` writes them; an empty list is `[]`, an empty object `{}`. It is the text of which `contentHash` and `manifestHash` are made, and that of every file in a bundle. `README.md`, where there is one, is a text for people: checked by its sum, and nothing of it is loaded.',
    columns: ['field', 'type', 'meaning', 'rule'],
    optional: 'optional',
    list: 'list',
  },
} as const

/** The page about the format, a table per file. */
export function formatPage(language: Language): string {
  const words = WORDS[language]
  const schema = jsonSchemaOfBundle() as Schema
  const fields = fieldsOf()
  const typeText = ({ types, isOptional }: Field): string => {
    const names = [...types].map((type) => (type === 'array' ? words.list : type))
    return [names.join(', '), ...(isOptional ? [words.optional] : [])].join('; ')
  }
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  const parts = FILES.map(({ role, file, pt }) => {
    const about =
      language === 'pt-BR' ? pt : (schema.properties?.[role]?.description ?? '').replace(/^\S+\.json(: )?/, '') || file
    const rows = fields
      .filter(({ path }) => path.startsWith(`${role}.`) || path.startsWith(`${role}[`))
      .map((field) => {
        const { text, rules } = meaningOf(field, language)
        const name = field.path.slice(role.length).replace(/^(\.\*|\[\])?\./, '')
        return `| \`${name}\` | ${cell(typeText(field))} | ${cell(text)} | ${rules} |`
      })
    return [
      `## \`${file}\``,
      '',
      `${about}.`.replace(/\.\.$/, '.'),
      '',
      `| ${words.columns.join(' | ')} |`,
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n')
  })
  return [`# ${words.title}`, '', words.intro, '', words.canonical, '', ...parts].join('\n')
}
