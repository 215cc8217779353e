import { changed, otherFields } from './fields.ts'
import { type Found, word } from './model.ts'
import type { Variable } from './parts.ts'
import type { Sides } from './sides.ts'
import { variableTag } from './template-tag.ts'

export function variableChanges({ variables: { pairs, gone, come }, now }: Sides): Found[] {
  const subject = ({ token }: Variable) => ({ kind: 'variable', key: token }) as const
  const alone = (variable: Variable) => ({ risks: ['no-effect'] as const, subject: subject(variable) })
  return [
    ...come.map((variable): Found => ({ kind: 'variable-added', ...alone(variable), self: variableTag(variable.token) })),
    ...gone.map(
      (variable): Found => ({
        kind: 'variable-removed',
        ...alone(variable),
        self: variableTag(now.variable(variable.token)),
      }),
    ),
    ...pairs.flatMap(({ before, after }) => [
      ...changed(before.token, after.token, () => ({
        kind: 'variable-renamed',
        ...alone(after),
        before: word('variable', before.token),
        after: word('variable', after.token),
      })),
      ...otherFields(
        subject(after),
        { ...before, label: undefined, ...labels(before) },
        { ...after, label: undefined, ...labels(after) },
        ['token'],
      ).map((found): Found => ({ ...found, kind: 'variable-field' })),
    ]),
  ]
}

/** Its name in each language is a field of its own. */
const labels = ({ label }: Variable): Record<string, string> =>
  Object.fromEntries(Object.entries(label).map(([locale, name]) => [`label.${locale}`, name]))
