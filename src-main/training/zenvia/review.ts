import type { Timeline } from '../timeline.ts'
import { isPromotional, reviewerObjection, whatsAppObjection } from './review-rules.ts'
import type { Template, Templates } from './templates.ts'

/** How a review ended, for whoever decides by hand. */
export type Verdict = { status: 'APPROVED' } | { status: 'REJECTED'; reason: string }

/**
 * The way of a submitted template: WAITING_REVIEW (Zenvia's reviewer reads it),
 * WAITING_APPROVAL (Meta reads it), then APPROVED or REJECTED with a comment. Each
 * stage takes `stageMs` instead of hours.
 */
export class Review {
  readonly #timeline: Timeline
  readonly #stageMs: number
  readonly #approvesAll: boolean
  readonly #pending = new Map<string, () => void>()

  constructor(timeline: Timeline, stageMs: number, approvesAll = false) {
    this.#approvesAll = approvesAll
    this.#timeline = timeline
    this.#stageMs = stageMs
  }

  submit(template: Template, templates: Templates): void {
    if (this.#approvesAll) {
      this.#set(template, templates, 'APPROVED')
      return
    }
    this.#next(template, () => {
      const objection = reviewerObjection(template.components)
      if (objection) {
        this.#reject(template, templates, 'REVIEWER', objection)
        return
      }
      this.#set(template, templates, 'WAITING_APPROVAL')
      this.#next(template, () => this.#judge(template, templates))
    })
  }

  /** A person's verdict, ahead of the clock and of the rules. */
  decide(template: Template, templates: Templates, verdict: Verdict): void {
    this.#pending.get(template.id)?.()
    this.#pending.delete(template.id)
    if (verdict.status === 'REJECTED') this.#reject(template, templates, 'WHATSAPP', verdict.reason)
    else this.#set(template, templates, 'APPROVED')
  }

  #judge(template: Template, templates: Templates): void {
    const objection = whatsAppObjection(template, templates)
    if (objection) {
      this.#reject(template, templates, 'WHATSAPP', objection)
      return
    }
    // Meta approves it all the same, at another price, and says nothing.
    const sells = template.category === 'UTILITY' && isPromotional(template.components)
    this.#set(template, templates, 'APPROVED', sells ? 'MARKETING' : template.category)
  }

  #reject(template: Template, templates: Templates, role: 'REVIEWER' | 'WHATSAPP', reason: string): void {
    templates.addComment(template, role === 'WHATSAPP' ? 'WhatsApp' : 'Zenvia', role, reason)
    this.#set(template, templates, 'REJECTED')
  }

  #set(template: Template, templates: Templates, status: Template['status'], category = template.category): void {
    templates.change(template, { status, category, updatedAt: this.#timeline.now().toISOString() })
  }

  /** An edit starts the way anew, so what was waiting for this template is called off. */
  #next(template: Template, task: () => void): void {
    this.#pending.get(template.id)?.()
    this.#pending.set(template.id, this.#timeline.after(this.#stageMs, task))
  }
}
