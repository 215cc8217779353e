import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type BundleChange, type ChangeWords, explainChange, RISKS, type Risk, subjectText, valueText } from '#core/diff'
import { MarkedWords } from '../diff/index.ts'
import { type Tone, ToneBadge } from '../ToneBadge.tsx'
import classes from './bundle-diff.module.css'
import { changeHref } from './change-place.ts'

type ChangeListProps = {
  changes: readonly BundleChange[]
  /** Whose pages the changes lead to; null: nobody's, as in a bundle from elsewhere. */
  implementationId: string | null
}

const TONES = {
  'someone-gets-something-else': 'bad',
  'someone-gets-nothing-more': 'bad',
  'someone-gets-for-the-first-time': 'warn',
  'costs-more': 'warn',
  'approval-again': 'warn',
  'no-effect': 'neutral',
} as const satisfies Record<Risk, Tone>

/** Changes by risk, the gravest first; what only comes with another stands beneath it. */
export function ChangeList({ changes, implementationId }: ChangeListProps) {
  const { t } = useTranslation()
  const withIt = Map.groupBy(changes, ({ follows }) => follows)
  const causes = withIt.get(null) ?? []
  return RISKS.map((risk) => {
    const own = causes.filter((change) => change.risk === risk)
    if (own.length === 0) return null
    const name = t(`bundleDiff.risk.${risk}`)
    return (
      <div key={risk}>
        <ToneBadge tone={TONES[risk]}>{name}</ToneBadge>
        <ul className={classes.list} aria-label={t('bundleDiff.view.list', { risk: name })}>
          {own.map((change) => (
            <ChangeItem key={change.id} change={change} withIt={withIt} implementationId={implementationId} />
          ))}
        </ul>
      </div>
    )
  })
}

type ChangeItemProps = {
  change: BundleChange
  withIt: ReadonlyMap<string | null, readonly BundleChange[]>
  implementationId: string | null
}

function ChangeItem({ change, withIt, implementationId }: ChangeItemProps) {
  const { t } = useTranslation()
  const say: ChangeWords = (key, gaps) => t(key, { ...gaps })
  const more = withIt.get(change.id) ?? []
  const { words, kind, before, after, reaches, alsoRisks } = change
  const sentence = explainChange(change, say)
  const isText = kind === 'template-header' || kind === 'template-footer'
  return (
    <li>
      <Stack gap={4}>
        <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
          <Text size="sm">{sentence}</Text>
          {implementationId !== null && (
            <Anchor
              component={Link}
              href={changeHref(implementationId, change)}
              size="sm"
              style={{ flex: 'none' }}
              aria-label={`${t('bundleDiff.view.go')}: ${sentence}`}
            >
              {t('bundleDiff.view.go')}
            </Anchor>
          )}
        </Group>
        {words !== null && <MarkedWords pieces={words} />}
        {words === null && isText && (
          <Text size="sm">
            {valueText(before, say)} → {valueText(after, say)}
          </Text>
        )}
        {alsoRisks.length > 0 && (
          <Group gap="xs">
            {alsoRisks.map((risk) => (
              <ToneBadge key={risk} tone={TONES[risk]}>
                {t(`bundleDiff.risk.${risk}`)}
              </ToneBadge>
            ))}
          </Group>
        )}
        {reaches.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('bundleDiff.view.reaches', { list: reaches.map((each) => subjectText(each, say)).join(', ') })}
          </Text>
        )}
      </Stack>
      {more.length > 0 && (
        <ul className={classes.list}>
          {more.map((each) => (
            <ChangeItem key={each.id} change={each} withIt={withIt} implementationId={implementationId} />
          ))}
        </ul>
      )}
    </li>
  )
}
