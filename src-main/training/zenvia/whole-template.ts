import { z } from 'zod'
import type { Components } from './template-schema.ts'
import { mediaFieldOf, variablesOf } from './variables.ts'

export type TemplateContent = {
  locale: string
  category: string
  components: Components
  examples: Readonly<Record<string, string>>
  notificationEmail?: string | undefined
}

/** What can only be judged over the whole: the parts that a category needs, and one example per variable. */
export const wholeTemplateSchema = z.custom<TemplateContent>().superRefine(({ category, components, examples }, context) => {
  const refuse = (path: string[], message: string): void => context.addIssue({ code: 'custom', path, message })
  if (category === 'AUTHENTICATION') {
    if (!components.otp) refuse(['components', 'otp'], 'required for AUTHENTICATION')
  } else {
    if (!components.body) refuse(['components', 'body'], 'required')
    if (components.otp) refuse(['components', 'otp'], 'only for AUTHENTICATION')
  }
  if (category !== 'MARKETING' && components.buttons?.items.some((item) => item.type === 'OPT_OUT')) {
    refuse(['components', 'buttons'], 'OPT_OUT is for MARKETING only')
  }
  const needed = [...variablesOf(components), ...mediaFieldOf(components)]
  for (const name of needed) if (!examples[name]?.trim()) refuse(['examples', name], 'an example is required')
  for (const name of Object.keys(examples)) if (!needed.includes(name)) refuse(['examples', name], 'there is no such variable')
})
