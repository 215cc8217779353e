import { Group, NumberInput, Select, Switch, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_SENDING, type Implementation, type SendingSettings } from '#core/implementation'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useAutosave } from '../../shared/useAutosave.ts'

/** Every half hour of a day. */
const TIMES = Array.from({ length: 48 }, (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`)
const FIRST_QUIET = { from: '20:00', to: '08:00' }
const FIRST_HOURS = 24
const MOST_HOURS = 720

/** When, and how often, the CRM may write to one person; one setting for the whole implementation. */
export function SendingRules({ implementation }: { implementation: Implementation }) {
  const { t } = useTranslation()
  const [value, setValue] = useState<SendingSettings>(implementation.sending ?? DEFAULT_SENDING)
  const update = useMutation(rpc.implementations.update.mutationOptions())
  const autosave = useAutosave<SendingSettings>((sending) => update.mutateAsync({ id: implementation.id, facts: { sending } }))
  const change = (changes: Partial<SendingSettings>): void => {
    const next = { ...value, ...changes }
    setValue(next)
    if (next.quietHours?.from !== undefined && next.quietHours.from === next.quietHours.to) return
    autosave.schedule(next)
  }
  const { timeZone, quietHours, duplicateHours } = value
  const zones = Intl.supportedValuesOf('timeZone')
  const timesWith = (time: string): string[] => (TIMES.includes(time) ? TIMES : [...TIMES, time].sort())
  return (
    <Section title={t('triggers.sending.title')} text={t('triggers.sending.text')} aside={<SaveState state={autosave.state} />}>
      <Select
        label={t('triggers.sending.timeZone')}
        description={t('triggers.sending.timeZoneHint')}
        data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
        value={timeZone}
        onChange={(next) => next !== null && change({ timeZone: next })}
        onBlur={autosave.flush}
        searchable
        allowDeselect={false}
        limit={60}
        maw={560}
      />
      <Switch
        label={t('triggers.sending.quiet')}
        checked={quietHours !== null}
        onChange={(event) => change({ quietHours: event.currentTarget.checked ? FIRST_QUIET : null })}
      />
      {quietHours && (
        <>
          <Group gap="md">
            {(['from', 'to'] as const).map((end) => (
              <Select
                key={end}
                label={t(`triggers.sending.${end}`)}
                data={timesWith(quietHours[end])}
                value={quietHours[end]}
                onChange={(time) => time !== null && change({ quietHours: { ...quietHours, [end]: time } })}
                onBlur={autosave.flush}
                searchable
                allowDeselect={false}
                w={140}
              />
            ))}
          </Group>
          {quietHours.from === quietHours.to && (
            <Text size="sm" c="var(--warn)" role="alert">
              {t('triggers.sending.same')}
            </Text>
          )}
        </>
      )}
      <Switch
        label={t('triggers.sending.duplicate')}
        checked={duplicateHours !== null}
        onChange={(event) => change({ duplicateHours: event.currentTarget.checked ? FIRST_HOURS : null })}
      />
      {duplicateHours !== null && (
        <NumberInput
          label={t('triggers.sending.hours')}
          value={duplicateHours}
          min={1}
          max={MOST_HOURS}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          onChange={(hours) => typeof hours === 'number' && hours >= 1 && change({ duplicateHours: hours })}
          onBlur={autosave.flush}
          w={200}
        />
      )}
    </Section>
  )
}
