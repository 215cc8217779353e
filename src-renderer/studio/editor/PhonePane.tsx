import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renderTemplate, type TemplateContent } from '#core/template'
import type { CrmVariable } from '#core/variables'
import { PhoneBubble } from '../../components/preview/PhoneBubble.tsx'
import type { Row } from './draft-edits.ts'
import classes from './editor.module.css'
import { previewValues } from './filling.ts'

type PhonePaneProps = {
  content: TemplateContent
  rows: readonly Row[]
  variables: readonly CrmVariable[]
  sender: string
}

/** The message on the phone, filled with its samples; the phone's light and dark are its own. */
export const PhonePane = memo(function PhonePane({ content, rows, variables, sender }: PhonePaneProps) {
  const app = useComputedColorScheme('light')
  const [chosen, choose] = useState<Scheme | null>(null)
  const scheme = chosen ?? app
  const values = useMemo(() => previewValues(rows, variables), [rows, variables])
  return (
    <div className={classes.phone}>
      <PhoneHead scheme={scheme} onChoose={choose} />
      <PhoneBubble content={content} rendered={renderTemplate(content, values)} values={values} scheme={scheme} sender={sender} />
    </div>
  )
})

type Scheme = 'light' | 'dark'

const PhoneHead = memo(function PhoneHead({ scheme, onChoose }: { scheme: Scheme; onChoose: (scheme: Scheme) => void }) {
  const { t } = useTranslation()
  const other = scheme === 'light' ? 'dark' : 'light'
  return (
    <div className={classes.partHead}>
      <span className={classes.label}>{t('studio.preview')}</span>
      <Tooltip label={t(`studio.phone.${other}`)}>
        <ActionIcon variant="subtle" color="gray" aria-label={t(`studio.phone.${other}`)} onClick={() => onChoose(other)}>
          {scheme === 'light' ? <IconMoon size={16} aria-hidden /> : <IconSun size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </div>
  )
})
