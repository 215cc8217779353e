import type { CsvDialect } from '#core/contacts'
import type { EventMapping, RowFilter } from '#core/rehearsal'
import { type KeptAnswer, readAnswers } from './answers.ts'
import { openRowsFile } from './blocked-file.ts'
import type { Rows } from './rows.ts'

export type AnswerRow = KeptAnswer & { cells: readonly string[] }

/** Each answer with its row of the history, which is read as far as the last of them. Both are in the history's order. */
async function* withCells(events: Rows<EventMapping>, answers: Iterable<KeptAnswer>): AsyncGenerator<AnswerRow[]> {
  const wanted = answers[Symbol.iterator]()
  let next = wanted.next()
  let row = 1
  for await (const batch of events.rows()) {
    const found: AnswerRow[] = []
    for (const cells of batch) {
      row++
      for (; !next.done && next.value.row === row; next = wanted.next()) found.push({ ...next.value, cells })
      if (next.done) break
    }
    yield found
    if (next.done) return
  }
}

/** The answers behind a figure, at most `limit` after the one given, each with its row. `next`: after which the others follow. */
export async function answerRows(
  path: string,
  events: Rows<EventMapping>,
  filter: RowFilter,
  after: number,
  limit: number,
): Promise<{ count: number; rows: AnswerRow[]; next: number | null }> {
  const answers = readAnswers(path)
  try {
    const page = answers.page(filter, after, limit + 1)
    const shown = page.slice(0, limit)
    const rows: AnswerRow[] = []
    if (shown.length > 0) for await (const found of withCells(events, shown)) rows.push(...found)
    return { count: answers.count(filter), rows, next: page.length > limit ? (shown.at(-1)?.id ?? null) : null }
  } finally {
    answers.close()
  }
}

/** All of them as a file in the history's own format, each with its line, what became of it and why. */
export async function writeAnswerRows(
  path: string,
  events: Rows<EventMapping> & { dialect: CsvDialect },
  filter: RowFilter,
  out: string,
  explain: (answer: KeptAnswer) => string,
): Promise<void> {
  const answers = readAnswers(path)
  const file = await openRowsFile(out, events.headers, events.dialect, events.mapping.status)
  try {
    for await (const found of withCells(events, answers.all(filter)))
      await file.add(found.map((answer) => ({ ...answer, reason: answer.outcome, detail: explain(answer) })))
    await file.keep()
  } catch (error) {
    await file.drop()
    throw error
  } finally {
    answers.close()
  }
}
