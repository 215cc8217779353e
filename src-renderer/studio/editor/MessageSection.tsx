import { Anchor, Switch, Text } from '@mantine/core'
import { memo, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateContent, TemplateHeader, TextComponent } from '#core/template'
import type { Chip, TemplateTextHandle } from '../text/index.ts'
import { withoutHeader, withText } from './draft-edits.ts'
import classes from './editor.module.css'
import { type FindingsByComponent, findingsOf } from './findings.ts'
import { LIMITS } from './limits.ts'
import { MarkBar } from './MarkBar.tsx'
import { useStudio } from './studio-context.ts'
import { TextPart } from './TextPart.tsx'

export type Shown = {
  findings: FindingsByComponent
  chips: (component: TextComponent) => (name: string) => Chip
  worst: ReadonlyMap<TextComponent, number>
  /** BCP 47. */
  language: string
}

type MessageSectionProps = Shown & Pick<TemplateContent, 'header'> & { body: string; footer: string }

/** Header, body and footer. */
export const MessageSection = memo(function MessageSection(props: MessageSectionProps) {
  const { header, body, footer, findings, chips, worst, language } = props
  const { t } = useTranslation()
  const text = useRef<TemplateTextHandle>(null)
  return (
    <section className={`panel ${classes.section}`} aria-label={t('studio.message')}>
      <HeaderPart header={header} findings={findings} chips={chips} worst={worst} language={language} />
      <TextPart
        component="body"
        place="body"
        label={t('studio.part.body')}
        tools={<MarkBar text={text} />}
        handle={text}
        value={body}
        limit={LIMITS.body}
        worst={worst.get('body') ?? null}
        lines="many"
        minRows={6}
        placeholder={t('studio.bodyPlaceholder')}
        takesVariables
        findings={findingsOf(findings, 'body')}
        chip={chips('body')}
        language={language}
      />
      <TextPart
        component="footer"
        place="footer"
        label={t('studio.part.footer')}
        hint={t('studio.footerHint')}
        value={footer}
        limit={LIMITS.footer}
        takesVariables={false}
        findings={findingsOf(findings, 'footer')}
        chip={chips('footer')}
        language={language}
      />
    </section>
  )
})

/** A header is a choice: most messages go without. */
function HeaderPart({ header, findings, chips, worst, language }: Shown & { header: TemplateHeader | undefined }) {
  const { t } = useTranslation()
  const { edit } = useStudio()
  const id = useId()
  const isMedia = header !== undefined && header.format !== 'TEXT'
  return (
    <div className={classes.part}>
      <Switch
        checked={header !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          edit((written) => (checked ? withText(written, 'header', '') : withoutHeader(written)))
        }
        label={t('studio.part.header')}
        description={t('studio.headerHint')}
        labelPosition="right"
        aria-controls={header ? id : undefined}
      />
      {isMedia && (
        <Text size="sm" style={{ color: 'var(--bad)' }}>
          {t('studio.mediaHeader', { format: t(`headerFormat.${header.format === 'TEXT' ? 'IMAGE' : header.format}`) })}{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => edit((written) => withText(written, 'header', ''))}>
            {t('studio.toTextHeader')}
          </Anchor>
        </Text>
      )}
      {header && !isMedia && (
        <div id={id}>
          <TextPart
            component="header"
            place="header"
            label={t('studio.part.header')}
            isLabelled={false}
            value={header.text ?? ''}
            limit={LIMITS.header}
            worst={worst.get('header') ?? null}
            placeholder={t('studio.headerPlaceholder')}
            takesVariables
            findings={findingsOf(findings, 'header')}
            chip={chips('header')}
            language={language}
          />
        </div>
      )}
    </div>
  )
}
