import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../clock.ts'
import type { SimulatorBase } from '../simulator.ts'
import { invalid, parse, Refusal } from './errors.ts'
import { hasUnknownStatus, UNKNOWN_STATUS, unsupportedTemplate } from './faults.ts'
import { LANGUAGES } from './languages.ts'
import { CATEGORIES, createSchema, editSchema, STATUSES, structureOf } from './template-schema.ts'
import { type Options, type Template, templateView, templateViewV1 } from './template-view.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const EDITABLE = ['APPROVED', 'REJECTED', 'FIRST_PAUSED', 'SECOND_PAUSED']
/** A name that never passed a review can be used again at once. */
const NEVER_APPROVED = ['PENDING', 'IN_APPEAL', 'REJECTED']

const ORDERS = {
  category: (template) => template.category,
  language: (template) => template.language,
  name: (template) => template.name,
  status: (template) => template.status,
  // All have the same number of digits.
  templateId: (template) => template.id,
} satisfies Record<string, (template: Template) => string>

const commaList = (query: URLSearchParams, name: string): string[] | undefined => {
  const values = query.getAll(name).flatMap((value) => value.split(','))
  return values.length > 0 ? values : undefined
}

const valid = 'Provide one of the valid values.'
const listOf = (known: readonly string[]) =>
  z
    .array(z.string())
    .refine((values) => values.every((value) => known.includes(value)), valid)
    .optional()
const listSchema = z.object({
  sender: z.array(z.string()).optional(),
  status: listOf(STATUSES),
  name: z.string().optional(),
  language: listOf([...LANGUAGES, 'unknown']),
  category: listOf(CATEGORIES),
  applicationId: z.string().optional(),
  entityId: z.string().optional(),
  page: z.coerce.number(valid).int(valid).min(0, valid).default(0),
  size: z.coerce.number(valid).int(valid).min(1, valid).max(100, valid).default(10),
  orderBy: z
    .string()
    .regex(/^(category|language|name|status|templateId),(ASC|DESC)$/, valid)
    .default('templateId,ASC')
    .transform((order) => order.split(',') as [keyof typeof ORDERS, 'ASC' | 'DESC']),
})

type Wanted = Omit<z.infer<typeof listSchema>, 'page' | 'size'>

type Parts = Pick<SimulatorBase, 'faults'> & {
  timeline: Clock
  senderIds: readonly string[]
  /** Told of every template that has to be reviewed (again). */
  onSubmit: (template: Template) => void
  onRemove: (template: Template) => void
}

/** The templates of the account and what may be done with them. */
export class Templates {
  readonly #byId = new Map<string, Template>()
  /** Name to when it was deleted, for those that had been approved: Meta keeps them locked for 30 days. */
  readonly #locked = new Map<string, Date>()
  /** What was written before: a large account is listed again and again. */
  readonly #json = new WeakMap<Template, string>()
  /** What was filtered and sorted before, by what was wanted: a large account is listed page by page. */
  readonly #listed = new Map<string, readonly Template[]>()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  add(template: Template): void {
    this.#byId.set(template.id, template)
    this.#listed.clear()
  }

  /** Gone at a stroke, as after a deletion that nobody here saw. */
  drop(id: string): void {
    this.#byId.delete(id)
    this.#listed.clear()
  }

  all(): Iterable<Template> {
    return this.#byId.values()
  }

  /** As a message names it. */
  find(name: string, language: string): Template | undefined {
    for (const template of this.#byId.values()) if (template.name === name && template.language === language) return template
    return undefined
  }

  get(id: string): Template {
    const template = this.#byId.get(id)
    if (!template) throw new Refusal('NOT_FOUND')
    return template
  }

  /** Every sender of the account has every template, and only these senders have any. */
  checkSender(sender: string): void {
    if (!this.#parts.senderIds.includes(sender)) throw new Refusal('NOT_FOUND')
  }

  /** The only way in which a template changes; answers what it is from now on. */
  change(template: Template, changes: Partial<Template>): Template {
    const changed = { ...template, ...changes, lastUpdatedAt: this.#parts.timeline.now() }
    this.add(changed)
    return changed
  }

  /** A template as JSON. */
  json(template: Template): string {
    if (this.#parts.faults.get() === 'unknown-status' && hasUnknownStatus(template)) {
      return JSON.stringify(templateView({ ...template, status: UNKNOWN_STATUS }))
    }
    const known = this.#json.get(template)
    if (known !== undefined) return known
    const json = JSON.stringify(templateView(template))
    this.#json.set(template, json)
    return json
  }

  /** The list without pages, as JSON. */
  ofSender(sender: string): string {
    this.checkSender(sender)
    const shown = [...this.#byId.values()].map((template) => this.json(template))
    return `{"templates":[${[...shown, ...this.#extra()].join(',')}]}`
  }

  /** The deprecated list: body and footer are plain text there, and much is missing. */
  ofSenderV1(sender: string): unknown {
    this.checkSender(sender)
    return { templates: [...this.#byId.values()].map(templateViewV1) }
  }

  /** The account's list, one page, as JSON. */
  ofAccount(query: URLSearchParams): string {
    const { page, size, ...wanted } = parse(listSchema, {
      ...Object.fromEntries(query),
      sender: commaList(query, 'sender'),
      status: commaList(query, 'status'),
      language: commaList(query, 'language'),
      category: commaList(query, 'category'),
    })
    const listed = this.#matching(wanted)
    const totalResults = listed.length + this.#extra().length
    const shown = listed.slice(page * size, (page + 1) * size).map((template) => this.json(template))
    if (totalResults > listed.length && shown.length < size && page * size < totalResults) shown.push(...this.#extra())
    const paging = { page, size, totalPages: Math.ceil(totalResults / size), totalResults }
    return `{"results":[${shown.join(',')}],"paging":${JSON.stringify(paging)}}`
  }

  create(sender: string, body: unknown): Template {
    this.checkSender(sender)
    const draft = parse(createSchema, body)
    const { name, language, category } = draft
    if (this.find(name, language)) throw invalid('name', 'template with given name and language already exists')
    if (this.#isLocked(name)) throw invalid('name', 'name of a deleted template is not available for 30 days')
    const now = this.#parts.timeline.now()
    const template: Template = {
      // As long as every other one.
      id: String(FIRST_ID + randomInt(2 ** 47)),
      name,
      language,
      category,
      status: 'PENDING',
      quality: 'UNKNOWN',
      structure: structureOf(draft),
      options: optionsOf(draft),
      createdAt: now,
      lastUpdatedAt: now,
      approvedEdits: [],
    }
    this.add(template)
    this.#parts.onSubmit(template)
    return template
  }

  edit(sender: string, id: string, body: unknown): Template {
    this.checkSender(sender)
    const template = this.get(id)
    const patch = parse(editSchema, body)
    const { category = template.category, structure } = patch
    if (!EDITABLE.includes(template.status)) throw invalid('status', `cannot be edited while ${template.status}`)
    if (template.status === 'APPROVED' && category !== template.category) {
      throw invalid('category', 'category of an approved template cannot be edited')
    }
    const { name, language } = template
    const draft = structure && parse(createSchema, { ...patch, name, language, category })
    const isCode = (one: string): boolean => one === 'AUTHENTICATION'
    if (!draft && isCode(category) !== isCode(template.category)) {
      throw invalid('structure', 'the structure of an authentication template is another one')
    }
    if (!draft && patch.validityPeriod && !isCode(category))
      throw invalid('validityPeriod', 'applicable only for AUTHENTICATION category')
    const options = { ...template.options, ...optionsOf(draft ?? patch) }
    // Nothing that Meta would have to read again.
    if (!draft && category === template.category) return this.change(template, { options })
    const edit = this.change(template, {
      category,
      options,
      structure: draft ? structureOf(draft) : template.structure,
      status: 'PENDING',
      approvedEdits: template.status === 'APPROVED' ? this.#countEdit(template) : template.approvedEdits,
    })
    this.#parts.onSubmit(edit)
    return edit
  }

  /** Every language of the name goes, for every sender of the account. */
  remove(sender: string, name: string): void {
    this.checkSender(sender)
    const removed = [...this.#byId.values()].filter((template) => template.name === name)
    if (removed.length === 0) throw new Refusal('NOT_FOUND')
    if (removed.some(({ status }) => !NEVER_APPROVED.includes(status))) this.#locked.set(name, this.#parts.timeline.now())
    for (const template of removed) {
      this.#byId.delete(template.id)
      this.#parts.onRemove(template)
    }
    this.#listed.clear()
  }

  #isLocked(name: string): boolean {
    const deleted = this.#locked.get(name)
    return deleted !== undefined && this.#parts.timeline.now().getTime() - deleted.getTime() < 30 * DAY_MS
  }

  #matching(wanted: Wanted): readonly Template[] {
    const key = JSON.stringify(wanted)
    const known = this.#listed.get(key)
    if (known) return known
    const { sender, status, name, language, category, applicationId, entityId, orderBy } = wanted
    const senderKnown = sender === undefined || sender.some((one) => this.#parts.senderIds.includes(one))
    const isOf = (list: readonly string[] | undefined, value: string): boolean => list?.includes(value) ?? true
    const [by, direction] = orderBy
    const keyOf = ORDERS[by]
    const sign = direction === 'ASC' ? 1 : -1
    const listed = [...this.#byId.values()]
      .filter((template) => {
        const { platform } = template.options
        return (
          senderKnown &&
          isOf(status, template.status) &&
          (name ?? template.name) === template.name &&
          isOf(language, template.language) &&
          isOf(category, template.category) &&
          (applicationId ?? platform?.applicationId) === platform?.applicationId &&
          (entityId ?? platform?.entityId) === platform?.entityId
        )
      })
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : keyOf(a) > keyOf(b) ? sign : 0))
    this.#listed.set(key, listed)
    return listed
  }

  #extra(): string[] {
    return this.#parts.faults.get() === 'unsupported-template' ? [unsupportedTemplate()] : []
  }

  #countEdit({ approvedEdits }: Template): readonly Date[] {
    const now = this.#parts.timeline.now()
    const within = (days: number): number => approvedEdits.filter((at) => now.getTime() - at.getTime() < days * DAY_MS).length
    if (within(1) >= 1) throw invalid('structure', 'an approved template can be edited 1 time in a 24-hour window')
    if (within(30) >= 10) throw invalid('structure', 'an approved template can be edited 10 times in a 30-day window')
    return [...approvedEdits, now]
  }
}

const optionsOf = ({ platform, validityPeriod, subCategory }: Options): Options => ({
  ...(platform === undefined ? {} : { platform }),
  ...(validityPeriod === undefined ? {} : { validityPeriod }),
  ...(subCategory === undefined ? {} : { subCategory }),
})

/** Sixteen digits, like Meta's own. */
export const FIRST_ID = 1_000_000_000_000_000
