import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HEADER_FORMATS, TEMPLATE_STATUSES, type UnusableReason } from '#core/template'
import { oneOf } from '#core/text'
import { useFormat } from '../i18n/index.ts'

/** M3: why the CRM can't use a template, each reason as a sentence. */
export function UnusableReasons({ reasons }: { reasons: readonly UnusableReason[] }) {
  const { t } = useTranslation()
  const say = useDetail()
  if (reasons.length === 0) return null
  return (
    <Stack gap={4} p="sm" style={{ background: 'var(--warn-soft)', borderRadius: 6 }}>
      <Text size="sm" fw={600}>
        {t('templates.unusable')}
      </Text>
      {reasons.map((reason) => (
        <Group key={`${reason.reason}.${reason.detail}`} gap={8} wrap="nowrap" align="flex-start">
          <IconAlertTriangle size={15} color="var(--warn)" aria-hidden style={{ flex: 'none', marginTop: 3 }} />
          <Text size="sm">{t(`unusable.${reason.reason}.text`, { detail: say(reason) })}</Text>
        </Group>
      ))}
    </Stack>
  )
}

/** The status, the header format or the moment in words; an emoji or a part's name as it is. */
function useDetail(): (reason: UnusableReason) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ reason, detail }) => {
    if (reason === 'missing') return format.absolute(detail)
    const status = oneOf(TEMPLATE_STATUSES, detail)
    if (reason === 'not-approved' && status) return t(`templateStatus.${status}`).toLocaleLowerCase()
    const header = oneOf(HEADER_FORMATS, detail)
    return reason === 'media-header' && header && header !== 'TEXT' ? t(`headerFormat.${header}`) : detail
  }
}
