import type { TreeDifference } from '#core/services'

/** Without what stays as it is, except the names above a change. */
export function changedOnly(lines: readonly TreeDifference[]): TreeDifference[] {
  const told: TreeDifference[] = []
  /** The level from which a line has to be to stand above what was told last. */
  let above = 0
  for (const line of lines.toReversed()) {
    if (line.change === 'kept' && line.level >= above) continue
    above = line.level
    told.push(line)
  }
  return told.reverse()
}
