import { Button, Progress, Text } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { UpdateState } from '#core/contract'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { toProblem } from '../../shared/problems.ts'

/** Whether there is a newer Disparo, what is new in it, and the way to it: fetched and put in place only when asked for. */
export function UpdatesSection() {
  const { t } = useTranslation()
  const { data: state } = useQuery(rpc.updates.state.queryOptions())
  return (
    <Section title={t('updates.title')} text={t('updates.text')}>
      {state ? <State state={state} /> : <RowsSkeleton />}
    </Section>
  )
}

function State({ state }: { state: UpdateState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const check = useMutation(rpc.updates.check.mutationOptions())
  const download = useMutation(rpc.updates.download.mutationOptions())
  const install = useMutation({ ...rpc.updates.install.mutationOptions(), meta: { inForm: true } })
  return (
    <>
      <Text size="sm" aria-live="polite">
        {sentence()}
      </Text>
      {'notes' in state && state.notes !== '' && (
        <div>
          <Text size="sm" fw={600}>
            {t('updates.changes')}
          </Text>
          <Text
            size="sm"
            style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 320, overflow: 'auto' }}
            tabIndex={0}
          >
            {state.notes}
          </Text>
        </div>
      )}
      {state.kind === 'downloading' && <Progress value={state.percent} aria-label={t('updates.progress')} />}
      {install.error && <ProblemCard problem={toProblem(install.error)} />}
      <div>
        {(state.kind === 'current' || state.kind === 'refused' || state.kind === 'checking') && (
          <Button
            variant="default"
            loading={state.kind === 'checking'}
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => check.mutate(undefined)}
          >
            {t('updates.check')}
          </Button>
        )}
        {state.kind === 'available' && (
          <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={() => download.mutate(undefined)}>
            {t('updates.download')}
          </Button>
        )}
        {state.kind === 'ready' && <Button onClick={() => install.mutate(undefined)}>{t('updates.install')}</Button>}
      </div>
    </>
  )

  function sentence(): string {
    switch (state.kind) {
      case 'off':
        return t(`updates.off.${state.why}`)
      case 'current':
        return state.checkedAt === null ? t('updates.unasked') : t('updates.current', { when: format.absolute(state.checkedAt) })
      case 'refused':
        return t(`updates.refused.${state.why}`)
      case 'checking':
        return t('updates.checking')
      default:
        return t(`updates.${state.kind}`, { version: state.version })
    }
  }
}
