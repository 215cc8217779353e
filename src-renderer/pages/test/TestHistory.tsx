import { Button, Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Section } from '../../components/Section.tsx'
import { usePhoneFormat } from '../../shared/usePhone.ts'
import { Received } from './Received.tsx'
import { SendBadge } from './SendBadge.tsx'
import { Timeline } from './Timeline.tsx'
import classes from './test.module.css'
import { tellsDisparo, type World } from './test-data.ts'

/** So many more each time. */
const SHOWN = 20

type TestHistoryProps = {
  world: World
  sends: TestSend[]
  /** The newest stands beside the form, so that an empty list is not the whole truth. */
  isFirstAbove: boolean
}

export function TestHistory({ world, sends, isFirstAbove }: TestHistoryProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const [numberId, setNumberId] = useState<string | null>(null)
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [limit, setLimit] = useState(SHOWN)
  const found = sends.filter(
    (send) => (numberId === null || send.numberId === numberId) && (templateId === null || send.templateId === templateId),
  )
  const phoneOf = (id: string): string => {
    const number = world.numbers.find((candidate) => candidate.id === id)
    return number ? formatPhone(number.phone) : t('test.filter.goneNumber')
  }
  const numbers = [...new Set(sends.map((send) => send.numberId))].map((id) => ({ value: id, label: phoneOf(id) }))
  const templates = [...new Map(sends.map((send) => [send.templateId, send.templateName]))].map(([value, label]) => ({
    value,
    label,
  }))
  const clear = { 'aria-label': t('action.clear') }
  const filters = (
    <Group gap="sm">
      <Select
        aria-label={t('test.filter.number')}
        placeholder={t('test.filter.number')}
        data={numbers}
        value={numberId}
        onChange={setNumberId}
        clearable
        clearButtonProps={clear}
        w={200}
      />
      <Select
        aria-label={t('test.filter.template')}
        placeholder={t('test.filter.template')}
        data={templates}
        value={templateId}
        onChange={setTemplateId}
        clearable
        searchable
        clearButtonProps={clear}
        w={260}
      />
    </Group>
  )
  return (
    <Section title={t('test.history')} aside={sends.length > 1 && filters}>
      {found.length === 0 ? (
        <Text size="sm" c="dimmed">
          {sends.length > 0 ? t('test.filter.nothing') : isFirstAbove ? t('test.noneBefore') : t('test.none')}
        </Text>
      ) : (
        <ul className={classes.tests}>
          {found.slice(0, limit).map((send) => (
            <Test key={send.id} send={send} from={phoneOf(send.numberId)} world={world} />
          ))}
        </ul>
      )}
      {found.length > limit && (
        <Button variant="default" onClick={() => setLimit(limit + SHOWN)} style={{ alignSelf: 'center' }}>
          {t('test.filter.more', { count: found.length - limit })}
        </Button>
      )}
    </Section>
  )
}

function Test({ send, from, world }: { send: TestSend; from: string; world: World }) {
  const formatPhone = usePhoneFormat()
  return (
    <li className={classes.test}>
      <div>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {send.templateName}
          </Text>
          <SendBadge send={send} />
        </Group>
        <Text size="sm" c="dimmed">
          {from} → {formatPhone(send.recipient)} · <RelativeTime instant={send.createdAt} />
        </Text>
        <Text size="sm" mt="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {send.body}
        </Text>
      </div>
      <div>
        <Timeline send={send} />
        <Received send={send} tellsDisparo={tellsDisparo(world, send.numberId)} />
      </div>
    </li>
  )
}
