import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import { placeholdersOf, renderTemplate, type TemplateContent } from '#core/template'
import { HighlightedText } from '../../../components/HighlightedText.tsx'
import { PhoneBubble } from '../../../components/PhoneBubble.tsx'
import { type RegisterDraft, type Warning, warningsOf } from './draft.ts'
import classes from './register.module.css'

type RegisterPreviewProps = {
  /** As it will be stored. */
  content: TemplateContent
  typed: RegisterDraft
  provider: ProviderDescriptor | undefined
}

/** The message while it is typed: on the phone, what is read as a variable, and what the CRM can't do with it. */
export function RegisterPreview({ content, typed, provider }: RegisterPreviewProps) {
  const { t } = useTranslation()
  const placeholders = placeholdersOf(content, provider?.capabilities.placeholderScope ?? 'template')
  const isNormalised =
    content.body.text !== typed.body.trim() ||
    (content.header?.text ?? '') !== typed.header.trim() ||
    content.buttons.some((button, index) => button.type === 'URL' && button.url !== typed.buttons[index]?.target.trim())
  const warnings = warningsOf(content, provider)
  return (
    <Stack gap="sm" className={classes.preview}>
      <PhoneBubble content={content} rendered={renderTemplate(content, {})} />
      <div role="status">
        <Text className="eyebrow" mb={4}>
          {t('templates.register.placeholders')}
        </Text>
        {placeholders.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('templates.register.noPlaceholders')}
          </Text>
        ) : (
          <HighlightedText text={placeholders.map(({ name }) => `{{${name}}}`).join('  ')} />
        )}
        {isNormalised && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('templates.register.normalised')}
          </Text>
        )}
        {warnings.map((warning) => (
          <Group key={warning.warning} gap={8} wrap="nowrap" align="flex-start" mt="xs">
            <IconAlertTriangle size={15} color="var(--warn)" aria-hidden style={{ flex: 'none', marginTop: 3 }} />
            <Text size="sm">
              <Sentence warning={warning} />
            </Text>
          </Group>
        ))}
      </div>
    </Stack>
  )
}

function Sentence({ warning }: { warning: Warning }) {
  const { t } = useTranslation()
  if (warning.warning === 'emoji') return t('unusable.emoji.text', { detail: warning.emojis })
  return t(`templates.register.warning.${warning.warning}`, { ...warning })
}
