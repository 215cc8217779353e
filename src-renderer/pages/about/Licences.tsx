import { Code, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { Section } from '../../components/Section.tsx'

type Licence = { name: string; version: string; licence: string; text: string }

/** Made by the build, beside the page; a development server has none. */
async function load(): Promise<Licence[]> {
  const answer = await fetch('./licences.json')
  return answer.ok && answer.headers.get('content-type')?.includes('json') ? await answer.json() : []
}

/** Every package whose code is in the program, with the words of its licence. */
export function Licences() {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['licences'], queryFn: load })
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = (data ?? []).filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted))
  return (
    <Section title={t('about.licences')} text={t('about.licencesText')}>
      {data === undefined && <RowsSkeleton />}
      {data?.length === 0 && <Text size="sm">{t('about.notBuilt')}</Text>}
      {data !== undefined && data.length > 0 && (
        <>
          <TextInput
            label={t('about.find')}
            value={search}
            maw={320}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed" aria-live="polite">
            {t('about.packages', { count: shown.length })}
          </Text>
          <Stack gap={4}>
            {shown.map((licence) => (
              <OneLicence key={`${licence.name} ${licence.version}`} licence={licence} />
            ))}
          </Stack>
        </>
      )}
    </Section>
  )
}

/** The text is drawn when it is asked for: some run to hundreds of pages. */
function OneLicence({ licence: { name, version, licence, text } }: { licence: Licence }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="mono">{name}</span> {version} · {licence}
      </summary>
      {isOpen && (
        <Code block mt={4} style={{ whiteSpace: 'pre-wrap', maxHeight: 360, overflow: 'auto' }} tabIndex={0}>
          {text}
        </Code>
      )}
    </details>
  )
}
