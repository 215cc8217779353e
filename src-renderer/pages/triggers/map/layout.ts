import { COLUMNS, type Column, type MapGraph, type MapNode } from './graph.ts'

/** In the map's own units; at 100 % one is a pixel. */
const WIDTHS: Record<Column, number> = { place: 150, trigger: 204, template: 234, number: 178, account: 124 }
const HEIGHT = 56
/** Two lines of reason beneath. */
const REASON = 46
/** Room for the edges after each column, and their words. */
const ROOM: Record<Column, number> = { place: 60, trigger: 80, template: 56, number: 66, account: 0 }
const GAP = 12
const LANE = { head: 30, side: 12, foot: 12, gap: 20 }

export type Box = { x: number; y: number; width: number; height: number }
export type MapLayout = {
  boxes: ReadonlyMap<string, Box>
  lanes: (Box & { serviceTree: string })[]
  columns: { column: Column; x: number; width: number }[]
  width: number
  height: number
}

const heightOf = (node: Pick<MapNode, 'problems'>): number => HEIGHT + (node.problems.length > 0 ? REASON : 0)

/**
 * Layered columns. The triggers stand in the graph's order, in bands by service tree;
 * what they lead to is ordered by the middle of what leads to it, which keeps crossings
 * few, and as near to that middle as its neighbours let it. Pure: the same graph, the
 * same picture.
 */
export function layoutMap({ nodes, edges, lanes }: MapGraph): MapLayout {
  const xOf = columnsFrom(LANE.side)
  const boxes = new Map<string, Box>()
  const put = (node: MapNode, y: number): void => {
    boxes.set(node.id, { x: xOf[node.column], y, width: WIDTHS[node.column], height: heightOf(node) })
  }
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const flow = edges.filter((edge) => edge.kind !== 'next')
  /** Middle of the boxes at the other end. */
  const middle = (ids: readonly string[]): number => mean(ids.flatMap((id) => centreOf(boxes.get(id))))

  const bands: MapLayout['lanes'] = []
  let y = 0
  for (const { serviceTree, places } of lanes) {
    const top = y
    y += LANE.head
    for (const placeId of places) {
      const triggers = flow.filter((edge) => edge.source === placeId).flatMap((edge) => byId.get(edge.target) ?? [])
      for (const trigger of triggers) {
        put(trigger, y)
        y += heightOf(trigger) + GAP
      }
      const place = byId.get(placeId)
      if (place) put(place, middle(triggers.map(({ id }) => id)) - heightOf(place) / 2)
    }
    y += LANE.foot - GAP
    const width = xOf.trigger + WIDTHS.trigger + LANE.side
    bands.push({ serviceTree, x: 0, y: top, width, height: y - top })
    y += LANE.gap
  }

  for (const column of COLUMNS.slice(2)) {
    const wished = nodes
      .filter((node) => node.column === column)
      .map((node) => {
        const sources = flow.filter((edge) => edge.target === node.id).map((edge) => edge.source)
        return { node, height: heightOf(node), centre: middle(sources) }
      })
      .sort((a, b) => a.centre - b.centre)
    spread(wished).forEach((top, index) => {
      const item = wished[index]
      if (item) put(item.node, top)
    })
  }
  return framed(boxes, bands, xOf)
}

/** Moves everything so that it starts at 0, and measures it. */
function framed(boxes: Map<string, Box>, lanes: MapLayout['lanes'], xOf: Record<Column, number>): MapLayout {
  const all = [...boxes.values(), ...lanes]
  const top = Math.min(0, ...all.map((box) => box.y))
  const shift = <T extends Box>(box: T): T => ({ ...box, y: Math.round(box.y - top) })
  return {
    boxes: new Map([...boxes].map(([id, box]) => [id, shift(box)])),
    lanes: lanes.map(shift),
    columns: COLUMNS.map((column) => ({ column, x: xOf[column], width: WIDTHS[column] })),
    width: xOf.account + WIDTHS.account,
    height: Math.round(Math.max(0, ...all.map((box) => box.y + box.height)) - top),
  }
}

const columnsFrom = (start: number): Record<Column, number> => {
  const xOf = { place: 0, trigger: 0, template: 0, number: 0, account: 0 }
  let x = start
  for (const column of COLUMNS) {
    xOf[column] = x
    x += WIDTHS[column] + ROOM[column]
  }
  return xOf
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const centreOf = (box: Box | undefined): number[] => (box ? [box.y + box.height / 2] : [])

/**
 * Tops of boxes in this order that do not overlap and stay, in sum of squares, as near
 * as can be to where each would like its centre (pool adjacent violators).
 */
export function spread(items: readonly { height: number; centre: number }[]): number[] {
  let before = 0
  const offsets = items.map(({ height }) => {
    const offset = before
    before += height + GAP
    return offset
  })
  const pools: { sum: number; count: number }[] = []
  items.forEach(({ height, centre }, index) => {
    let pool = { sum: centre - height / 2 - (offsets[index] ?? 0), count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop()
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
    }
    pools.push(pool)
  })
  const starts = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  return offsets.map((offset, index) => offset + (starts[index] ?? 0))
}
