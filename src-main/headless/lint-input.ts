import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import {
  HEADER_FORMATS,
  type TemplateButton,
  type TemplateContent,
  type TemplateStatus,
  templateStatusSchema,
} from '#core/template'
import { decodeUnicode, oneOf } from '#core/text'
import type { Words } from '../i18n.ts'
import { ordinaryFile } from './given-file.ts'
import { jsonStopsAt } from './json-place.ts'
import { UsageError } from './output.ts'

/** A template to judge, and how it stands at the provider as far as its file says so. */
export type LintInput = { content: TemplateContent; status: TemplateStatus | null }

/** Ten thousand templates take about ten. */
const MOST_BYTES = 50_000_000

/**
 * Reads `FILE` or, for `-`, standard input: one canonical template, a list of them, or
 * `{ "templates": [...] }`. What a template leaves out is empty, what is not known is passed
 * over, and what is of the wrong kind is named.
 * @throws {UsageError} one sentence, for all that is no template
 */
export async function readLintInput(source: string, stdin: Readable, t: Words): Promise<LintInput[]> {
  const file = source === '-' ? t('cli:lint.stdin') : source
  const text = textOf(await bytesOf(source, stdin, file, t), file, t)
  if (text.trim() === '') throw new UsageError(t('cli:lint.empty', { file }))
  const json = parse(text, file, t)
  const list = isRecord(json) && Array.isArray(json.templates) ? json.templates : json
  if (Array.isArray(list)) return list.map((each, at) => readTemplate(each, t('cli:lint.nth', { number: at + 1 }), t))
  return [readTemplate(list, t('cli:lint.only', { file }), t)]
}

async function bytesOf(source: string, stdin: Readable, file: string, t: Words): Promise<Buffer> {
  if (source !== '-') {
    if (ordinaryFile(source, t).size > MOST_BYTES) throw tooLarge(file, t)
  }
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of source === '-' ? stdin : createReadStream(source)) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > MOST_BYTES) throw tooLarge(file, t)
      chunks.push(bytes)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(t('cli:lint.unreadable', { file, reason: error instanceof Error ? error.message : String(error) }))
  }
  return Buffer.concat(chunks)
}

const tooLarge = (file: string, t: Words): UsageError =>
  new UsageError(t('cli:lint.tooLarge', { file, limit: MOST_BYTES / 1_000_000 }))

/** UTF-8, or UTF-16 with its mark, which is what `>` writes in Windows PowerShell. */
function textOf(bytes: Buffer, file: string, t: Words): string {
  const text = decodeUnicode(bytes)
  if (text !== null && !text.includes('\0')) return text
  throw new UsageError(t('cli:lint.notText', { file }))
}

function parse(text: string, file: string, t: Words): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageError(t('cli:lint.notJson', { file, ...jsonStopsAt(text) }))
  }
}

type Fields = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the fields of one object, and knows what to call it when one of them is wrong. */
type Reader = {
  text(name: string): string | undefined
  object(name: string): Fields | undefined
  list(name: string): readonly unknown[]
  refuse(messageId: 'wrongKind' | 'missing' | 'badValue', data: Readonly<Record<string, string>>): UsageError
}

function reader(fields: Fields, place: string, path: string, t: Words): Reader {
  const refuse: Reader['refuse'] = (messageId, data) =>
    new UsageError(t(`cli:lint.${messageId}`, { place, ...data, field: `${path}${data.field ?? ''}` }))
  /** Null is nothing: programs write it for what is not there. */
  const given = (name: string): unknown => (Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined)
  const wrongKind = (name: string, kind: 'text' | 'object' | 'list'): UsageError =>
    refuse('wrongKind', { field: name, kind: t(`cli:lint.kind.${kind}`) })
  return {
    text(name) {
      const value = given(name)
      if (value === undefined || typeof value === 'string') return value
      throw wrongKind(name, 'text')
    },
    object(name) {
      const value = given(name)
      if (value === undefined || isRecord(value)) return value
      throw wrongKind(name, 'object')
    },
    list(name) {
      const value = given(name)
      if (value === undefined) return []
      if (Array.isArray(value)) return value
      throw wrongKind(name, 'list')
    },
    refuse,
  }
}

/** One of these says that an object is meant as a template. */
const TELLING = ['body', 'language', 'category', 'header', 'footer', 'buttons']

function readTemplate(json: unknown, unnamed: string, t: Words): LintInput {
  if (!isRecord(json)) throw new UsageError(t('cli:lint.notTemplate', { place: unnamed }))
  const name = typeof json.name === 'string' ? json.name : ''
  const place = name === '' ? unnamed : t('cli:lint.named', { place: unnamed, name })
  const hasBody = Object.hasOwn(json, 'body')
  // What Meta and the providers themselves call it.
  if (!hasBody && ('components' in json || 'structure' in json)) throw new UsageError(t('cli:lint.wireForm', { place }))
  if (!TELLING.some((field) => Object.hasOwn(json, field))) throw new UsageError(t('cli:lint.notTemplate', { place }))
  const read = reader(json, place, '', t)
  const textIn = (part: string): { text: string } | undefined => {
    const fields = read.object(part)
    return fields && { text: reader(fields, place, `${part}.`, t).text('text') ?? '' }
  }
  const header = readHeader(read.object('header'), place, t)
  const footer = textIn('footer')
  const status = read.text('status')
  return {
    content: {
      name: read.text('name') ?? '',
      language: read.text('language') ?? '',
      category: read.text('category') ?? 'UTILITY',
      ...(header && { header }),
      body: textIn('body') ?? { text: '' },
      ...(footer && { footer }),
      buttons: read.list('buttons').map((button, at) => readButton(button, `buttons.${at}`, place, t)),
      samples: readSamples(read.object('samples') ?? {}, place, t),
    },
    status: status === undefined ? null : templateStatusSchema.catch('UNKNOWN').parse(status.toUpperCase()),
  }
}

function readHeader(fields: Fields | undefined, place: string, t: Words): TemplateContent['header'] {
  if (!fields) return undefined
  const read = reader(fields, place, 'header.', t)
  const text = read.text('text')
  const wanted = (read.text('format') ?? 'TEXT').toUpperCase()
  // Meta takes a GIF as a video that plays by itself.
  const format = oneOf(HEADER_FORMATS, wanted === 'GIF' ? 'VIDEO' : wanted)
  if (!format) throw read.refuse('badValue', { field: 'format', value: wanted, values: HEADER_FORMATS.join(', ') })
  return text === undefined ? { format } : { format, text }
}

function readButton(json: unknown, path: string, place: string, t: Words): TemplateButton {
  if (!isRecord(json)) throw reader({}, place, path, t).refuse('wrongKind', { kind: t('cli:lint.kind.object') })
  const read = reader(json, place, `${path}.`, t)
  const needed = (name: string): string => {
    const text = read.text(name)
    if (text === undefined) throw read.refuse('missing', { field: name })
    return text
  }
  const type = needed('type')
  switch (type.toUpperCase()) {
    case 'URL':
      return { type: 'URL', text: needed('text'), url: needed('url') }
    case 'PHONE_NUMBER':
      return { type: 'PHONE_NUMBER', text: needed('text'), phoneNumber: needed('phoneNumber') }
    case 'QUICK_REPLY': {
      const payload = read.text('payload')
      return { type: 'QUICK_REPLY', text: needed('text'), ...(payload !== undefined && { payload }) }
    }
    default: {
      const text = read.text('text')
      const rest = text === undefined ? {} : { text }
      if (type.toUpperCase() === 'COPY_CODE') return { type: 'COPY_CODE', ...rest }
      return { type: 'OTHER', kind: (type.toUpperCase() === 'OTHER' && read.text('kind')) || type, ...rest }
    }
  }
}

function readSamples(fields: Fields, place: string, t: Words): Record<string, string> {
  const read = reader(fields, place, 'samples.', t)
  return Object.fromEntries(
    Object.keys(fields).flatMap((key) => {
      const text = read.text(key)
      return text === undefined ? [] : [[key, text] as const]
    }),
  )
}
