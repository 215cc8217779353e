import { IconAlertTriangle, IconBulb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TemplateRow, TriggerRow } from '#core/contract'
import { templatesOf } from '#core/triggers'
import { stepHref } from '../../shared/routes.ts'
import { useTriggerProblem } from '../../shared/useTriggerProblem.ts'
import classes from './triggers.module.css'

type LineProblemsProps = TriggerRow & { templates: readonly TemplateRow[] }

/** What keeps a trigger from sending, in words, with the way to where it is put right. */
export function LineProblems({ trigger, problems, templates }: LineProblemsProps) {
  const { t } = useTranslation()
  const say = useTriggerProblem()
  const chosen = templates.filter(({ id }) => templatesOf(trigger).includes(id))
  return (
    <ul className={classes.problems}>
      {problems.map(({ problem, advice, data }) => {
        const Icon = advice ? IconBulb : IconAlertTriangle
        const template = chosen.find(({ name }) => name === data.template)
        return (
          <li key={JSON.stringify([problem, data])} data-advice={advice ? true : undefined}>
            <Icon size={14} aria-hidden />
            {say(trigger.kind, problem, data)}
            {problem === 'mapping-incomplete' && template && (
              <Link href={stepHref(trigger.implementationId, 'variables', template.id)}>{t('templates.map')}</Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
