import { Button, FileButton, Group, Select, Text, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BundleReport, RehearsalState } from '#core/contract'
import { REHEARSED } from '#core/rehearsal'
import { oneOf } from '#core/text'
import { useFileProblem } from '../../components/files/useFileProblem.ts'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { BUNDLE_FILES } from '../../components/useOpenBundle.ts'
import { Working } from '../../components/Working.tsx'
import { api } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { PeopleChoice } from './HistorySection.tsx'
import classes from './rehearsal.module.css'
import { useRehearsal } from './useRehearsal.ts'

type RunSectionProps = { implementationId: string; state: RehearsalState }

/** What is rehearsed, for which days, and the button that does it. */
export function RunSection({ implementationId, state }: RunSectionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const sayProblem = useFileProblem()
  const { events, people, base, last, isCurrent, lastExport } = state
  const [of, setOf] = useState<(typeof REHEARSED)[number]>('now')
  const [bundle, setBundle] = useState<BundleReport | null>(null)
  const [whom, setWhom] = useState<'people' | 'base'>('people')
  const [from, setFrom] = useState(last?.period?.from ?? '')
  const [to, setTo] = useState(last?.period?.to ?? '')
  const { progress, problem, run, cancel } = useRehearsal()
  const open = useMutation({
    mutationFn: async (file: File) => {
      const { key } = await api.bundles.inspect({ file })
      return api.bundles.report({ key })
    },
    onSuccess: setBundle,
  })
  const hasPeople = people !== null || base !== null
  const chosen = people === null ? 'base' : base === null ? 'people' : whom
  const isBackwards = from !== '' && to !== '' && from > to
  const isBundleFit = of !== 'file' || bundle?.content != null
  const start = (): void => {
    const period = from === '' && to === '' ? null : { from: from || null, to: to || null }
    void run(
      { implementationId, of, key: of === 'file' ? (bundle?.key ?? null) : null, people: chosen, period },
      events?.rows ?? 0,
    )
  }
  const offered = REHEARSED.filter((one) => one !== 'export' || lastExport !== null)
  return (
    <Section
      title={t('rehearsal.run.title')}
      text={t('rehearsal.run.text')}
      aside={
        last && (
          <ToneBadge tone={isCurrent ? 'ok' : 'warn'}>
            {t(isCurrent ? 'rehearsal.run.current' : 'rehearsal.run.outdated')}
          </ToneBadge>
        )
      }
    >
      {problem && <ProblemCard problem={sayProblem(problem)} />}
      {progress ? (
        <Working
          text={t(`rehearsal.run.${progress.phase}`, { count: progress.rows, rows: format.number(progress.rows) })}
          done={progress.rows}
          total={progress.total}
          onCancel={cancel}
          note={last ? t('rehearsal.run.keeps') : undefined}
        />
      ) : (
        <>
          <div className={classes.run}>
            <Select
              label={t('rehearsal.run.of')}
              data={offered.map((one) => ({
                value: one,
                label: t(`rehearsal.of.${one}`, { sequence: lastExport?.sequence ?? 0 }),
              }))}
              value={of}
              onChange={(value) => setOf(oneOf(REHEARSED, value) ?? 'now')}
            />
            <TextInput
              type="date"
              label={t('rehearsal.run.from')}
              description={t('rehearsal.run.fromHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('rehearsal.run.to')}
              description={t('rehearsal.run.toHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={to}
              error={isBackwards && t('rehearsal.run.backwards')}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            {people !== null && base !== null && <PeopleChoice value={whom} onChange={setWhom} />}
          </div>
          {of === 'file' && (
            <Group gap="sm">
              <FileButton accept={BUNDLE_FILES} onChange={(file) => file && open.mutate(file)}>
                {(props) => (
                  <Button {...props} variant="default" loading={open.isPending}>
                    {t('rehearsal.run.chooseBundle')}
                  </Button>
                )}
              </FileButton>
              {bundle && (
                <Text size="sm" c={bundle.content ? undefined : 'var(--bad)'} role="status">
                  {t(bundle.content ? 'rehearsal.run.bundle' : 'rehearsal.run.bundleUnfit', {
                    file: bundle.fileName,
                    client: bundle.content?.client ?? '',
                    sequence: bundle.content?.sequence ?? 0,
                  })}
                </Text>
              )}
            </Group>
          )}
          <Group gap="md">
            <Button
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              disabled={events === null || !hasPeople || isBackwards || !isBundleFit}
              onClick={start}
            >
              {t(last ? 'rehearsal.run.again' : 'rehearsal.run.start')}
            </Button>
            {(events === null || !hasPeople) && (
              <Text size="sm" c="dimmed">
                {t(events === null ? 'rehearsal.run.noHistory' : 'rehearsal.run.noPeople')}
              </Text>
            )}
          </Group>
        </>
      )}
    </Section>
  )
}
