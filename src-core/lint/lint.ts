import { createLinter } from './linter.ts'
import { RULES } from './registry.ts'

export const { lintTemplate, fixAll } = createLinter([...RULES.values()])
