import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Rule, SOURCES } from '#core/lint'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import type { RuleWords } from '../../i18n/rules.ts'
import { Examples } from './Examples.tsx'
import classes from './rules.module.css'
import { severitiesOf, TONES } from './severity.ts'
import { isUnpublished, writeDay } from './source.ts'

/** One rule's page: why it is there, what it finds, what to do, and how sure it is. */
export function RuleDetails({ rule, words }: { rule: Rule; words: RuleWords }) {
  const { t, i18n } = useTranslation()
  const { id, examples, source, providers } = rule
  return (
    <article className={`panel ${classes.details}`} aria-labelledby="rule-title">
      <Stack gap="lg">
        <div>
          <span className="mono">{id}</span>
          <Title order={2} id="rule-title">
            {words.part(id, 'title')}
          </Title>
          <Group gap="xs" mt={8}>
            {severitiesOf(rule).map((severity) => (
              <ToneBadge key={severity} tone={TONES[severity]}>
                {t(`rulePages.severity.${severity}`)}
              </ToneBadge>
            ))}
            <ToneBadge tone="neutral">{t(`rulePages.fix.${rule.fix}`)}</ToneBadge>
            {providers?.map((provider) => (
              <ToneBadge key={provider} tone="neutral">
                {t(`rulePages.only.${provider}`)}
              </ToneBadge>
            ))}
          </Group>
        </div>
        <Part title={t('rulePages.heading.why')}>
          <Text size="sm">{words.part(id, 'why')}</Text>
        </Part>
        <Part title={t('rulePages.heading.wrong')}>
          <Examples rule={rule} examples={examples.wrong} sentence={words.sentence} />
        </Part>
        <Part title={t('rulePages.heading.right')}>
          <Examples rule={rule} examples={examples.right} sentence={words.sentence} />
        </Part>
        <Part title={t('rulePages.heading.how')}>
          <Text size="sm">{words.part(id, 'how')}</Text>
        </Part>
        <Part title={t('rulePages.heading.source')}>
          <ul className={classes.sources}>
            {source.keys.map((key) => (
              <li key={key}>
                <Source of={key} />
              </li>
            ))}
          </ul>
          <Text size="sm" c="dimmed">
            {t('rulePages.read', {
              date: writeDay(source.date, i18n.language),
              confidence: t(`rulePages.confidence.${source.confidence}`),
            })}
          </Text>
        </Part>
        <Part title={t('rulePages.heading.limits')}>
          <Text size="sm">{words.part(id, 'limits')}</Text>
        </Part>
      </Stack>
    </article>
  )
}

function Source({ of }: { of: string }) {
  const { t } = useTranslation()
  if (isUnpublished(of)) return <>{t(`rulePages.source.${of}`)}</>
  const source = SOURCES[of]
  if (!source || source.address === null) return <>{source?.title ?? of}</>
  return (
    <Anchor href={source.address} target="_blank" rel="noreferrer" size="sm">
      {source.title}
    </Anchor>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} mb={4}>
        {title}
      </Title>
      {children}
    </section>
  )
}
