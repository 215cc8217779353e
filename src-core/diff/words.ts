import { diffArrays } from 'diff'
import { z } from 'zod'

export const diffPieceSchema = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type DiffPiece = z.infer<typeof diffPieceSchema>

/** Placeholders and CRM variables whole, words, runs of blanks, every other character alone. */
const TOKENS = /\{\{[^{}]*\}\}|%[A-Z][A-Z0-9_]*%|[\p{L}\p{N}_]+|\s+|./gu

const tokensOf = (text: string): string[] => text.match(TOKENS) ?? []

/** A stretch that stayed, or what went and what came in its place. */
type Stretch = { same: string } | { removed: string; added: string }

/**
 * What changed from one text to the other, word by word. Without the added pieces it is `before`
 * again, without the removed ones `after`. What stayed by chance between two longer changes
 * ("de", a comma) is part of them: a sentence that was written anew reads as one.
 */
export function diffWords(before: string, after: string): DiffPiece[] {
  return joined(stretchesOf(before, after)).flatMap((stretch): DiffPiece[] => {
    if ('same' in stretch) return [{ kind: 'same', text: stretch.same }]
    const pieces: DiffPiece[] = [
      { kind: 'removed', text: stretch.removed },
      { kind: 'added', text: stretch.added },
    ]
    return pieces.filter(({ text }) => text !== '')
  })
}

function stretchesOf(before: string, after: string): Stretch[] {
  const stretches: Stretch[] = []
  for (const { value, added, removed } of diffArrays(tokensOf(before), tokensOf(after))) {
    const text = value.join('')
    const last = stretches.at(-1)
    if (!added && !removed) stretches.push({ same: text })
    else if (last && 'removed' in last) last[added ? 'added' : 'removed'] += text
    else stretches.push({ removed: removed ? text : '', added: added ? text : '' })
  }
  return stretches
}

/** Joins changes over what stayed between them where that is no longer than either. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const done: Stretch[] = []
  for (const stretch of stretches) {
    const [before, between] = [done.at(-2), done.at(-1)]
    const isChance =
      'removed' in stretch &&
      before !== undefined &&
      'removed' in before &&
      between !== undefined &&
      'same' in between &&
      between.same.length <= Math.min(sizeOf(before), sizeOf(stretch))
    if (isChance) {
      before.removed += between.same + stretch.removed
      before.added += between.same + stretch.added
      done.pop()
    } else done.push({ ...stretch })
  }
  return done
}

const sizeOf = ({ removed, added }: { removed: string; added: string }): number => Math.max(removed.length, added.length)

/** The pieces of one side. */
export const sideOf = (pieces: readonly DiffPiece[], side: 'removed' | 'added'): DiffPiece[] =>
  pieces.filter(({ kind }) => kind === 'same' || kind === side)
