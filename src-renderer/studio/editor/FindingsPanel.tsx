import { Anchor, Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCircleCheck, IconCircleX, IconWand } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type Finding, SEVERITIES } from '#core/lint'
import { ruleHref } from '../../shared/routes.ts'
import editor from './editor.module.css'
import { findingKey } from './findings.ts'
import classes from './findings-panel.module.css'
import { useStudio } from './studio-context.ts'
import { usePlaceName } from './usePlaceName.ts'

const LOOKS = { error: IconCircleX, warn: IconAlertTriangle, info: IconBulb } as const

type FindingsPanelProps = {
  findings: readonly Finding[]
  /** The one that F8 went to last. */
  current: string | null
  onGo: (finding: Finding) => void
  onFixAll: () => void
}

/** Everything that was found, worst first, each leading to its place. */
export const FindingsPanel = memo(function FindingsPanel({ findings, current, onGo, onFixAll }: FindingsPanelProps) {
  const { t } = useTranslation()
  const fixable = findings.filter(({ fix }) => fix !== null).length
  return (
    <section className={`panel ${editor.findings}`} aria-label={t('studio.findings.title')}>
      <div className={editor.partHead}>
        <h2 className={editor.label}>{t('studio.findings.title')}</h2>
        {findings.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('studio.findings.next')}
          </Text>
        )}
      </div>
      {fixable > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: 'start' }}
          leftSection={<IconWand size={14} aria-hidden />}
          onClick={onFixAll}
        >
          {t('studio.findings.fixAll', { count: fixable })}
        </Button>
      )}
      {findings.length === 0 && (
        <p className={classes.clean}>
          <IconCircleCheck size={18} color="var(--ok)" aria-hidden />
          {t('studio.findings.none')}
        </p>
      )}
      {SEVERITIES.map((severity) => {
        const own = findings.filter((finding) => finding.severity === severity)
        return (
          own.length > 0 && (
            <div key={severity}>
              <h3 className={classes.severity} data-severity={severity}>
                {t(`studio.findings.${severity}`, { count: own.length })}
              </h3>
              <ul className={editor.findingList}>
                {own.map((finding) => (
                  <FindingItem
                    key={findingKey(finding)}
                    finding={finding}
                    isCurrent={findingKey(finding) === current}
                    onGo={onGo}
                  />
                ))}
              </ul>
            </div>
          )
        )
      })}
    </section>
  )
})

type FindingItemProps = { finding: Finding; isCurrent: boolean; onGo: (finding: Finding) => void }

const FindingItem = memo(function FindingItem({ finding, isCurrent, onGo }: FindingItemProps) {
  const { t } = useTranslation()
  const { words, fix: apply } = useStudio()
  const placeName = usePlaceName()
  const Icon = LOOKS[finding.severity]
  const { fix, suggest, rule } = finding
  return (
    <li className={classes.finding} data-severity={finding.severity} aria-current={isCurrent || undefined}>
      <Icon size={16} aria-hidden className={classes.findingIcon} />
      <div className={classes.findingText}>
        <button type="button" className={editor.findingGo} onClick={() => onGo(finding)}>
          <span>{words?.sentence(finding)}</span>
          <span className={classes.findingPlace}>{placeName(finding.component)}</span>
        </button>
        <div className={editor.findingActions}>
          {fix && (
            <Button size="compact-xs" variant="light" onClick={() => apply(finding, fix)}>
              {t('studio.findings.fix')}
            </Button>
          )}
          {suggest.map((suggestion) => (
            <Button
              key={`${suggestion.messageId} ${JSON.stringify(suggestion.data)}`}
              size="compact-xs"
              variant="default"
              onClick={() => apply(finding, suggestion.edits)}
            >
              {words?.suggestion(rule, suggestion)}
            </Button>
          ))}
          <Anchor component={Link} href={ruleHref(rule)} size="xs">
            {t('studio.findings.why')}
          </Anchor>
        </div>
      </div>
    </li>
  )
})
