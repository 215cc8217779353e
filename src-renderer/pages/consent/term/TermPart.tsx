import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFileText, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConsentTerm, fillTerm, openGaps, STARTER_TERM } from '#core/consent'
import type { Implementation } from '#core/implementation'
import { useDay } from '../../../shared/useDay.ts'
import type { PartState } from '../consent-parts.ts'
import { Part } from '../Part.tsx'
import { OptOut, SendTerm } from './HowTo.tsx'
import { TakeTerm } from './TakeTerm.tsx'
import { TermEditor } from './TermEditor.tsx'
import { TermVersions } from './TermVersions.tsx'
import { nextVersion } from './term-version.ts'
import { keepDraft, keptDraft } from './unsaved-term.ts'

type TermPartProps = { implementation: Implementation; terms: readonly ConsentTerm[]; state: PartState }

/** "Termo de aceite" (M14): its text in versions, how it reaches the contacts, and the way out. */
export function TermPart({ implementation, terms, state }: TermPartProps) {
  const { t } = useTranslation()
  const day = useDay()
  const { id, client } = implementation
  /** What is being written; null: nothing is. */
  const [text, setText] = useState(() => keptDraft(id))
  const [newest] = terms
  const change = (written: string | null): void => {
    keepDraft(id, written)
    setText(written)
  }
  const begin = (): void =>
    change(fillTerm(STARTER_TERM, { client, version: nextVersion(terms), date: day(new Date().toISOString()) }))
  const open = newest ? openGaps(newest.text).length : 0
  return (
    <Part part="term" state={state}>
      {text !== null && (
        <TermEditor
          implementationId={id}
          terms={terms}
          text={text}
          onChange={change}
          onSaved={() => change(null)}
          onCancel={() => change(null)}
        />
      )}
      {text === null && !newest && (
        <Stack gap="sm" align="flex-start">
          <Text size="sm" maw={720}>
            {t('consent.term.none', { client })}
          </Text>
          <Button leftSection={<IconFileText size={16} aria-hidden />} onClick={begin}>
            {t('consent.term.begin')}
          </Button>
        </Stack>
      )}
      {text === null && newest && (
        <>
          {open > 0 && (
            <Text size="sm" style={{ color: 'var(--warn)' }}>
              {t('consent.term.open', { count: open })}
            </Text>
          )}
          <Group gap="sm">
            <Button
              variant={open > 0 ? 'filled' : 'default'}
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => change(newest.text)}
            >
              {t('consent.term.edit')}
            </Button>
            <TakeTerm text={newest.text} version={newest.version} />
          </Group>
        </>
      )}
      {newest && <TermVersions terms={terms} shown={text} onShow={change} />}
      <SendTerm />
      <OptOut />
    </Part>
  )
}
