import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import {
  addEntry,
  countUnder,
  type Direction,
  type EditRefusal,
  moveEntry,
  nameAt,
  removeEntry,
  renameEntry,
  stepFrom,
  type TreePath,
} from '#core/services'
import { closedAtFirst, keysAbove } from './tree-rows.ts'
import { useCompany } from './useCompany.ts'
import type { TreeEditor } from './useTreeEditor.ts'

/** The name that is being typed: of a row that is there, or of one that will be at `path`. */
type Naming = { kind: 'rename' | 'add'; path: TreePath }

/** Everything a person can do to the tree by hand, each said aloud once it is done. */
export function useTreeActions(
  editor: TreeEditor,
  implementation: Implementation,
  rows: readonly TriggerRow[],
  focusTree: () => void,
) {
  const { t } = useTranslation()
  const { trees } = editor
  const triggers = rows.map(({ trigger }) => trigger)
  const company = useCompany(editor, implementation, triggers)
  const [active, setActive] = useState<TreePath>([0])
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => closedAtFirst(trees))
  const [naming, setNaming] = useState<Naming | null>(null)
  const [asking, setAsking] = useState<TreePath | null>(null)
  const [said, say] = useState('')

  const toggle = useCallback(
    (key: string): void =>
      setClosed((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key]))),
    [],
  )
  const reveal = (keys: readonly string[]): void => setClosed((now) => new Set([...now].filter((key) => !keys.includes(key))))
  const goTo = (path: TreePath): void => {
    setActive(path)
    focusTree()
  }
  const moveTo = (from: TreePath, to: TreePath | null): void => {
    const moved = to ? moveEntry(trees, from, to) : ({ ok: false, why: 'no-place' } as const)
    if (!moved.ok) {
      say(t(`services.refused.${moved.why}`))
      return
    }
    const parent = moved.path.slice(0, -1)
    company.follow(moved, from)
    reveal(keysAbove(moved.trees, parent))
    goTo(moved.path)
    say(
      t(parent.length === 0 ? 'services.said.movedTree' : 'services.said.moved', {
        name: nameAt(trees, from),
        parent: nameAt(moved.trees, parent),
        position: (moved.path.at(-1) ?? 0) + 1,
        of: countUnder(moved.trees, parent),
      }),
    )
  }
  const removeNow = (path: TreePath, withTriggers = false): void => {
    const removed = removeEntry(trees, path)
    setAsking(null)
    if (!removed.ok) return
    if (withTriggers) company.remove(removed.trees)
    else editor.change(removed.trees)
    goTo(removed.path.length > 0 ? removed.path : [0])
    say(t('services.said.removed', { name: nameAt(trees, path) }))
  }
  return {
    active,
    setActive,
    closed,
    toggle,
    naming,
    asking,
    said,
    say,
    goTo,
    moveTo,
    move: (path: TreePath, direction: Direction): void => moveTo(path, stepFrom(trees, path, direction)),
    startRename: (path: TreePath): void => setNaming({ kind: 'rename', path }),
    addBeside: (path: TreePath): void => setNaming({ kind: 'add', path: [...path.slice(0, -1), (path.at(-1) ?? -1) + 1] }),
    addUnder: (path: TreePath): void => {
      if (path.length === 3) {
        say(t('services.refused.too-deep'))
        return
      }
      reveal(keysAbove(trees, path))
      setNaming({ kind: 'add', path: [...path, countUnder(trees, path)] })
    },
    commitName: (name: string): EditRefusal | null => {
      if (!naming) return null
      const edit = (naming.kind === 'rename' ? renameEntry : addEntry)(trees, naming.path, name)
      if (!edit.ok) return edit.why
      if (naming.kind === 'rename') company.follow(edit, naming.path)
      else editor.change(edit.trees)
      setNaming(null)
      goTo(edit.path)
      say(t(naming.kind === 'rename' ? 'services.said.renamed' : 'services.said.added', { name: nameAt(edit.trees, edit.path) }))
      return null
    },
    cancelName: (): void => {
      setNaming(null)
      focusTree()
    },
    /** Asks first where triggers would be left without their place. */
    remove: (path: TreePath): void => (company.orphans(path).length > 0 ? setAsking(path) : removeNow(path)),
    orphans: company.orphans,
    /** The triggers that went along with the last change, until the person says that they should not. */
    followed: company.followed,
    leaveBehind: company.leaveBehind,
    removeNow,
    stopAsking: (): void => setAsking(null),
    undo: (): void => {
      company.undo()
      if (editor.undo) say(t('services.said.undone'))
    },
    redo: (): void => {
      company.redo()
      if (editor.redo) say(t('services.said.redone'))
    },
  }
}

export type TreeActions = ReturnType<typeof useTreeActions>
