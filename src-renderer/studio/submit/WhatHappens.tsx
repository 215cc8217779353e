import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import { queueTime } from './queue-time.ts'
import { Stages } from './Stages.tsx'
import classes from './submit.module.css'

type WhatHappensProps = {
  provider: ProviderDescriptor
  /** How many templates go to it. */
  count: number
  /** Where there are several providers. */
  isNamed: boolean
}

/** What a provider will do with what is submitted, as its capabilities say. */
export function WhatHappens({ provider: { capabilities, label }, count, isNamed }: WhatHappensProps) {
  const { t } = useTranslation()
  const { reviewStages, tellsRejectionReason, createPerHour } = capabilities
  const { first, minutes } = queueTime(count, createPerHour)
  const facts = [
    t(reviewStages.includes('provider') ? 'submit.term.two' : 'submit.term.one', { provider: label }),
    t(tellsRejectionReason ? 'submit.reason.told' : 'submit.reason.portal', { provider: label }),
    count > 1 && first === count && t('submit.pace', { count, minutes }),
    first < count && t('submit.paceOver', { count: first, perHour: createPerHour, hours: Math.ceil(minutes / 60) }),
  ].filter((fact) => fact !== false)
  return (
    <section aria-label={t('submit.next', { provider: label })}>
      <Text className="eyebrow" mb={8}>
        {isNamed ? t('submit.next', { provider: label }) : t('submit.nextOne')}
      </Text>
      <Stages stages={reviewStages} provider={label} />
      <ul className={classes.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  )
}
