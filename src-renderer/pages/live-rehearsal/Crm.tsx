import { Badge, Button, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveAct, LiveContact, LiveOpened } from '#core/contract'
import type { EventKind } from '#core/sending'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'

type Opened = Extract<LiveOpened, { ok: true }>
type CrmProps = { opened: Opened; isRunning: boolean; onAct: (act: LiveAct) => void }

/** Long enough that a person has gone on writing, short enough not to be noticed. */
const PAUSE_MS = 200

/** The CRM's screens, plain: a contact, a ticket, and what the CRM or the attendant does with it. */
export function Crm({ opened, isRunning, onAct }: CrmProps) {
  const { t } = useTranslation()
  const { places, chatTemplates } = opened
  const [contact, setContact] = useState<LiveContact | null>(opened.samples[0] ?? null)
  const [ticket, setTicket] = useState('1001')
  const [place, setPlace] = useState('0')
  const [status, setStatus] = useState<string | null>(null)
  const [template, setTemplate] = useState<string | null>(null)
  const { serviceTree = '', requestType = '', statuses = [] } = places[Number(place)] ?? {}
  const chosen = status !== null && statuses.includes(status) ? status : (statuses[0] ?? '')
  const act = (kind: EventKind): void => {
    if (!contact) return
    onAct({
      kind,
      ticket,
      serviceTree,
      requestType,
      status: kind === 'status' ? chosen : '',
      template: kind === 'chat' ? (template ?? '') : '',
      contact,
    })
  }
  return (
    <Section title={t('live.crm.title')} text={t('live.crm.text')} aside={<Badge color="gray">{t('live.badge')}</Badge>}>
      <ContactChoice opened={opened} contact={contact} onChange={setContact} />
      <TextInput label={t('live.crm.ticket')} value={ticket} onChange={(event) => setTicket(event.currentTarget.value)} />
      <Select
        label={t('live.crm.place')}
        data={places.map((each, at) => ({
          value: String(at),
          label: [each.serviceTree, each.requestType].filter((name) => name !== '').join(' › ') || '—',
        }))}
        value={place}
        onChange={(value) => setPlace(value ?? '0')}
        allowDeselect={false}
      />
      <Stack gap={6} align="flex-start">
        <Select
          label={t('live.crm.status')}
          data={[...new Set(statuses)]}
          value={chosen === '' ? null : chosen}
          onChange={setStatus}
          allowDeselect={false}
          w="100%"
        />
        <Button disabled={isRunning || !contact || chosen === ''} onClick={() => act('status')}>
          {t('live.crm.changeStatus')}
        </Button>
      </Stack>
      <Stack gap={6} align="flex-start">
        <Select
          label={t('live.crm.template')}
          placeholder={t('live.crm.noTemplate')}
          data={chatTemplates.map(({ key, name }) => ({ value: key, label: name }))}
          value={template}
          onChange={setTemplate}
          clearable
          w="100%"
        />
        <Button disabled={isRunning || !contact} onClick={() => act('chat')}>
          {t('live.crm.chat')}
        </Button>
      </Stack>
      <div>
        <Button variant="default" disabled={isRunning || !contact} onClick={() => act('operate')}>
          {t('live.crm.operate')}
        </Button>
      </div>
    </Section>
  )
}

type ContactChoiceProps = { opened: Opened; contact: LiveContact | null; onChange: (contact: LiveContact | null) => void }

/** A sample for each thing that keeps a message back, or somebody of the imported base. */
function ContactChoice({ opened: { key, samples, hasBase }, contact, onChange }: ContactChoiceProps) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search, PAUSE_MS)
  const { data: found = [] } = useQuery({
    ...rpc.live.contacts.queryOptions({ input: { key, search: asked } }),
    enabled: hasBase,
    placeholderData: keepPreviousData,
  })
  // Who is chosen stays among them, whatever is looked for.
  const others = contact && !contact.isSample && !found.some(({ id }) => id === contact.id) ? [contact, ...found] : found
  const all = [...samples, ...uniqueById(others)]
  const placeOf = ({ id, isSample }: LiveContact): string => `${isSample ? 'sample' : 'base'} ${id}`
  const label = (one: LiveContact): string =>
    one.isSample ? `${one.name} (${t(`live.sample.${one.id as 'fits'}`)})` : [one.name, one.id].filter(Boolean).join(' · ')
  const option = (one: LiveContact) => ({ value: placeOf(one), label: label(one) })
  return (
    <Stack gap={4}>
      <Select
        label={t('live.crm.contact')}
        description={t(hasBase ? 'live.crm.search' : 'live.crm.noBase')}
        searchable={hasBase}
        onSearchChange={setSearch}
        nothingFoundMessage={t('live.crm.nothing')}
        data={[
          { group: t('live.crm.samples'), items: samples.map(option) },
          ...(hasBase ? [{ group: t('live.crm.base'), items: uniqueById(others).map(option) }] : []),
        ]}
        value={contact && placeOf(contact)}
        onChange={(value) => onChange(all.find((one) => placeOf(one) === value) ?? contact)}
        allowDeselect={false}
      />
      {contact && (
        <Text size="xs" c="dimmed">
          {contact.phone || t('live.crm.noPhone')} ·{' '}
          {t('live.crm.flag', { value: t(contact.isOptedIn ? 'live.crm.yes' : 'live.crm.no') })}
        </Text>
      )}
    </Stack>
  )
}

/** One that stands twice in the base is offered once. */
const uniqueById = (contacts: readonly LiveContact[]): LiveContact[] => [
  ...new Map(contacts.map((one) => [one.id, one])).values(),
]
