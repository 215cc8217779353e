import { Button, Group, SimpleGrid, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Implementation } from '#core/implementation'
import { touchesOperation } from '#core/triggers'
import { NameInput } from './NameInput.tsx'
import type { namesIn } from './offered-names.ts'
import type { Draft } from './trigger-answers.ts'

type PlaceFieldsProps = {
  implementation: Implementation
  draft: Draft
  offered: ReturnType<typeof namesIn>
  onChange: (part: Partial<Draft>) => void
}

/** Where a trigger applies; in production it says when that is where the operation works (M15). */
export function PlaceFields({ implementation, draft, offered, onChange }: PlaceFieldsProps) {
  const { t } = useTranslation()
  const { environment, isolatedServiceTree } = implementation
  const touches = environment === 'production' && touchesOperation(draft, isolatedServiceTree)
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NameInput
          label={t('triggers.serviceTree')}
          placeholder={t('triggers.any')}
          offered={offered.serviceTrees}
          value={draft.serviceTree}
          onChange={(serviceTree) => onChange({ serviceTree })}
        />
        <NameInput
          label={t('triggers.requestType')}
          placeholder={t('triggers.any')}
          offered={offered.requestTypes}
          value={draft.requestType}
          onChange={(requestType) => onChange({ requestType })}
        />
      </SimpleGrid>
      {touches && (
        <Group gap="xs" c="var(--warn)" role="status">
          <IconAlertTriangle size={16} aria-hidden />
          <Text size="sm">{t('triggers.isolation.inForm')}</Text>
          {isolatedServiceTree !== '' && (
            <Button size="compact-sm" variant="default" onClick={() => onChange({ serviceTree: isolatedServiceTree })}>
              {t('triggers.isolation.use', { tree: isolatedServiceTree })}
            </Button>
          )}
        </Group>
      )}
    </>
  )
}
