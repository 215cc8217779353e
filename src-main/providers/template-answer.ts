import { z } from 'zod'
import type { RemoteTemplate } from './adapter.ts'

/** What the answer to a single template must be: one that can be named. */
export const oneTemplate = (readTemplate: (row: unknown) => RemoteTemplate | null): z.ZodType<RemoteTemplate> =>
  z.unknown().transform((row, context) => {
    const template = readTemplate(row)
    if (template) return template
    context.addIssue({ code: 'custom', message: 'template without an id' })
    return z.NEVER
  })
