import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { rpc } from '../connection/index.ts'

export type Operator = {
  /** Who works here, as it is in the settings; empty: nobody has said. */
  saved: string
  typed: string
  type(name: string): void
  /** Somebody wanted to confirm without a name. */
  isMissing: boolean
  /** Does what counts only with a person's name: keeps a typed one first, and asks where there is none. */
  confirm(what: () => void): void
}

/** Who confirms something. */
export function useOperator(): Operator {
  const queries = useQueryClient()
  const { data: info } = useQuery(rpc.app.info.queryOptions())
  const save = useMutation(rpc.app.saveSettings.mutationOptions())
  const [typed, type] = useState('')
  const [isAsked, setAsked] = useState(false)
  const saved = info?.settings.operator.trim() ?? ''
  const name = typed.trim()
  return {
    saved,
    typed,
    type,
    isMissing: isAsked && name === '',
    confirm: (what) => {
      setAsked(saved === '' && name === '')
      if (saved !== '') what()
      else if (name !== '')
        save.mutate(
          { operator: name },
          {
            onSuccess: () => {
              what()
              void queries.invalidateQueries({ queryKey: rpc.app.info.key() })
            },
          },
        )
    },
  }
}
