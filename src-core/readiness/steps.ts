import { z } from 'zod'

/** The way through an implementation, in order. */
export const STEPS = ['client', 'provider', 'templates', 'variables', 'triggers', 'consent', 'test', 'export'] as const
export const stepSchema = z.enum(STEPS)
export type Step = z.infer<typeof stepSchema>
