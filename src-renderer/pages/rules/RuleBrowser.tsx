import { Button, SegmentedControl, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconFileSearch, IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { RULES, type Rule, SEVERITIES, type Severity } from '#core/lint'
import { fold, holdsAll, wordsOf } from '#core/text'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { RuleWords } from '../../i18n/rules.ts'
import { ruleHref } from '../../shared/routes.ts'
import { RuleDetails } from './RuleDetails.tsx'
import classes from './rules.module.css'
import { severitiesOf } from './severity.ts'

/** The list with its search, and beside it the rule that the address names. */
export function RuleBrowser({ id, words }: { id: string | null; words: RuleWords }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [severity, setSeverity] = useState<Severity | 'any'>('any')
  const search = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => search.current?.focus()]])

  const rows = useMemo(
    () => [...RULES.values()].map((rule) => ({ rule, folded: fold(`${rule.id} ${words.part(rule.id, 'title')}`) })),
    [words],
  )
  const wanted = wordsOf(query)
  const found = rows.filter(
    ({ rule, folded }) => holdsAll(folded, wanted) && (severity === 'any' || severitiesOf(rule).includes(severity)),
  )
  const rule = id === null ? undefined : RULES.get(id)
  return (
    <div className={classes.browser} data-open={id !== null || undefined}>
      <div className={`panel ${classes.side}`}>
        <div className={classes.filters}>
          <TextInput
            ref={search}
            type="search"
            aria-label={t('rulePages.search')}
            placeholder={t('rulePages.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('rulePages.bySeverity')}
            data={(['any', ...SEVERITIES] as const).map((value) => ({ value, label: t(`rulePages.filter.${value}`) }))}
            value={severity}
            onChange={(value) => setSeverity(value)}
          />
          <Text size="xs" c="dimmed" role="status">
            {t('rulePages.count', { count: found.length })}
          </Text>
        </div>
        {found.length === 0 ? (
          <div className={classes.nothing}>
            <Text size="sm">{t('rulePages.nothing')}</Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setQuery('')
                setSeverity('any')
                search.current?.focus()
              }}
            >
              {t('rulePages.clear')}
            </Button>
          </div>
        ) : (
          <nav className={classes.list} aria-label={t('rulePages.title')}>
            <ul>
              {found.map((row) => (
                <RuleLink key={row.rule.id} rule={row.rule} title={words.part(row.rule.id, 'title')} isOpen={row.rule === rule} />
              ))}
            </ul>
          </nav>
        )}
      </div>
      <div>
        {id !== null && (
          <Link href={ruleHref()} replace className={classes.toList}>
            {t('rulePages.all')}
          </Link>
        )}
        {rule && <RuleDetails key={rule.id} rule={rule} words={words} />}
        {!rule && (
          <EmptyState
            icon={IconFileSearch}
            title={id === null ? t('rulePages.none.title') : t('rulePages.unknown', { id })}
            text={t('rulePages.none.text')}
          />
        )}
      </div>
    </div>
  )
}

function RuleLink({ rule, title, isOpen }: { rule: Rule; title: string; isOpen: boolean }) {
  const { t } = useTranslation()
  const link = useRef<HTMLAnchorElement>(null)
  const [gravest = 'info'] = severitiesOf(rule)
  // Who comes from a finding sees where in the list the rule stands.
  useEffect(() => {
    if (isOpen) link.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  return (
    <li>
      <Link ref={link} href={ruleHref(rule.id)} replace className={classes.row} aria-current={isOpen ? 'page' : undefined}>
        <span className={classes.dot} data-severity={gravest} aria-hidden />
        <span className={classes.rowText}>
          <span className={classes.rowTitle}>{title}</span>
          <span className={classes.rowId}>{rule.id}</span>
        </span>
        <VisuallyHidden>{t(`rulePages.severity.${gravest}`)}</VisuallyHidden>
      </Link>
    </li>
  )
}
