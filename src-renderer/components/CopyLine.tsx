import { ActionIcon, CopyButton, Group, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A command line to copy. */
export function CopyLine({ line }: { line: string }) {
  const { t } = useTranslation()
  return (
    <Group
      wrap="nowrap"
      gap="xs"
      px="sm"
      py={6}
      style={{ background: 'var(--surface-sunken)', border: '1px solid var(--line)', borderRadius: 6 }}
    >
      <code className="mono" style={{ flex: 1, overflowWrap: 'anywhere' }}>
        {line}
      </code>
      <CopyButton value={line}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t('action.copied') : t('action.copy')}>
            <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={copied ? t('action.copied') : t('action.copy')}>
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  )
}
