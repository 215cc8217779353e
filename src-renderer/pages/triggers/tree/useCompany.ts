import { useState } from 'react'
import type { Implementation } from '#core/implementation'
import { nameAt, removeEntry, type ServiceTree, sameName, type TreePath } from '#core/services'
import { orphansOf, placesAfter, type TreeChange, type Trigger, triggerPlace } from '#core/triggers'
import type { TreeEditor } from './useTreeEditor.ts'

/** A change that took something along: the trees before and after it, and the way back and forth. */
type Company = { before: readonly ServiceTree[]; after: readonly ServiceTree[]; back: TreeChange; forth: TreeChange }

const NOBODY: TreeChange = { places: [], removed: [], restored: [] }

/**
 * Who goes along when the tree changes: triggers follow a name to its new one, the isolated tree and the request type
 * of the chat do, too, and triggers go with a name that is deleted where the person wants it. Undo brings all of it back.
 */
export function useCompany(editor: TreeEditor, implementation: Implementation, triggers: readonly Trigger[]) {
  const { trees } = editor
  const [known, setKnown] = useState<readonly Company[]>([])
  const [last, setLast] = useState<Company | null>(null)
  const note = (company: Company, isTold: boolean): void => {
    setKnown((now) => [...now, company])
    setLast(isTold ? company : null)
  }
  const plain = (after: ServiceTree[]): void => {
    setLast(null)
    editor.change(after)
  }
  return {
    /** Triggers that the deletion of a name would leave without their place. */
    orphans: (path: TreePath): Trigger[] => {
      const removed = removeEntry(trees, path)
      return removed.ok ? orphansOf(triggers, trees, removed.trees) : []
    },
    /** Changes the trees, and takes those along that named what stands elsewhere now. */
    follow: (to: { trees: ServiceTree[]; path: TreePath }, from: TreePath): void => {
      const places = placesAfter(triggers, { trees, path: from }, to)
      const facts = factsAfter(implementation, { trees, path: from }, to)
      if (places.length === 0 && facts === null) {
        plain(to.trees)
        return
      }
      const were = triggers.filter(({ id }) => places.some((place) => place.id === id)).map(triggerPlace)
      const forth = { ...NOBODY, places, ...facts?.forth }
      note({ before: trees, after: to.trees, forth, back: { ...NOBODY, places: were, ...facts?.back } }, places.length > 0)
      editor.change(to.trees, forth)
    },
    /** Deletes the triggers that are left without their place. */
    remove: (after: ServiceTree[]): void => {
      const gone = orphansOf(triggers, trees, after)
      const removed = gone.map(({ id }) => id)
      note({ before: trees, after, forth: { ...NOBODY, removed }, back: { ...NOBODY, restored: gone } }, false)
      editor.change(after, { ...NOBODY, removed })
    },
    /** Those that followed the last change, as they are now. */
    followed: last === null ? [] : triggers.filter(({ id }) => last.forth.places.some((place) => place.id === id)),
    /** "Otherwise": they name what they named before. */
    leaveBehind: (): void => {
      if (last === null) return
      editor.take({ ...NOBODY, places: last.back.places })
      setKnown((now) => now.filter((company) => company !== last))
      setLast(null)
    },
    undo: (): void => {
      setLast(null)
      editor.undo?.(known.find(({ after }) => after === trees)?.back)
    },
    redo: (): void => {
      setLast(null)
      editor.redo?.(known.find(({ before, after }) => before === trees && after === editor.next)?.forth)
    },
  }
}

type Facts = Pick<TreeChange, 'isolatedServiceTree' | 'chatRequestType'>
type Step = { trees: readonly ServiceTree[]; path: TreePath }

/** M15, M21: the implementation names a tree and a request type, too. */
function factsAfter(
  { isolatedServiceTree, chatRequestType }: Implementation,
  from: Step,
  to: Step,
): { forth: Facts; back: Facts } | null {
  const [was, is] = [nameAt(from.trees, from.path) ?? '', nameAt(to.trees, to.path) ?? '']
  if (was === is || from.path.length !== to.path.length) return null
  if (from.path.length === 1 && sameName(isolatedServiceTree, was))
    return { forth: { isolatedServiceTree: is }, back: { isolatedServiceTree } }
  const isThere = to.trees.some(({ requestTypes }) => requestTypes.some(({ name }) => sameName(name, chatRequestType)))
  if (from.path.length === 2 && sameName(chatRequestType, was) && !isThere)
    return { forth: { chatRequestType: is }, back: { chatRequestType } }
  return null
}
