import type { Db } from './database.ts'

/** A template that waits for a decision. `sentAt`: when it last went from here. */
export type InReview = {
  id: string
  accountId: string
  remoteId: string
  senderId: string | null
  poolId: string | null
  name: string
  statusRaw: string
  firstSeenAt: string
  sentAt: string | null
}

export type TemplateHistory = {
  at: string
  actor: string
  before: Record<string, string | null>
  after: Record<string, string | null>
}

/** What waits for a decision, or had one: read from the templates and from what history kept of them. */
export function reviewRepository(db: Db) {
  return {
    /** Every template that waits for a decision, over all implementations, with what is known of its beginning. */
    inReview: (): InReview[] =>
      db
        .prepare<[], InReview>(
          `SELECT template.id, account_id AS accountId, remote_id AS remoteId, sender_id AS senderId, pool_id AS poolId, name, status_raw AS statusRaw,
             first_seen_at AS firstSeenAt,
             (SELECT max(sent_at) FROM submission WHERE template_id = template.id AND state = 'sent') AS sentAt
           FROM template WHERE status IN ('PENDING', 'IN_APPEAL') AND missing_since IS NULL ORDER BY template.id`,
        )
        .all(),
    /** How many wait: in review, or not at the provider yet. For every page's side, so that nothing else is read. */
    waiting: (): number =>
      db
        .prepare<[], { n: number }>(
          `SELECT (SELECT count(*) FROM template WHERE status IN ('PENDING', 'IN_APPEAL') AND missing_since IS NULL)
             + (SELECT count(*) FROM submission WHERE state <> 'sent') AS n`,
        )
        .get()?.n ?? 0,
    /** Those of any implementation whose decision is as young as this. */
    decidedSince: (since: string): { id: string; at: string }[] =>
      db
        .prepare<[string], { id: string; at: string }>(
          `SELECT template.id, max(history.at) AS at FROM history JOIN template ON template.id = entity_id
           WHERE entity = 'template' AND action = 'update' AND history.at >= ?
             AND json_extract(before, '$.status') IN ('PENDING', 'IN_APPEAL')
             AND json_extract(after, '$.status') IN ('APPROVED', 'REJECTED')
           GROUP BY template.id`,
        )
        .all(since),
    /** What was kept of a template's changes, oldest first: columns by name, as they were and as they became. */
    history: (id: string): TemplateHistory[] =>
      db
        .prepare<[string], { at: string; actor: string; before: string; after: string }>(
          `SELECT at, actor, before, after FROM history
           WHERE entity = 'template' AND entity_id = ? AND action = 'update' ORDER BY position`,
        )
        .all(id)
        .map(({ at, actor, before, after }) => ({ at, actor, before: JSON.parse(before), after: JSON.parse(after) })),
  }
}
