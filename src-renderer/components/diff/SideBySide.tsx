import { useTranslation } from 'react-i18next'
import { DiffText } from './DiffText.tsx'
import classes from './diff.module.css'

/** A part with its text on either side; null where that side has none. */
export type SideRow = { key: string; name: string; before: string | null; after: string | null }

type SideBySideProps = { label: string; rows: readonly SideRow[]; heads: { before: string; after: string } }

/** Two states of a template next to each other, only what differs, its words marked. */
export function SideBySide({ label, rows, heads }: SideBySideProps) {
  return (
    <table className={classes.sides} aria-label={label}>
      <thead>
        <tr>
          <td />
          <th scope="col" className="eyebrow">
            {heads.before}
          </th>
          <th scope="col" className="eyebrow">
            {heads.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, before, after }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <Side text={before} other={after} side="removed" />
            </td>
            <td>
              <Side text={after} other={before} side="added" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Side({ text, other, side }: { text: string | null; other: string | null; side: 'removed' | 'added' }) {
  const { t } = useTranslation()
  if (text === null) return <span className={classes.none}>{t('syncPlan.nothing')}</span>
  const [before, after] = side === 'removed' ? [text, other ?? ''] : [other ?? '', text]
  return <DiffText before={before} after={after} side={side} />
}
