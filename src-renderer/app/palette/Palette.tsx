import '@mantine/spotlight/styles.css'
import { Kbd } from '@mantine/core'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { fold, holdsAll, wordsOf } from '#core/text'
import { type Found, GROUPS, useFound } from './useFound.ts'

/** More of a kind than this nobody reads; another letter narrows them. */
const SHOWN = 6

const [store, palette] = createSpotlight()

type PaletteProps = { implementationId: string | null; onClose: () => void; onKeys: () => void }

/** Ctrl+K: clients, steps, templates, numbers, rules and actions, found by any of their words in either language. */
export function Palette({ implementationId, onClose, onKeys }: PaletteProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [query, setQuery] = useState('')
  const all = useFound(implementationId, onKeys)
  const folded = useMemo(() => all.map((found) => ({ found, text: fold(`${found.name} ${found.detail} ${found.also}`) })), [all])
  const applied = useDeferredValue(query)
  const groups = useMemo(() => {
    const words = wordsOf(applied)
    const matching = folded.filter(({ text }) => holdsAll(text, words)).map(({ found }) => found)
    return GROUPS.map((group) => {
      const own = matching.filter((found) => found.group === group)
      // What begins with what was typed is meant more often than what only holds it.
      const start = fold(applied.trim())
      const sorted = start === '' ? own : own.toSorted((a, b) => Number(begins(b, start)) - Number(begins(a, start)))
      return { group, shown: sorted.slice(0, SHOWN) }
    }).filter(({ shown }) => shown.length > 0)
  }, [folded, applied])
  useEffect(() => palette.open(), [])
  const act = (found: Found): void => {
    if (found.href !== undefined) navigate(found.href)
    found.run?.()
  }
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight="min(420px, 70dvh)"
      aria-label={t('palette.label')}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.label')}
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
        rightSection={<Kbd size="xs">{t('palette.leaveKey')}</Kbd>}
        rightSectionWidth={56}
      />
      <Spotlight.ActionsList>
        {groups.map(({ group, shown }) => (
          <Spotlight.ActionsGroup key={group} label={t(`palette.group.${group}`)}>
            {shown.map((found) => (
              <Spotlight.Action key={found.id} label={found.name} description={found.detail} onClick={() => act(found)} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

const begins = ({ name }: Found, start: string): boolean => fold(name).startsWith(start)
