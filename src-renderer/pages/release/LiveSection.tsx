import { Button, FileButton, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReleaseState } from '#core/contract'
import { EnvironmentBadge } from '../../components/EnvironmentBadge.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { notify } from '../../shared/notify.ts'
import { toProblem } from '../../shared/problems.ts'

type LiveSectionProps = { implementationId: string; live: ReleaseState['live']; releases: ReleaseState['releases'] }

/** What each CRM has, as its loader reported or as it was loaded from here. */
export function LiveSection({ implementationId, live, releases }: LiveSectionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const read = useMutation(
    rpc.releases.readReport.mutationOptions({
      meta: { inForm: true },
      onSuccess: ({ sequence }) => notify('done', t('release.reportRead', { sequence })),
    }),
  )
  return (
    <Section
      title={t('release.live')}
      text={t('release.liveText')}
      aside={
        <FileButton accept=".json,application/json" onChange={(file) => file && read.mutate({ implementationId, file })}>
          {(props) => (
            <Button {...props} variant="default" loading={read.isPending}>
              {t('release.readReport')}
            </Button>
          )}
        </FileButton>
      }
    >
      {read.error && <ProblemCard problem={toProblem(read.error)} />}
      {live.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('release.notLive')}
        </Text>
      )}
      {live.map((one) => {
        const release = releases.find(
          (each) => each.environment === one.environment && each.contentHash === one.contentHash && each.releasedAt !== null,
        )
        return (
          <Group key={one.environment} gap="sm" align="flex-start" wrap="nowrap">
            <EnvironmentBadge environment={one.environment} />
            <div>
              <Text size="sm">
                {t('release.liveIs', {
                  sequence: one.sequence,
                  since: format.absolute(one.since),
                  by: one.by,
                  target: one.target,
                })}
              </Text>
              <Text size="xs" c="dimmed">
                {release ? t('release.liveRelease', { number: release.number }) : t('release.liveUnreleased')}{' '}
                {t(`release.source.${one.source}`)}
              </Text>
            </div>
          </Group>
        )
      })}
    </Section>
  )
}
