import { Button, FileButton, Group, NativeSelect, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiffSide } from '#core/contract'
import type { ExportRecord } from '#core/implementation'
import { ChangeList } from '../../components/bundle-diff/index.ts'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { BUNDLE_FILES } from '../../components/useOpenBundle.ts'
import { api, rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'

type WhatChangesProps = { implementationId: string; records: readonly ExportRecord[] }
type Opened = { key: string; fileName: string }

const NOW = 'now'

/** What an export changes for people: against the last one, another, or a bundle from a file; also between two that are kept. */
export function WhatChanges({ implementationId, records }: WhatChangesProps) {
  const { t, i18n } = useTranslation()
  const { data: kept } = useQuery(rpc.exports.kept.queryOptions({ input: { implementationId } }))
  const [opened, setOpened] = useState<Opened | null>(null)
  const [chosen, choose] = useState<{ before?: string; after?: string }>({})
  const open = useMutation({
    meta: { inForm: true },
    mutationFn: async (file: File) => api.bundles.report({ key: (await api.bundles.inspect({ file })).key }),
    onSuccess: ({ key, fileName, content }) => {
      if (content === null) return
      setOpened({ key, fileName })
      choose({ ...chosen, before: key })
    },
  })
  const exports = records
    .filter(({ id }) => kept?.includes(id))
    .map(({ id, sequence }) => ({ value: id, label: t('bundleDiff.view.export', { sequence }) }))
  const files = opened ? [{ value: opened.key, label: opened.fileName }] : []
  const now = { value: NOW, label: t('bundleDiff.view.now') }
  const before = chosen.before ?? exports[0]?.value ?? null
  const after = chosen.after ?? NOW
  const sideOf = (value: string): DiffSide =>
    value === NOW ? { from: 'now' } : value === opened?.key ? { from: 'opened', key: value } : { from: 'export', id: value }
  const refused = open.data?.content === null ? open.data : null
  const [reason] = refused?.reasons ?? []
  return (
    <Section
      title={t('bundleDiff.view.title')}
      text={t('bundleDiff.view.text')}
      aside={
        <FileButton accept={BUNDLE_FILES} onChange={(file) => file && open.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" loading={open.isPending}>
              {t('bundleDiff.view.file')}
            </Button>
          )}
        </FileButton>
      }
    >
      {open.error && <ProblemCard problem={toProblem(open.error)} />}
      {refused && reason && (
        <Text size="sm" role="alert">
          {t('bundleDiff.view.refused', {
            file: refused.fileName,
            reason: i18n.language === 'en' ? reason.en : reason['pt-BR'],
          })}
        </Text>
      )}
      {kept && before === null && (
        <Text size="sm" c="dimmed">
          {t('bundleDiff.view.none')}
        </Text>
      )}
      {kept && before !== null && (
        <>
          <Group gap="md">
            <NativeSelect
              label={t('bundleDiff.view.before')}
              data={[...files, ...exports]}
              value={before}
              onChange={(event) => choose({ ...chosen, before: event.currentTarget.value })}
            />
            <NativeSelect
              label={t('bundleDiff.view.after')}
              data={[now, ...exports, ...files]}
              value={after}
              onChange={(event) => choose({ ...chosen, after: event.currentTarget.value })}
            />
          </Group>
          <Changes implementationId={implementationId} before={sideOf(before)} after={sideOf(after)} />
        </>
      )}
    </Section>
  )
}

function Changes(input: { implementationId: string; before: DiffSide; after: DiffSide }) {
  const { t } = useTranslation()
  const { data: changes, error } = useQuery(rpc.exports.diff.queryOptions({ input }))
  if (error) return <ProblemCard problem={toProblem(error)} />
  if (!changes) return null
  return (
    <>
      <Text size="sm" fw={600} role="status">
        {changes.length === 0 ? t('bundleDiff.view.same') : t('bundleDiff.view.count', { count: changes.length })}
      </Text>
      <ChangeList changes={changes} implementationId={input.implementationId} />
    </>
  )
}
