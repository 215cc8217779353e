import type { z } from 'zod'
import { type Answer, fieldPath, jsonAnswer } from '../http.ts'

/**
 * Zenvia's error bodies (OpenAPI v2). 405 and 413 are not documented there: the
 * shape is kept and the code is ours.
 */
const MESSAGES = {
  VALIDATION_ERROR: [400, 'Validation error'],
  AUTHENTICATION_ERROR: [401, 'No authorization token was found'],
  NOT_FOUND: [404, 'Not found'],
  METHOD_NOT_ALLOWED: [405, 'Method not allowed'],
  DUPLICATED: [409, 'Entity already exists'],
  PAYLOAD_TOO_LARGE: [413, 'Payload too large'],
  INTERNAL_ERROR: [500, 'Internal error'],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type ErrorCode = keyof typeof MESSAGES
export type ErrorDetail = { code: string; path: string; message: string }

/** A refusal; whoever throws it is done with the request. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode
  readonly details: readonly ErrorDetail[]
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ErrorCode, details: readonly ErrorDetail[] = [], headers: Readonly<Record<string, string>> = {}) {
    super(`${code} ${details.map((detail) => `${detail.path}: ${detail.message}`).join('; ')}`)
    this.code = code
    this.details = details
    this.headers = headers
  }
}

/** One thing wrong with one field. */
export const invalid = (path: string, message: string): Refusal =>
  new Refusal('VALIDATION_ERROR', [{ code: 'INVALID', path, message }])

export function errorAnswer(refusal: Refusal): Answer {
  const [status, message] = MESSAGES[refusal.code]
  const details = refusal.details.length > 0 ? { details: refusal.details } : {}
  return jsonAnswer(status, { code: refusal.code, message, ...details }, refusal.headers)
}

/** The body that goes with a status that a fault asks for. */
export function errorBody(status: number): { code: string; message: string } {
  for (const [code, [known, message]] of Object.entries(MESSAGES)) if (known === status) return { code, message }
  return status >= 500 ? { code: 'INTERNAL_ERROR', message: 'Internal error' } : { code: String(status), message: 'Error' }
}

/** Reads a value or refuses it with every problem listed. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Refusal(
    'VALIDATION_ERROR',
    result.error.issues.map((issue) => ({ code: issue.code.toUpperCase(), path: fieldPath(issue.path), message: issue.message })),
  )
}
