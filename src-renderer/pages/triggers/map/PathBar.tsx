import { IconArrowRight } from '@tabler/icons-react'
import { Panel } from '@xyflow/react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMNS, type MapGraph, type MapNode } from './graph.ts'
import classes from './map.module.css'
import type { NodeWords } from './useNodeWords.ts'

/** More in one column than this are counted. */
const NAMED = 2

type PathBarProps = { graph: MapGraph; lit: ReadonlySet<string>; wordsOf: (node: MapNode) => NodeWords }

/** The way that is pointed at, in one line: in a large map its other end is out of sight. */
export function PathBar({ graph, lit, wordsOf }: PathBarProps) {
  const { t } = useTranslation()
  const stops = COLUMNS.map((column) => ({
    column,
    names: graph.nodes
      .filter((node) => node.column === column && node.triggers.some((id) => lit.has(id)))
      .map((node) => wordsOf(node).name),
  }))
  return (
    <Panel position="bottom-center" className={classes.path} aria-hidden>
      {stops
        .filter(({ names }) => names.length > 0)
        .map(({ column, names }, index) => (
          <Fragment key={column}>
            {index > 0 && <IconArrowRight size={14} />}
            <span>
              {names.slice(0, NAMED).join(', ')}
              {names.length > NAMED && ` ${t('triggers.map.more', { count: names.length - NAMED })}`}
            </span>
          </Fragment>
        ))}
    </Panel>
  )
}
