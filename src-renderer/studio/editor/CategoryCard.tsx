import { Anchor, Button, Text } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Finding } from '#core/lint'
import { ruleHref } from '../../shared/routes.ts'
import classes from './editor.module.css'
import { findingKey } from './findings.ts'
import { useStudio } from './studio-context.ts'
import { usePrices } from './usePrices.ts'

type CategoryCardProps = { risks: readonly Finding[]; onGo: (finding: Finding) => void }

/** The verdict over all of them; the others are the words that it is made of. */
const LIKELY = 'CAT-LIKELY-MARKETING'

/** Why WhatsApp may take a utility template for marketing, what that would cost, and what to write instead. Evidence, not a verdict. */
export const CategoryCard = memo(function CategoryCard({ risks, onGo }: CategoryCardProps) {
  const { t } = useTranslation()
  const { words } = useStudio()
  const prices = usePrices()
  const [isOpen, setOpen] = useState(false)
  const likely = risks.find(({ rule }) => rule === LIKELY)
  const signs = risks.filter((risk) => risk !== likely)
  if (risks.length === 0) return null
  // Where it is likely the words are many, and underlined in the text already.
  const shown = likely === undefined ? signs : isOpen ? [likely, ...signs] : []
  return (
    <section className={`panel ${classes.risk}`} aria-label={t('studio.risk.title')}>
      <h2 className={classes.label}>
        <IconScale size={16} aria-hidden /> {t(likely ? 'studio.risk.likely' : 'studio.risk.title')}
      </h2>
      {likely && prices?.times && (
        <Text size="sm">
          {t('studio.risk.price', {
            marketing: prices.of('MARKETING'),
            utility: prices.of('UTILITY'),
            times: prices.times,
          })}
        </Text>
      )}
      {likely && (
        <div className={classes.findingActions}>
          <Suggestions risk={likely} />
          <Button variant="subtle" size="compact-xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'studio.risk.fold' : 'studio.risk.signs', { count: signs.length })}
          </Button>
        </div>
      )}
      {shown.length > 0 && (
        <ul className={classes.findingList}>
          {shown.map((risk) => (
            <li key={findingKey(risk)} className={classes.riskItem}>
              <button type="button" className={classes.findingGo} onClick={() => onGo(risk)}>
                {words?.sentence(risk)}
              </button>
              {risk !== likely && risk.suggest.length > 0 && (
                <div className={classes.findingActions}>
                  <Suggestions risk={risk} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <Text size="xs" c="dimmed">
        {t('studio.risk.verdict')}{' '}
        <Anchor underline="always" component={Link} href={ruleHref(likely ? LIKELY : (risks[0]?.rule ?? LIKELY))} size="xs">
          {t('studio.findings.why')}
        </Anchor>
      </Text>
    </section>
  )
})

function Suggestions({ risk }: { risk: Finding }) {
  const { words, fix } = useStudio()
  return risk.suggest.map((suggestion) => (
    <Button
      key={`${suggestion.messageId} ${JSON.stringify(suggestion.data)}`}
      size="compact-xs"
      variant="default"
      onClick={() => fix(risk, suggestion.edits)}
    >
      {words?.suggestion(risk.rule, suggestion)}
    </Button>
  ))
}
