import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { stepHref } from '../../shared/routes.ts'
import classes from './consent.module.css'
import { type ConsentPart, PARTS, type PartState } from './consent-parts.ts'
import { PartIcon, showPart } from './Part.tsx'

type PartNavProps = { implementationId: string; states: Record<ConsentPart, PartState> }

/** The whole way at one glance: each part with its state, one click away. */
export function PartNav({ implementationId, states }: PartNavProps) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('consent.parts')} className={`panel ${classes.nav}`}>
      <ol>
        {PARTS.map(({ part, path }) => (
          <li key={part}>
            <Link href={stepHref(implementationId, 'consent', path)} onClick={() => showPart(part)}>
              <PartIcon state={states[part].state} />
              <span>{t(`consent.part.${part}.short`)}</span>
              <span className={classes.hidden}>{t(`consent.state.${states[part].state}`)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
