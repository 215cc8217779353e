import { Alert, Text } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OpenPoint } from '#core/bundle'
import { OpenPointList } from './OpenPointList.tsx'

/** What was exported although it was open, by whom and why; nothing where nothing was. */
export function OpenPoints({ points, title }: { points: readonly OpenPoint[]; title: string }) {
  const { t } = useTranslation()
  if (points.length === 0) return null
  const answers = [...new Map(points.map((each) => [`${each.person}\n${each.reason}`, each])).values()]
  return (
    <Alert
      variant="light"
      title={title}
      icon={<IconFlag size={18} aria-hidden />}
      styles={{
        root: { background: 'var(--warn-soft)' },
        icon: { color: 'var(--warn)' },
        title: { color: 'inherit' },
        message: { color: 'inherit' },
      }}
    >
      <OpenPointList points={points} />
      {answers.map(({ person, reason }) => (
        <Text key={`${person} ${reason}`} size="sm" mt="xs">
          {t('openPoints.answer', { person, reason })}
        </Text>
      ))}
    </Alert>
  )
}
