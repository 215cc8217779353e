import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { templatesOf } from '#core/triggers'
import { rpc } from '../../connection/index.ts'

/** Ids of the templates that a trigger sends or a number has as default: those that have to be complete. Null while they load. */
export function useTemplatesInUse(implementationId: string): ReadonlySet<string> | null {
  const { data: triggers } = useQuery(rpc.triggers.list.queryOptions({ input: { implementationId } }))
  const { data: numbers } = useQuery(rpc.numbers.list.queryOptions({ input: { implementationId } }))
  return useMemo(() => {
    if (!triggers || !numbers) return null
    const ids = new Set(triggers.flatMap(({ trigger }) => templatesOf(trigger)))
    for (const { defaultTemplateId } of numbers) if (defaultTemplateId !== null) ids.add(defaultTemplateId)
    return ids
  }, [triggers, numbers])
}
