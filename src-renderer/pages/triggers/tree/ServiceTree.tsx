import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { isWithin, nameAt, sameName, samePath } from '#core/services'
import { NameField } from './NameField.tsx'
import { TreeRow } from './TreeRow.tsx'
import classes from './tree.module.css'
import { onTreeKey } from './tree-keyboard.ts'
import { levelStyle, lineOf, type Row, rowsOf } from './tree-rows.ts'
import { firesAt } from './triggers-at.ts'
import type { TreeActions } from './useTreeActions.ts'
import { pathIn, useTreeDrag } from './useTreeDrag.ts'
import type { TreeEditor } from './useTreeEditor.ts'

type ServiceTreeProps = {
  editor: TreeEditor
  actions: TreeActions
  triggers: readonly TriggerRow[]
  implementation: Implementation
  /** Counts up when the active row should get the focus. */
  focusAt: number
}

/** The tree itself: roving focus, names typed in place, rows dragged by the pointer. */
export function ServiceTree({ editor, actions, triggers, implementation, focusAt }: ServiceTreeProps) {
  const { t } = useTranslation()
  const { trees } = editor
  const { active, closed, naming } = actions
  const rows = useMemo(() => rowsOf(trees, closed), [trees, closed])
  const current = rows.find(({ path }) => samePath(path, active)) ?? rows[0]
  const tree = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const { drag, onPointerDown } = useTreeDrag(trees, tree, ghost, actions.moveTo)
  const line = drag?.drop ? lineOf(rows, drag.drop.gap) : null
  useLayoutEffect(() => {
    if (focusAt > 0) tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
  }, [focusAt])

  const field = naming && (
    <NameField
      key={`${naming.kind} ${naming.path.join('.')}`}
      label={t(`services.name.${naming.path.length === 1 ? 'tree' : naming.path.length === 2 ? 'type' : 'status'}`)}
      start={naming.kind === 'rename' ? (nameAt(trees, naming.path) ?? '') : ''}
      onCommit={actions.commitName}
      onCancel={actions.cancelName}
    />
  )
  const rowOf = (row: Row) => (
    <TreeRow
      key={row.key}
      row={row}
      isActive={row === current}
      isDragged={drag !== null && isWithin(row.path, drag.from)}
      drop={line?.key === row.key ? line.side : null}
      dropLevel={drag?.drop?.gap.length ?? 0}
      fires={firesAt(triggers, trees, row.path)}
      isIsolated={row.path.length === 1 && sameName(row.name, implementation.isolatedServiceTree)}
      isForChat={row.path.length === 2 && sameName(row.name, implementation.chatRequestType)}
      field={naming?.kind === 'rename' && samePath(naming.path, row.path) ? field : null}
      onToggle={toggleRow}
    />
  )
  const { toggle } = actions
  const toggleRow = useMemo(() => (row: Row) => toggle(row.key), [toggle])
  const lines = rows.map(rowOf)
  if (naming?.kind === 'add')
    lines.splice(
      placeOf(rows, naming.path),
      0,
      <div
        key="new"
        role="treeitem"
        aria-level={naming.path.length}
        className={classes.row}
        tabIndex={-1}
        style={levelStyle(naming.path.length)}
      >
        <span className={classes.twist} />
        {field}
      </div>,
    )
  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label={t('services.title')}
        className={classes.tree}
        data-dragging={drag ? (drag.drop ? 'allowed' : 'refused') : undefined}
        onFocus={(event) => {
          const path = event.target.getAttribute('role') === 'treeitem' ? pathIn(event.target) : null
          if (path) actions.setActive(path)
        }}
        onKeyDown={(event) => {
          if (current) onTreeKey(event, rows, current, actions)
        }}
        onDoubleClick={(event) => {
          const path = pathIn(event.target instanceof Element ? event.target : null)
          if (path) actions.startRename(path)
        }}
        onPointerDown={onPointerDown}
      >
        {lines}
      </div>
      <div ref={ghost} className={classes.ghost} hidden={!drag} aria-hidden>
        {drag && nameAt(trees, drag.from)}
      </div>
    </>
  )
}

/** Where the row of a new name is drawn: before the one that stands there now, else at the end of its parent's branch. */
function placeOf(rows: readonly Row[], path: readonly number[]): number {
  const there = rows.findIndex((row) => samePath(row.path, path))
  if (there >= 0) return there
  return rows.findLastIndex((row) => isWithin(row.path, path.slice(0, -1))) + 1
}
