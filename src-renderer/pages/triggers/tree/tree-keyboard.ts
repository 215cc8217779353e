import type { KeyboardEvent } from 'react'
import type { Direction } from '#core/services'
import type { Row } from './tree-rows.ts'
import type { TreeActions } from './useTreeActions.ts'

const STEPS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }

const startsWith = (name: string, letter: string): boolean =>
  name.slice(0, letter.length).localeCompare(letter, 'pt-BR', { sensitivity: 'base' }) === 0

/** The keys of a tree as WAI-ARIA's authoring practices have them, and those that edit. */
export function onTreeKey(event: KeyboardEvent, rows: readonly Row[], row: Row, actions: TreeActions): void {
  const at = rows.indexOf(row)
  const go = (to: Row | undefined): void => {
    if (to) actions.goTo(to.path)
  }
  const act = (): boolean => {
    const step = STEPS[event.key]
    if (event.altKey && step) actions.move(row.path, step)
    else if (event.altKey || event.ctrlKey || event.metaKey) return false
    else if (event.key === 'ArrowDown') go(rows[at + 1])
    else if (event.key === 'ArrowUp') go(rows[at - 1])
    else if (event.key === 'Home') go(rows[0])
    else if (event.key === 'End') go(rows.at(-1))
    else if (event.key === 'ArrowRight') {
      if (row.isOpen) go(rows[at + 1])
      else if (row.under > 0) actions.toggle(row.key)
    } else if (event.key === 'ArrowLeft') {
      if (row.isOpen) actions.toggle(row.key)
      else go(rows.slice(0, at).findLast(({ path }) => path.length === row.path.length - 1))
    } else if (event.key === 'F2' || event.key === 'Enter') actions.startRename(row.path)
    else if (event.key === 'Insert' && event.shiftKey) actions.addUnder(row.path)
    else if (event.key === 'Insert') actions.addBeside(row.path)
    else if (event.key === 'Delete') actions.remove(row.path)
    else if (event.key.length === 1 && event.key !== ' ')
      go([...rows.slice(at + 1), ...rows.slice(0, at)].find(({ name }) => startsWith(name, event.key)))
    else return false
    return true
  }
  if (act()) event.preventDefault()
}
