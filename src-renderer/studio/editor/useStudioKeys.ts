import { useEffect } from 'react'

type Action = 'undo' | 'redo' | 'next' | 'submit'

/** The editor's keys, wherever on the page the focus is; a dialog over it has its own. */
export function useStudioKeys(actions: Readonly<Record<Action, () => void>>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest('[role="dialog"]'))) return
      const action = actionOf(event)
      if (action === null) return
      event.preventDefault()
      actions[action]()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [actions])
}

function actionOf(event: KeyboardEvent): Action | null {
  if (event.key === 'F8') return 'next'
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  switch (event.key.toLowerCase()) {
    case 'enter':
      return 'submit'
    case 'z':
      return event.shiftKey ? 'redo' : 'undo'
    case 'y':
      return 'redo'
    default:
      return null
  }
}
