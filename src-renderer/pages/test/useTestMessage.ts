import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { belongsTo } from '#core/readiness'
import { renderTemplate } from '#core/template'
import { sampleValues } from '../../components/preview/index.ts'
import { rpc } from '../../connection/index.ts'
import { useSamePhone } from '../../shared/usePhone.ts'
import { tokensIn } from './ContactValues.tsx'
import { fillPlaceholders } from './fill-placeholders.ts'
import { firstTemplate, templatesOf, usualPhone } from './first-choices.ts'
import { type Message, unsettledBefore } from './message-key.ts'
import type { World } from './test-data.ts'
import { whyNotYet } from './why-not-yet.ts'

const NO_MAPPING = { placeholders: [], bindings: [] }

/**
 * The message that the form describes, as it would be sent, and what still keeps it.
 * @param onChange after every change by the person
 */
export function useDraft(implementationId: string, world: World, startNumberId: string | null, onChange: () => void) {
  const isSamePhone = useSamePhone()
  const { numbers, templates, phones, sends } = world
  const start = numbers.find(({ id }) => id === startNumberId) ?? numbers[0]
  const [numberId, setNumberId] = useState(start?.id ?? '')
  const [templateId, setTemplateId] = useState(() => firstTemplate(start, templates))
  const [phoneId, setPhoneId] = useState<string | null>(null)
  const [typed, setTyped] = useState<Record<string, string>>({})

  const number = numbers.find(({ id }) => id === numberId)
  const choices = useMemo(() => templatesOf(number, templates), [number, templates])
  /** The one value that the field names, the preview shows and the button sends: what the number can't choose is none. */
  const row = choices.find(({ id }) => id === templateId) ?? null
  const phone = phones.find(({ id }) => id === phoneId) ?? usualPhone(world)
  const ofRow = useQuery({ ...rpc.templates.get.queryOptions({ input: { id: row?.id ?? '' } }), enabled: row !== null })
  const mappingOfRow = useQuery({
    ...rpc.variables.mapping.queryOptions({ input: { templateId: row?.id ?? '' } }),
    enabled: row !== null,
  })
  // A query that is off keeps what it had.
  const template = row && ofRow.data
  const mapping = row && mappingOfRow.data
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId } }))

  const values = { ...sampleValues(variables ?? []), ...typed }
  const bindings = mapping?.bindings ?? []
  const filled = fillPlaceholders(mapping ?? NO_MAPPING, values)
  const rendered = template ? renderTemplate(template.content, filled.values) : null
  const bodyLength = rendered?.body.length ?? 0
  const crmValues = Object.fromEntries(tokensIn(bindings).map((token) => [token, values[token] ?? '']))
  const message: Message | null =
    number && row && phone ? { numberId, templateId: row.id, recipient: phone.phone, crmValues } : null
  const before = message && unsettledBefore(sends, message)
  const reason = whyNotYet({
    hasNumber: number !== undefined,
    template: row,
    openPlaceholders: mapping?.problems.filter((problem) => !problem.advice).length ?? null,
    ...filled,
    bodyLength,
    recipient: phone && {
      isSender: number !== undefined && isSamePhone(phone.phone, number.phone),
      agreed: phone.agreement !== null,
    },
    before: before && (before.state === 'pending' ? 'pending' : 'unknown'),
  })

  const change =
    <T>(set: (value: T) => void): ((value: T) => void) =>
    (value) => {
      set(value)
      onChange()
    }
  return {
    number,
    numberId,
    row,
    templateId: row?.id ?? '',
    phone,
    choices,
    /** The whole template; null while it loads. */
    template: template ?? null,
    variables: variables ?? [],
    bindings,
    values,
    typed,
    filled,
    rendered,
    bodyLength,
    message,
    before,
    reason,
    setTemplateId: change(setTemplateId),
    setPhoneId: change(setPhoneId),
    setTyped: change(setTyped),
    setNumberId: change((id: string) => {
      setNumberId(id)
      const next = numbers.find((candidate) => candidate.id === id)
      if (!row || !next || !belongsTo(row, next)) setTemplateId(firstTemplate(next, templates))
    }),
  }
}
