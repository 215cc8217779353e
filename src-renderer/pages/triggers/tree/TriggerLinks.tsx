import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { placeName, type Trigger } from '#core/triggers'
import { stepHref } from '../../../shared/routes.ts'
import { useTriggerName } from '../../../shared/useTriggerProblem.ts'
import classes from './tree.module.css'

type TriggerLinksProps = { implementationId: string; triggers: readonly Trigger[] }

/** Triggers by name, each with the way to it. */
export function TriggerLinks({ implementationId, triggers }: TriggerLinksProps) {
  const { t } = useTranslation()
  const nameOf = useTriggerName()
  return (
    <ul className={classes.standing}>
      {triggers.map((trigger) => (
        <li key={trigger.id}>
          <Link href={stepHref(implementationId, 'triggers', trigger.id)}>{nameOf(trigger.kind, placeName(trigger))}</Link>
          {!trigger.active && ` (${t('triggers.map.inactive')})`}
        </li>
      ))}
    </ul>
  )
}
