import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ALIKE, ALIKE_PATTERN, openFiller } from '#core/sending'
import type { TemplateContent } from '#core/template'
import { type Binding, CRM_VARIABLES, TRANSFORMS } from '#core/variables'

const whole = new RegExp(`^(?:${ALIKE_PATTERN})$`)
const content = (text: string): TemplateContent => ({
  name: 'aviso',
  language: 'pt_BR',
  category: 'UTILITY',
  body: { text },
  buttons: [],
  samples: {},
})

it('fills a template with any value that is like others as it does with the one that stands for them', () => {
  const words = fc.array(
    fc.constantFrom('Ana', 'João', 'R$', '1.234,50', '10/12/2026', 'Dr.', '[x]', '2026-12-10', 'Ø', 'A&B', '9º'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  const value = fc.oneof(
    words.map((all) => all.join(' ')),
    fc.stringMatching(/^[A-Za-z0-9À-ÖØ-Þà-öø-þ][-/.,;!?*+~|^$&'"a-z0-9 ]*$/),
  )
  fc.assert(
    fc.property(
      value,
      fc.uniqueArray(fc.constantFrom(...TRANSFORMS)),
      fc.integer({ min: 0, max: 900 }),
      (raw, transforms, length) => {
        const binding: Binding = { key: 'body.1', source: { kind: 'crm', token: 'NOME' }, fallback: null, transforms }
        const filler = openFiller(content(`${'t'.repeat(length)}{{1}}`), [binding], CRM_VARIABLES)
        fc.pre(whole.test(raw) && [...raw].length <= filler.alikeUpTo('NOME'))
        expect(filler.fill(() => raw).ok).toBe(filler.fill(() => ALIKE).ok)
      },
    ),
    { numRuns: 1000 },
  )
})

it.each(['', ' Ana', 'Ana ', 'a     b', 'a\nb', '{{1}}', '%NOME%', '⏰', 'a_b', 'ß', ', Ana', 'Dr. ,,', '\u00a0'])(
  'takes %j for itself',
  (raw) => {
    expect(whole.test(raw)).toBe(false)
  },
)
