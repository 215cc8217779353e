import { BUTTON_KIND_RULES } from './button-kinds.ts'
import { BUTTON_RULES } from './buttons.ts'
import { CATEGORY_RULES } from './category.ts'
import { PART_RULES } from './component-rules.ts'
import { CRM_RULES } from './crm.ts'
import { DUPLICATE_RULES } from './duplicates.ts'
import { FORMATTING_RULES } from './formatting.ts'
import { LANGUAGE_RULES } from './languages.ts'
import { LEFT_OVER_RULES } from './left-overs.ts'
import { LINK_RULES } from './links.ts'
import { NAME_RULES } from './names.ts'
import { PLACEMENT_RULES } from './placement.ts'
import { POLICY_RULES } from './policy.ts'
import type { Rule } from './rule.ts'
import { SAMPLE_RULES } from './samples.ts'
import { VARIABLE_RULES } from './variables.ts'
import { WHITESPACE_RULES } from './whitespace.ts'

const FAMILIES = [
  NAME_RULES,
  LANGUAGE_RULES,
  PART_RULES,
  WHITESPACE_RULES,
  FORMATTING_RULES,
  VARIABLE_RULES,
  PLACEMENT_RULES,
  SAMPLE_RULES,
  BUTTON_RULES,
  BUTTON_KIND_RULES,
  LINK_RULES,
  LEFT_OVER_RULES,
  POLICY_RULES,
  CATEGORY_RULES,
  CRM_RULES,
  DUPLICATE_RULES,
]

/** Every rule by its id, sorted: the only list. */
export const RULES: ReadonlyMap<string, Rule> = byId(FAMILIES.flat())

function byId(rules: readonly Rule[]): Map<string, Rule> {
  const sorted = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const known = new Map(sorted.map((rule) => [rule.id, rule]))
  if (known.size < rules.length) throw new Error('two rules have the same id')
  return known
}
