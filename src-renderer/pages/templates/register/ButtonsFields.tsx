import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './register.module.css'
import { BUTTON_TYPES, type ButtonDraft, isIncomplete } from './registration.ts'

/** As many as WhatsApp shows. */
const MOST = 10

type ButtonsFieldsProps = { buttons: readonly ButtonDraft[]; isChecked: boolean; onChange: (buttons: ButtonDraft[]) => void }

/** The message's buttons, in their order. */
export function ButtonsFields({ buttons, isChecked, onChange }: ButtonsFieldsProps) {
  const { t } = useTranslation()
  const change = (id: number, part: Partial<ButtonDraft>): void =>
    onChange(buttons.map((button) => (button.id === id ? { ...button, ...part } : button)))
  const add = (): void =>
    onChange([...buttons, { id: Math.max(0, ...buttons.map(({ id }) => id)) + 1, type: 'URL', text: '', target: '' }])
  return (
    <Stack gap="xs" role="group" aria-label={t('templates.register.buttons')}>
      <Text size="sm" fw={500}>
        {t('templates.register.buttons')}
      </Text>
      {buttons.map((button, index) => {
        const at = index + 1
        const hasTarget = button.type === 'URL' || button.type === 'PHONE_NUMBER'
        return (
          <div key={button.id} className={classes.button}>
            <Select
              aria-label={t('templates.register.buttonType', { at })}
              data={BUTTON_TYPES.map((type) => ({ value: type, label: t(`templates.register.type.${type}`) }))}
              value={button.type}
              onChange={(type) => type && change(button.id, { type })}
            />
            <TextInput
              aria-label={t('templates.register.buttonText', { at })}
              placeholder={t('templates.register.buttonTextPlaceholder')}
              value={button.text}
              onChange={(event) => change(button.id, { text: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('templates.register.removeButton', { at })}
              onClick={() => onChange(buttons.filter(({ id }) => id !== button.id))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
            {hasTarget && (
              <TextInput
                aria-label={t(`templates.register.target.${button.type === 'URL' ? 'URL' : 'PHONE_NUMBER'}`, { at })}
                placeholder={button.type === 'URL' ? 'https://' : '+55'}
                value={button.target}
                onChange={(event) => change(button.id, { target: event.currentTarget.value })}
                className={`${classes.target} ${classes.mono}`}
              />
            )}
            {isChecked && isIncomplete(button) && (
              <Text size="xs" style={{ color: 'var(--mantine-color-error)', gridColumn: '1 / -1' }}>
                {t('templates.register.problem.buttonIncomplete')}
              </Text>
            )}
          </div>
        )
      })}
      {buttons.length < MOST && (
        <Group>
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {t('templates.register.addButton')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
