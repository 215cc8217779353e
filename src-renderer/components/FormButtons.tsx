import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type FormButtonsProps = {
  /** The word on the button that saves. */
  verb: string
  busy: boolean
  isDisabled?: boolean
  /** Null where there is nothing to go back to. */
  onCancel: (() => void) | null
}

/** The end of every form that does not save by itself. */
export function FormButtons({ verb, busy, isDisabled = false, onCancel }: FormButtonsProps) {
  const { t } = useTranslation()
  return (
    <Group gap="sm">
      <Button type="submit" loading={busy} disabled={isDisabled}>
        {verb}
      </Button>
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      )}
    </Group>
  )
}
