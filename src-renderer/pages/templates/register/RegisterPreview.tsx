import { Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import { placeholdersOf, renderTemplate, type TemplateContent } from '#core/template'
import { HighlightedText } from '../../../components/HighlightedText.tsx'
import { PhoneBubble } from '../../../components/preview/PhoneBubble.tsx'
import { useRuleWords } from '../../../i18n/rules.ts'
import classes from './register.module.css'
import { isNamedThoughNumbered, type RegisterDraft, warningsOf } from './registration.ts'

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
  const words = useRuleWords()
  // The same slip in two places is told once.
  const warnings = new Set(words ? warningsOf(content, provider).map((finding) => words.sentence(finding)) : [])
  if (isNamedThoughNumbered(content, provider)) warnings.add(t('templates.register.named'))
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
        {[...warnings].map((sentence) => (
          <Group key={sentence} gap={8} wrap="nowrap" align="flex-start" mt="xs">
            <IconAlertTriangle size={15} color="var(--warn)" aria-hidden style={{ flex: 'none', marginTop: 3 }} />
            <Text size="sm">{sentence}</Text>
          </Group>
        ))}
      </div>
    </Stack>
  )
}
