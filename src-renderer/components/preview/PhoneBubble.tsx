import { IconFile, IconMapPin, IconPhoto, IconUserCircle, IconVideo } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type FilledText,
  fillText,
  formatWhatsApp,
  type PlaceholderKey,
  parseText,
  type RenderedTemplate,
  type TemplateContent,
} from '#core/template'
import { PhoneButtons } from './PhoneButtons.tsx'
import { PhoneText } from './PhoneText.tsx'
import classes from './phone.module.css'
import { foldedBody } from './phone-fold.ts'

const MEDIA = { IMAGE: IconPhoto, VIDEO: IconVideo, DOCUMENT: IconFile, LOCATION: IconMapPin } as const

/** When the pictured message came. */
const TIME = '14:32'

type PhoneBubbleProps = {
  content: TemplateContent
  rendered: RenderedTemplate
  /** What `rendered` was filled with: the values are then lightly set off in the text. */
  values?: Readonly<Record<PlaceholderKey, string>>
  /** The phone's own colours; else the window's. */
  scheme?: 'light' | 'dark'
  /** Who it comes from, above the message. */
  sender?: string
}

/** The message as the phone shows it: the only place with WhatsApp's green. */
export function PhoneBubble({ content, rendered, values, scheme, sender }: PhoneBubbleProps) {
  const { t } = useTranslation()
  const format = content.header?.format
  const filled = (part: 'header' | 'body', text: string, shown: string): FilledText =>
    values ? fillText(text, (name) => values[`${part}.${name}`]) : { text: shown, values: [] }
  const Media = format && format !== 'TEXT' ? MEDIA[format] : null
  return (
    <figure className={classes.phone} aria-label={t('preview.label')} style={scheme && { colorScheme: scheme }}>
      {sender !== undefined && (
        <div className={classes.contact}>
          <IconUserCircle size={28} stroke={1.2} aria-hidden />
          <span>{sender}</span>
        </div>
      )}
      <div className={classes.chat}>
        <div className={classes.bubble}>
          <div className={classes.message}>
            {Media && format && format !== 'TEXT' && (
              <div className={classes.media}>
                <Media size={28} stroke={1.4} aria-hidden />
                <span>{t(`headerFormat.${format}`)}</span>
              </div>
            )}
            {rendered.header !== null && rendered.header !== '' && (
              <p className={classes.header}>
                <Plain {...filled('header', content.header?.text ?? '', rendered.header)} />
              </p>
            )}
            <Body {...filled('body', content.body.text, rendered.body)} category={content.category} />
            {rendered.footer !== null && <p className={classes.footer}>{rendered.footer}</p>}
            <span className={classes.time}>{TIME}</span>
          </div>
          {rendered.buttons.length > 0 && <PhoneButtons buttons={content.buttons} rendered={rendered.buttons} />}
        </div>
      </div>
    </figure>
  )
}

/** A header takes no marks: it is bold as a whole. */
function Plain({ text, values }: FilledText) {
  return <PhoneText nodes={parseText(text)} values={values} />
}

/** A long body is folded, as on the phone. */
function Body({ text, category, values }: FilledText & { category: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const nodes = useMemo(() => formatWhatsApp(text), [text])
  const folded = isOpen ? null : foldedBody(nodes, category)
  return (
    <p>
      <PhoneText nodes={folded ?? nodes} values={values} />
      {folded && '… '}
      {folded && (
        <button type="button" className={classes.more} onClick={() => setOpen(true)}>
          {t('preview.readMore')}
        </button>
      )}
    </p>
  )
}
