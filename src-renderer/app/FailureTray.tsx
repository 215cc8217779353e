import { ActionIcon, Button, Group, Indicator, Popover, Stack, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dismissFailures, useFailures } from '../components/failures.tsx'
import { ProblemSentence } from '../components/ProblemCard.tsx'
import { RelativeTime } from '../components/RelativeTime.tsx'

/** Where background failures leave their trace. */
export function FailureTray() {
  const { t } = useTranslation()
  const failures = useFailures()
  return (
    <Popover width={360} position="bottom-end" withArrow trapFocus returnFocus>
      <Indicator label={failures.length} size={16} disabled={failures.length === 0} color="red.9">
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('tray.label', { count: failures.length })}>
            <IconBell size={18} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown>
        <Group justify="space-between" mb="xs">
          <Text fw={600}>{t('tray.title')}</Text>
          {failures.length > 0 && (
            <Button variant="subtle" size="compact-xs" onClick={dismissFailures}>
              {t('tray.dismiss')}
            </Button>
          )}
        </Group>
        {failures.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('tray.empty')}
          </Text>
        ) : (
          <Stack gap="sm">
            {failures.map((failure) => (
              <div key={failure.id}>
                <ProblemSentence problem={failure.problem} />
                <Text size="xs" c="dimmed">
                  <RelativeTime instant={failure.at} />
                </Text>
              </div>
            ))}
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
