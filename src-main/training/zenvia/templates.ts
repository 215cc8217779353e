import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { SimulatorBase } from '../simulator.ts'
import { invalid, parse, Refusal } from './errors.ts'
import { hasUnknownStatus, UNKNOWN_STATUS, UNSUPPORTED_TEMPLATE } from './faults.ts'
import {
  CATEGORIES,
  CHANNELS,
  type Components,
  createTemplateSchema,
  patchTemplateSchema,
  RETIRED_CATEGORIES,
  STATUSES,
} from './template-schema.ts'
import { fieldsOf, textOf } from './variables.ts'
import { wholeTemplateSchema } from './whole-template.ts'

export type TemplateStatus = (typeof STATUSES)[number]
export type CommentRole = 'REQUESTER' | 'REVIEWER' | 'WHATSAPP'
export type Comment = { id: string; author: string; role: CommentRole; text: string; createdAt: string; updatedAt: string }

export type Template = {
  readonly id: string
  readonly name: string
  readonly senderId: string
  readonly locale: string
  readonly category: string
  readonly status: TemplateStatus
  readonly qualityScore: 'UNKNOWN' | 'GREEN' | 'YELLOW' | 'RED'
  readonly components: Components
  readonly examples: Readonly<Record<string, string>>
  readonly comments: readonly Comment[]
  readonly metadata?: Readonly<Record<string, unknown>> | undefined
  readonly notificationEmail?: string | undefined
  readonly createdAt: string
  readonly updatedAt: string
  /** When it was edited while approved: Meta allows one such edit in 24 h and ten in 30 days. */
  readonly approvedEdits: readonly Date[]
}

const DAY_MS = 24 * 60 * 60 * 1000

const listQuerySchema = z.object({
  channel: z.enum(CHANNELS).optional(),
  senderId: z.string().optional(),
  category: z.enum([...CATEGORIES, ...RETIRED_CATEGORIES]).optional(),
  status: z.enum(STATUSES).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).default(500),
})

const commentSchema = z.object({
  author: z.string().min(1),
  role: z.enum(['REQUESTER', 'REVIEWER', 'WHATSAPP']),
  text: z.string().min(1),
})

/** A template as Zenvia shows it. */
function view(template: Template): Record<string, unknown> {
  const { approvedEdits: _, components, ...shown } = template
  return { ...shown, channel: 'WHATSAPP', text: textOf(components), fields: fieldsOf(components), components }
}

type Parts = Pick<SimulatorBase, 'faults'> & {
  timeline: Clock
  senderIds: readonly string[]
  /** Told of every template that has to be reviewed (again). */
  onSubmit: (template: Template) => void
}

/**
 * The templates of the account and what may be done with them. `onSubmit` is told
 * of every template that has to be reviewed (again).
 */
export class Templates {
  readonly #byId = new Map<string, Template>()
  /** Name to when it was deleted, for those that had been approved: Meta keeps them locked for 30 days. */
  readonly #locked = new Map<string, Date>()
  /** What was written before: a large account is listed again and again. */
  readonly #json = new WeakMap<Template, string>()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  add(template: Template): void {
    this.#byId.set(template.id, template)
  }

  /** Gone at a stroke, as after a deletion that nobody here saw. */
  drop(id: string): void {
    this.#byId.delete(id)
  }

  all(): Iterable<Template> {
    return this.#byId.values()
  }

  find(id: string): Template | undefined {
    return this.#byId.get(id)
  }

  get(id: string): Template {
    const template = this.#byId.get(id)
    if (!template) throw new Refusal('NOT_FOUND')
    return template
  }

  /** The only way in which a template changes, so that what was written of it is forgotten. */
  change(template: Template, changes: Partial<Template>): void {
    Object.assign(template, changes)
    this.#json.delete(template)
  }

  /** A template as Zenvia shows it, as JSON. */
  json(template: Template): string {
    if (this.#parts.faults.get() === 'unknown-status' && hasUnknownStatus(template)) {
      return JSON.stringify({ ...view(template), status: UNKNOWN_STATUS })
    }
    const known = this.#json.get(template)
    if (known !== undefined) return known
    const json = JSON.stringify(view(template))
    this.#json.set(template, json)
    return json
  }

  isLocked(name: string): boolean {
    const deleted = this.#locked.get(name)
    return deleted !== undefined && this.#parts.timeline.now().getTime() - deleted.getTime() < 30 * DAY_MS
  }

  /** One page of the list, as JSON each. */
  list(query: URLSearchParams): { templates: string[]; total: number; page: number; size: number } {
    const { page, size, channel, ...wanted } = parse(listQuerySchema, Object.fromEntries(query))
    const matching = [...this.#byId.values()].filter(
      (template) =>
        (channel ?? 'WHATSAPP') === 'WHATSAPP' &&
        (wanted.senderId ?? template.senderId) === template.senderId &&
        (wanted.category ?? template.category) === template.category &&
        (wanted.status ?? template.status) === template.status,
    )
    const shown = matching.slice((page - 1) * size, page * size).map((template) => this.json(template))
    if (this.#parts.faults.get() !== 'unsupported-template') return { templates: shown, total: matching.length, page, size }
    const total = matching.length + 1
    const isLast = (page - 1) * size < total && total <= page * size
    return { templates: isLast ? [...shown, UNSUPPORTED_TEMPLATE] : shown, total, page, size }
  }

  create(body: unknown): Template {
    const {
      name,
      senderId,
      metadata,
      locale,
      category,
      components,
      examples = {},
      notificationEmail,
    } = parse(createTemplateSchema, body)
    if (!this.#parts.senderIds.includes(senderId)) throw invalid('senderId', 'there is no such sender')
    const content = parse(wholeTemplateSchema, { locale, category, components, examples, notificationEmail })
    this.#refuseDuplicate({ name, senderId, locale })
    const now = this.#parts.timeline.now().toISOString()
    const template: Template = {
      id: randomUUID(),
      name,
      senderId,
      ...content,
      metadata,
      status: 'WAITING_REVIEW',
      qualityScore: 'UNKNOWN',
      comments: [],
      createdAt: now,
      updatedAt: now,
      approvedEdits: [],
    }
    this.add(template)
    this.#parts.onSubmit(template)
    return template
  }

  /**
   * Zenvia does not document who may be edited when. These are Meta's limits, and
   * the assumption that Zenvia's own queue (WAITING_REVIEW) still takes changes.
   */
  edit(id: string, body: unknown): Template {
    const template = this.get(id)
    const patch = parse(patchTemplateSchema, body)
    if (template.status === 'WAITING_APPROVAL' || template.status === 'DISABLED') {
      throw invalid('status', `a template cannot be edited while ${template.status}`)
    }
    const { locale, category, components, examples, notificationEmail } = template
    const content = parse(wholeTemplateSchema, { locale, category, components, examples, notificationEmail, ...present(patch) })
    if (content.locale !== locale) this.#refuseDuplicate({ ...template, locale: content.locale })
    if (template.status === 'APPROVED') this.#countApprovedEdit(template, content.category)
    this.change(template, { ...content, status: 'WAITING_REVIEW', updatedAt: this.#parts.timeline.now().toISOString() })
    this.#parts.onSubmit(template)
    return template
  }

  /** One locale goes; whether Zenvia takes the others of the same name along is not documented. */
  remove(id: string): void {
    const template = this.get(id)
    if (template.status === 'APPROVED' || template.status === 'PAUSED')
      this.#locked.set(template.name, this.#parts.timeline.now())
    this.#byId.delete(id)
  }

  comment(id: string, body: unknown): Comment {
    const { author, role, text } = parse(commentSchema, body)
    return this.addComment(this.get(id), author, role, text)
  }

  addComment(template: Template, author: string, role: CommentRole, text: string): Comment {
    const now = this.#parts.timeline.now().toISOString()
    const comment: Comment = { id: randomUUID(), author, role, text, createdAt: now, updatedAt: now }
    this.change(template, { comments: [...template.comments, comment] })
    return comment
  }

  removeComment(id: string, commentId: string): void {
    const template = this.get(id)
    const rest = template.comments.filter((comment) => comment.id !== commentId)
    if (rest.length === template.comments.length) throw new Refusal('NOT_FOUND')
    this.change(template, { comments: rest })
  }

  #refuseDuplicate(wanted: { name: string; senderId: string; locale: string }): void {
    for (const other of this.#byId.values()) {
      if (other.name === wanted.name && other.senderId === wanted.senderId && other.locale === wanted.locale)
        throw new Refusal('DUPLICATED')
    }
  }

  #countApprovedEdit(template: Template, category: string): void {
    if (category !== template.category) throw invalid('category', 'the category of an approved template cannot be changed')
    const now = this.#parts.timeline.now()
    const within = (days: number): number =>
      template.approvedEdits.filter((at) => now.getTime() - at.getTime() < days * DAY_MS).length
    if (within(1) >= 1) throw invalid('components', 'an approved template can be edited once in 24 hours')
    if (within(30) >= 10) throw invalid('components', 'an approved template can be edited ten times in 30 days')
    this.change(template, { approvedEdits: [...template.approvedEdits, now] })
  }
}

const present = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>
