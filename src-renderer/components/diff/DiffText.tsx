import { useMemo } from 'react'
import { type DiffPiece, diffWords, sideOf } from '#core/diff'
import classes from './diff.module.css'

type DiffTextProps = {
  /** What it is compared with. */
  before: string
  after: string
  /** Which of the two is shown, with what is only in it set off. */
  side: 'removed' | 'added'
}

/** One of two texts, the words that only it has marked: struck through where they go, underlined where they come. */
export function DiffText({ before, after, side }: DiffTextProps) {
  const pieces = useMemo(() => sideOf(diffWords(before, after), side), [before, after, side])
  return <MarkedWords pieces={pieces} />
}

/** Both texts in one, as they go over into each other. */
export function MarkedWords({ pieces }: { pieces: readonly DiffPiece[] }) {
  let at = 0
  return (
    <p className={classes.text}>
      {pieces.map(({ kind, text }) => {
        const key = at
        at += text.length
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark key={key} className={classes[kind]}>
            {text}
          </Mark>
        )
      })}
    </p>
  )
}
