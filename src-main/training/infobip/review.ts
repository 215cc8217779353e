import { oneOf } from '#core/text'
import type { Timeline } from '../timeline.ts'
import { objectionTo, REJECTION_REASONS, type RejectionReason, sells } from './review-rules.ts'
import type { Template } from './template-view.ts'
import type { Templates } from './templates.ts'

/** How a review ended, for whoever decides by hand. A reason that is none of Meta's words is told as UNKNOWN. */
export type Verdict = { status: 'APPROVED' } | { status: 'REJECTED'; reason: string }

/** What a template webhook tells. */
export type TemplateChange =
  | { type: 'TEMPLATE_STATUS_UPDATE'; newStatus: string; reason: RejectionReason | 'NONE' }
  | { type: 'TEMPLATE_CATEGORY_UPDATE'; previousCategory: string; newCategory: string }

type Listener = (template: Template, change: TemplateChange) => Promise<void>

/**
 * The way of a submitted template: PENDING while Meta reads it, which takes `stageMs`
 * instead of hours, then APPROVED or REJECTED. The reason is told by webhook only.
 */
export class Review {
  readonly #timeline: Timeline
  readonly #stageMs: number
  readonly #approvesAll: boolean
  readonly #onChange: Listener
  readonly #pending = new Map<string, () => void>()

  constructor(timeline: Timeline, stageMs: number, onChange: Listener, approvesAll = false) {
    this.#approvesAll = approvesAll
    this.#timeline = timeline
    this.#stageMs = stageMs
    this.#onChange = onChange
  }

  /** An edit starts the way anew, so what was waiting for this template is called off. */
  submit({ id }: Template, templates: Templates): void {
    this.cancel(id)
    if (this.#approvesAll) {
      templates.change(templates.get(id), { status: 'APPROVED' })
      return
    }
    this.#pending.set(
      id,
      this.#timeline.after(this.#stageMs, () => this.#judge(templates.get(id), templates)),
    )
  }

  /** A person's verdict, ahead of the clock and of the rules. */
  decide(template: Template, templates: Templates, verdict: Verdict): Promise<void> {
    this.cancel(template.id)
    if (verdict.status === 'APPROVED') return this.#approve(template, templates)
    const reason = oneOf(REJECTION_REASONS, verdict.reason) ?? 'UNKNOWN'
    return this.#reject(template, templates, reason)
  }

  cancel(id: string): void {
    this.#pending.get(id)?.()
    this.#pending.delete(id)
  }

  async #judge(template: Template, templates: Templates): Promise<void> {
    const reason = objectionTo(template, templates.all())
    if (reason) return this.#reject(template, templates, reason)
    if (template.category !== 'UTILITY' || !sells(template.structure)) return this.#approve(template, templates)
    const moved = templates.change(template, { category: 'MARKETING' })
    await this.#onChange(moved, {
      type: 'TEMPLATE_CATEGORY_UPDATE',
      previousCategory: template.category,
      newCategory: moved.category,
    })
    return this.#approve(moved, templates)
  }

  #approve(template: Template, templates: Templates): Promise<void> {
    return this.#end(templates.change(template, { status: 'APPROVED' }), 'NONE')
  }

  #reject(template: Template, templates: Templates, reason: RejectionReason): Promise<void> {
    return this.#end(templates.change(template, { status: 'REJECTED' }), reason)
  }

  #end(template: Template, reason: RejectionReason | 'NONE'): Promise<void> {
    return this.#onChange(template, { type: 'TEMPLATE_STATUS_UPDATE', newStatus: template.status, reason })
  }
}
