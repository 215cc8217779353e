import { createContext, useContext } from 'react'

/** Whose way is pointed at, by mouse or focus; null: nobody's. */
type HighlightState = { lit: ReadonlySet<string> | null; point: (nodeId: string | null) => void }

const context = createContext<HighlightState>({ lit: null, point: () => undefined })

export const Highlight = context.Provider
export const useHighlight = (): HighlightState => useContext(context)
