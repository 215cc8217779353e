import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type Drop, dropAt, type ServiceTree, type TreePath } from '#core/services'

/** What is dragged, and where it would go; null: nowhere. */
type Drag = { from: TreePath; drop: Drop | null }

/** Pixels that tell a drag from a click, and how near the edge the list begins to scroll. */
const THRESHOLD = 5
const EDGE = 32

export const pathIn = (element: Element | null | undefined): TreePath | null => {
  const path = element?.closest('[data-path]')?.getAttribute('data-path')
  return path ? path.split('.').map(Number) : null
}

/**
 * Dragging rows by the pointer. The browser's own drag and drop has no say in how the
 * ghost looks, scrolls badly and knows no touch.
 * @param ghost follows the pointer
 */
export function useTreeDrag(
  trees: readonly ServiceTree[],
  tree: RefObject<HTMLElement | null>,
  ghost: RefObject<HTMLElement | null>,
  onDrop: (from: TreePath, to: TreePath) => void,
): { drag: Drag | null; onPointerDown: (event: ReactPointerEvent) => void } {
  const [drag, setDrag] = useState<Drag | null>(null)
  const end = useRef<(() => void) | null>(null)
  useEffect(() => () => end.current?.(), [])

  const onPointerDown = (event: ReactPointerEvent): void => {
    const from = pathIn(event.target instanceof Element ? event.target : null)
    if (!from || event.button !== 0) return
    const start = { x: event.clientX, y: event.clientY }
    const listening = new AbortController()
    let now: Drag | null = null
    const stop = (): void => {
      listening.abort()
      end.current = null
      setDrag(null)
    }
    end.current = stop
    const { signal } = listening
    const listen = { signal }
    window.addEventListener(
      'pointermove',
      (move) => {
        if (!now && Math.hypot(move.clientX - start.x, move.clientY - start.y) < THRESHOLD) return
        const drop = dropUnder(move, trees, from, tree.current)
        if (!now || JSON.stringify(drop) !== JSON.stringify(now.drop)) {
          now = { from, drop }
          setDrag(now)
        }
        if (ghost.current) ghost.current.style.transform = `translate(${move.clientX + 12}px, ${move.clientY + 8}px)`
        scrollAtEdge(move.clientY, tree.current)
      },
      listen,
    )
    window.addEventListener(
      'pointerup',
      () => {
        const drop = now?.drop
        stop()
        if (drop) onDrop(from, drop.to)
      },
      listen,
    )
    window.addEventListener('pointercancel', stop, listen)
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key === 'Escape') stop()
      },
      { signal, capture: true },
    )
  }
  return { drag, onPointerDown }
}

function dropUnder({ clientX, clientY }: PointerEvent, trees: readonly ServiceTree[], from: TreePath, tree: HTMLElement | null) {
  const row = document.elementFromPoint(clientX, clientY)?.closest('[data-path]')
  const over = row && tree?.contains(row) ? pathIn(row) : null
  if (!row || !over) return null
  const { top, height } = row.getBoundingClientRect()
  return dropAt(trees, from, over, clientY > top + height / 2)
}

function scrollAtEdge(y: number, tree: HTMLElement | null): void {
  if (!tree) return
  const { top, bottom } = tree.getBoundingClientRect()
  if (y < top + EDGE) tree.scrollBy(0, -16)
  if (y > bottom - EDGE) tree.scrollBy(0, 16)
}
