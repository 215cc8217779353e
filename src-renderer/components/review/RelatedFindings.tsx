import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Finding, Severity } from '#core/lint'
import { useRuleWords } from '../../i18n/index.ts'
import { ruleHref } from '../../shared/routes.ts'
import { ToneBadge } from '../ToneBadge.tsx'
import classes from './review.module.css'

const LOOKS = {
  error: { Icon: IconCircleX, color: 'var(--bad)' },
  warn: { Icon: IconAlertTriangle, color: 'var(--warn)' },
  info: { Icon: IconBulb, color: 'var(--mantine-color-dimmed)' },
} as const satisfies Record<Severity, unknown>

/** As many as help: all of them are in the editor. */
const SHOWN = 4

type RelatedFindingsProps = {
  findings: readonly Finding[]
  /** Ids of the rules that look for what was objected to, the likeliest first. */
  rules: readonly string[]
}

/** What the linter would change, what the objection is about first. */
export function RelatedFindings({ findings, rules }: RelatedFindingsProps) {
  const { t } = useTranslation()
  const words = useRuleWords()
  if (!words) return null
  // A hint that nobody objected to would only distract here.
  const sorted = orderFindings(findings, rules).filter(({ severity, rule }) => severity !== 'info' || rules.includes(rule))
  if (sorted.length === 0) return <Text size="sm">{t('reviews.found.none')}</Text>
  return (
    <>
      <ul className={classes.findings}>
        {sorted.slice(0, SHOWN).map((finding) => {
          const { Icon, color } = LOOKS[finding.severity]
          const sentence = words.sentence(finding)
          return (
            <li key={`${finding.rule}.${finding.component}.${finding.start}.${sentence}`}>
              <Icon size={15} color={color} aria-hidden />
              <span style={{ flex: 1, minWidth: 0 }}>
                {sentence}{' '}
                <Anchor component={Link} href={ruleHref(finding.rule)} size="xs" className="mono">
                  {finding.rule}
                </Anchor>
              </span>
              {finding.fix !== null && <ToneBadge tone="ok">{t('reviews.found.fix')}</ToneBadge>}
            </li>
          )
        })}
      </ul>
      {sorted.length > SHOWN && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('reviews.found.more', { count: sorted.length - SHOWN })}
        </Text>
      )}
    </>
  )
}

const WEIGHT = { error: 0, warn: 1, info: 2 } as const satisfies Record<Severity, number>

/** Those of the named rules first, in the rules' order; then by weight. */
function orderFindings(findings: readonly Finding[], rules: readonly string[]): Finding[] {
  const place = ({ rule }: Finding): number => (rules.includes(rule) ? rules.indexOf(rule) : rules.length)
  return findings.toSorted((a, b) => place(a) - place(b) || WEIGHT[a.severity] - WEIGHT[b.severity])
}
