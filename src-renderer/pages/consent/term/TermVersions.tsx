import { Anchor, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentTerm } from '#core/consent'
import { useFormat } from '../../../i18n/index.ts'
import classes from './term.module.css'

type TermVersionsProps = {
  terms: readonly ConsentTerm[]
  /** The text in the editor. */
  shown: string | null
  onShow: (text: string) => void
}

/** Every version that was saved, newest first. */
export function TermVersions({ terms, shown, onShow }: TermVersionsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const title = useId()
  return (
    <div>
      <Text size="sm" fw={500} id={title} mb={4}>
        {t('consent.term.versions')}
      </Text>
      <ul className={classes.versions} aria-labelledby={title}>
        {terms.map(({ version, text, createdAt, createdBy }) => (
          <li key={version}>
            <b>{t('consent.term.version', { version })}</b>
            <Text span size="sm" c="dimmed">
              {[createdBy, format.absolute(createdAt)].filter((word) => word !== '').join(' · ')}
            </Text>
            {shown?.trim() !== text.trim() && (
              <Anchor component="button" type="button" size="sm" onClick={() => onShow(text)}>
                {t('consent.term.show', { version })}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
