import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Column, MapGraph } from './graph.ts'
import classes from './map-summary.module.css'

const COUNTED = [
  ['trigger', 'triggers'],
  ['template', 'templates'],
  ['number', 'numbers'],
  ['account', 'accounts'],
] as const satisfies readonly (readonly [Column, string])[]

/** How much there is, and what the colours mean; only what is in the picture. */
export function MapSummary({ graph }: { graph: MapGraph }) {
  const { t } = useTranslation()
  const { nodes, edges } = graph
  const counts = COUNTED.map(([column, word]) =>
    t(`triggers.map.count.${word}`, { count: nodes.filter((node) => node.column === column && !node.isOff).length }),
  )
  const problems = nodes.flatMap((node) => node.problems)
  const legend = [
    { word: 'bad', isThere: problems.some(({ advice }) => !advice) },
    { word: 'advice', isThere: problems.some(({ advice }) => advice) },
    { word: 'off', isThere: nodes.some((node) => node.isOff) },
    { word: 'next', isThere: edges.some((edge) => edge.kind === 'next') },
  ] as const
  return (
    <div className={classes.summary}>
      <Text size="sm">{counts.join(' · ')}</Text>
      <ul className={classes.legend}>
        {legend
          .filter(({ isThere }) => isThere)
          .map(({ word }) => (
            <li key={word} data-sign={word}>
              {t(`triggers.map.legend.${word}`)}
            </li>
          ))}
      </ul>
    </div>
  )
}
