import { randomInt, randomUUID } from 'node:crypto'
import type { InfobipSimulator, ZenviaSimulator } from '../../src-main/training/index.ts'

/** A template as the provider has it, in words that both providers share. */
export type PortalTemplate = { id: string; name: string; language: string; category: string; status: string; body: string }

/** What somebody in the provider's portal, or Meta, does between two syncs. */
export type Portal = {
  list(): PortalTemplate[]
  add(name: string, language: string, body: string): string
  change(id: string, change: Partial<Omit<PortalTemplate, 'id'>>): void
  drop(id: string): void
  /** Deleted and made anew: the same but for its id. */
  recreate(id: string): string
  /** Ends a review. */
  decide(id: string, verdict: { status: 'APPROVED' } | { status: 'REJECTED'; reason: string }): Promise<void>
  /** The provider's words of one who waits and one who is through. */
  words: { approved: string; rejected: string; unseen: string }
}

export function zenviaPortal(simulator: ZenviaSimulator): Portal {
  const { templates } = simulator
  const bodyOf = (text: string) => ({ type: text.includes('{{') ? 'TEXT_TEMPLATE' : 'TEXT_FIXED', text }) as const
  const now = new Date().toISOString()
  return {
    words: { approved: 'APPROVED', rejected: 'REJECTED', unseen: 'SOMETHING_NEW' },
    list: () =>
      [...templates.all()].map(({ id, name, locale, category, status, components }) => ({
        id,
        name,
        language: locale,
        category,
        status,
        body: components.body?.text ?? '',
      })),
    add(name, language, body) {
      const id = randomUUID()
      templates.add({
        id,
        name,
        senderId: simulator.senderIds[0] ?? '',
        locale: language,
        category: 'UTILITY',
        status: 'APPROVED',
        qualityScore: 'UNKNOWN',
        components: { body: bodyOf(body) },
        examples: {},
        comments: [],
        createdAt: now,
        updatedAt: now,
        approvedEdits: [],
      })
      return id
    },
    change(id, { name, language, category, status, body }) {
      const template = templates.get(id)
      templates.change(template, {
        ...(name !== undefined && { name }),
        ...(language !== undefined && { locale: language }),
        ...(category !== undefined && { category }),
        // The provider may say what no document has.
        ...(status !== undefined && { status: status as typeof template.status }),
        ...(body !== undefined && { components: { ...template.components, body: bodyOf(body) } }),
      })
    },
    drop: (id) => templates.drop(id),
    recreate(id) {
      const copy = { ...templates.get(id), id: randomUUID() }
      templates.drop(id)
      templates.add(copy)
      return copy.id
    },
    decide: async (id, verdict) => simulator.decideReview(id, verdict),
  }
}

export function infobipPortal(simulator: InfobipSimulator): Portal {
  const { templates } = simulator
  const newId = (): string => String(randomInt(100_000_000_000_000, 200_000_000_000_000))
  const now = new Date()
  return {
    words: { approved: 'APPROVED', rejected: 'REJECTED', unseen: 'SOMETHING_NEW' },
    list: () =>
      [...templates.all()].map(({ id, name, language, category, status, structure }) => ({
        id,
        name,
        language,
        category,
        status,
        body: structure.body?.text ?? '',
      })),
    add(name, language, body) {
      const id = newId()
      templates.add({
        id,
        name,
        language,
        category: 'UTILITY',
        status: 'APPROVED',
        quality: 'UNKNOWN',
        structure: { body: { text: body }, type: 'TEXT' },
        options: {},
        createdAt: now,
        lastUpdatedAt: now,
        approvedEdits: [],
      })
      return id
    },
    change(id, { name, language, category, status, body }) {
      const template = templates.get(id)
      templates.change(template, {
        ...(name !== undefined && { name }),
        ...(language !== undefined && { language }),
        ...(category !== undefined && { category }),
        ...(status !== undefined && { status }),
        ...(body !== undefined && { structure: { ...template.structure, body: { text: body } } }),
      })
    },
    drop: (id) => templates.drop(id),
    recreate(id) {
      const copy = { ...templates.get(id), id: newId() }
      templates.drop(id)
      templates.add(copy)
      return copy.id
    },
    decide: (id, verdict) => simulator.decideReview(id, verdict),
  }
}
