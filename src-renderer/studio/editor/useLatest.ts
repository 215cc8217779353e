import { useEffect, useRef, useState } from 'react'

/** Actions that never change, and do what the latest rendering would. */
export function useLatest<Name extends string>(actions: Readonly<Record<Name, () => void>>): Readonly<Record<Name, () => void>> {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  const [stable] = useState(() => {
    const names = Object.keys(actions) as Name[]
    return Object.fromEntries(names.map((name) => [name, () => latest.current[name]()])) as Record<Name, () => void>
  })
  return stable
}
