import type { z } from 'zod'
import { type Answer, fieldPath, jsonAnswer } from '../http.ts'

/**
 * Infobip's two error shapes (OpenAPI 3.210): `requestError` at the older endpoints,
 * `errorCode` with violations at the newer ones. 405 and 413 are not documented:
 * the shapes are kept and the words are ours.
 */
const PROBLEMS = {
  BAD_REQUEST: [400, 'Bad request', 'Request cannot be processed.', 'Check the syntax, violations and adjust the request.'],
  UNAUTHORIZED: [401, 'Invalid login details', 'The credentials are missing or invalid.', 'Repeat with valid credentials.'],
  FORBIDDEN: [403, 'Forbidden', 'Insufficient permissions for this resource.', 'Repeat with credentials that have the scope.'],
  NOT_FOUND: [404, 'Not found', 'There is no such resource.', 'Check the path and adjust the request.'],
  METHOD_NOT_ALLOWED: [405, 'Method not allowed', 'The path does not have this method.', 'Adjust the request.'],
  PAYLOAD_TOO_LARGE: [413, 'Payload too large', 'The body is too large.', 'Send less at once.'],
  TOO_MANY_REQUESTS: [429, 'Too many requests', 'Too many requests sent.', "Keep to the endpoint's rate limit."],
  GENERAL_ERROR: [500, 'Something went wrong. Please contact support.', 'Something went wrong.', 'Contact the support.'],
} as const satisfies Record<string, readonly [status: number, text: string, description: string, action: string]>

export type ProblemId = keyof typeof PROBLEMS
/** What is wrong, by the path of the field. */
export type FieldProblems = Readonly<Record<string, readonly string[]>>

/** A refusal; whoever throws it is done with the request. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly id: ProblemId
  readonly fields: FieldProblems
  readonly headers: Readonly<Record<string, string>>

  constructor(id: ProblemId, fields: FieldProblems = {}, headers: Readonly<Record<string, string>> = {}) {
    super(`${id} ${JSON.stringify(fields)}`)
    this.id = id
    this.fields = fields
    this.headers = headers
  }
}

/** One thing wrong with one field. */
export const invalid = (path: string, message: string): Refusal => new Refusal('BAD_REQUEST', { [path]: [message] })

const NEWER_PATHS = ['/whatsapp/1/templates']

function bodyOf(id: ProblemId, path: string, fields: FieldProblems): unknown {
  const [status, text, description, action] = PROBLEMS[id]
  if (!NEWER_PATHS.includes(path)) {
    const validationErrors = Object.keys(fields).length > 0 ? { validationErrors: fields } : {}
    return { requestError: { serviceException: { messageId: id, text, ...validationErrors } } }
  }
  const violations = Object.entries(fields).flatMap(([property, messages]) =>
    messages.map((violation) => ({ property, violation })),
  )
  return { errorCode: `E${status}`, description, action, violations, resources: [] }
}

export const errorAnswer = ({ id, fields, headers }: Refusal, path: string): Answer =>
  jsonAnswer(PROBLEMS[id][0], bodyOf(id, path, fields), headers)

/** The body that goes with a status that a fault asks for. */
export function errorBody(status: number, path: string): unknown {
  for (const id of Object.keys(PROBLEMS) as ProblemId[]) if (PROBLEMS[id][0] === status) return bodyOf(id, path, {})
  return bodyOf(status >= 500 ? 'GENERAL_ERROR' : 'BAD_REQUEST', path, {})
}

/** Infobip's words where the schema says nothing of its own. */
const message: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null) ? 'must not be null' : undefined

/** Reads a value or refuses it with every problem listed. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value, { error: message })
  if (result.success) return result.data
  const fields: Record<string, string[]> = {}
  for (const issue of result.error.issues) {
    const path = fieldPath(issue.path)
    fields[path] = [...(fields[path] ?? []), issue.message]
  }
  throw new Refusal('BAD_REQUEST', fields)
}
