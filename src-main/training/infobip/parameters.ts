import type { TemplateContent } from './message-schema.ts'
import { countIn } from './placeholders.ts'
import type { Button, Structure } from './structure.ts'

const takesParameter = ({ type, url = '' }: Button): boolean =>
  type === 'QUICK_REPLY' || type === 'COPY_CODE' || (type === 'URL' && countIn(url) > 0)

const needsParameter = (button: Button): boolean => button.type !== 'QUICK_REPLY' && takesParameter(button)

/**
 * Which button gets which parameter: they come in the order of those buttons that can
 * take one. A quick reply may be left out. Null for a button that gets none.
 */
export function buttonParameters(buttons: readonly Button[], given: TemplateContent['templateData']['buttons'] = []) {
  const left = given.filter(({ parameter }) => parameter !== undefined)
  const parameters = buttons.map((button): string | null => {
    if (!takesParameter(button) || left[0]?.type !== button.type) return null
    return left.shift()?.parameter ?? null
  })
  return { parameters, tooMany: left.length > 0 }
}

/** How what was sent does not fit the template; null when it does. */
export function parameterProblem(
  structure: Structure,
  { body, header, buttons }: TemplateContent['templateData'],
): string | null {
  const expected = countIn(structure.body?.text ?? '')
  if (body.placeholders.length !== expected) return `the body expects ${expected} placeholders, got ${body.placeholders.length}`
  const format = structure.header?.format
  const wanted = format === 'TEXT' ? (countIn(structure.header?.text ?? '') > 0 ? 'TEXT' : undefined) : format
  if (wanted !== header?.type) return `the header expects ${wanted ?? 'nothing'}, got ${header?.type ?? 'nothing'}`
  const { parameters, tooMany } = buttonParameters(structure.buttons ?? [], buttons)
  if (tooMany) return 'there is no button of this kind for a parameter'
  const empty = (structure.buttons ?? []).find((button, index) => needsParameter(button) && parameters[index] === null)
  return empty ? `the button ${empty.text ?? empty.type} expects a parameter` : null
}
