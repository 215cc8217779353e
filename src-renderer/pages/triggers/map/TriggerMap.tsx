import '@xyflow/react/dist/base.css'
import { Group, Modal } from '@mantine/core'
import { IconSitemap } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ReactFlowProvider } from '@xyflow/react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import type { ServiceTree } from '#core/services'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { rpc } from '../../../connection/index.ts'
import type { NumbersAndTemplates } from '../../../shared/useNumbersAndTemplates.ts'
import { buildMap } from './graph.ts'
import { layoutMap } from './layout.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { MapSummary } from './MapSummary.tsx'
import { useNodeWords } from './useNodeWords.ts'

type TriggerMapProps = {
  implementation: Implementation
  rows: readonly TriggerRow[]
  trees: readonly ServiceTree[]
  parts: NumbersAndTemplates
}

/** The triggers as a picture to look at together with the client: what leads where, and where it is broken. */
export function TriggerMap({ implementation, rows, trees, parts }: TriggerMapProps) {
  const { t } = useTranslation()
  /** In a meeting it gets the whole window. */
  const [isLarge, setLarge] = useState(false)
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId: implementation.id } }))
  const { numbers, templates } = parts
  const { isolatedServiceTree } = implementation
  const graph = useMemo(() => {
    const names = new Map(templates.map(({ id, name }) => [id, name]))
    const input = { rows, numbers, accounts: accounts ?? [], trees, isolatedServiceTree }
    return buildMap(input, (id) => names.get(id) ?? null)
  }, [rows, numbers, templates, accounts, trees, isolatedServiceTree])
  const layout = useMemo(() => layoutMap(graph), [graph])
  const wordsOf = useNodeWords(implementation, rows, parts, accounts ?? [])
  if (rows.length === 0)
    return <EmptyState icon={IconSitemap} title={t('triggers.map.empty.title')} text={t('triggers.map.empty.text')} />
  const picture = (
    <>
      <MapSummary graph={graph} />
      <ReactFlowProvider>
        <MapCanvas
          graph={graph}
          layout={layout}
          wordsOf={wordsOf}
          isolatedServiceTree={isolatedServiceTree}
          onEnlarge={isLarge ? null : () => setLarge(true)}
        />
      </ReactFlowProvider>
    </>
  )
  if (!isLarge) return picture
  return (
    // No Modal.Header: outside `main` its element counts as a second page banner.
    <Modal.Root opened onClose={() => setLarge(false)} fullScreen>
      <Modal.Content>
        <Modal.Body>
          <Group justify="space-between">
            <Modal.Title fw={600}>{implementation.client}</Modal.Title>
            <Modal.CloseButton aria-label={t('action.close')} />
          </Group>
          {picture}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
