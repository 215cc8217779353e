import { Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TemplateRow } from '#core/contract'
import { stepHref } from '../../app/steps.ts'
import { StepIcon } from '../../components/StepIcon.tsx'
import classes from './variables.module.css'

type TemplateMenuProps = { implementationId: string; templates: readonly TemplateRow[]; selectedId: string }

/** The templates that have something to fill, with how far each is. */
export function TemplateMenu({ implementationId, templates, selectedId }: TemplateMenuProps) {
  const { t } = useTranslation()
  return (
    <nav className={`panel ${classes.menu}`} aria-label={t('variables.templates')}>
      <ul>
        {templates.map((template) => {
          const isComplete = template.mappingErrors === 0
          return (
            <li key={template.id}>
              <Link
                href={stepHref(implementationId, 'variables', template.id)}
                replace
                className={classes.menuItem}
                aria-current={template.id === selectedId ? 'true' : undefined}
              >
                <StepIcon state={isComplete ? 'done' : 'open'} />
                <span className={classes.menuText}>
                  <span className={classes.menuName}>{template.content.name}</span>
                  <Text component="span" size="xs" c="dimmed">
                    {template.content.language}
                    {template.unusable.length > 0 && ` · ${t('templates.notUsable')}`}
                  </Text>
                </span>
                <Text component="span" size="xs" c="dimmed" aria-hidden>
                  {Math.max(0, template.placeholders - template.mappingErrors)}/{template.placeholders}
                </Text>
                <VisuallyHidden>
                  {isComplete
                    ? t('templates.mapped', { count: template.placeholders })
                    : t('templates.unmapped', { count: template.placeholders, open: template.mappingErrors })}
                </VisuallyHidden>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
