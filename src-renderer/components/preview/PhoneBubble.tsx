import { IconFile, IconMapPin, IconPhoto, IconUserCircle, IconVideo } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWhatsApp, type PlaceholderKey, parseText, type RenderedTemplate, type TemplateContent } from '#core/template'
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
                <Plain
                  text={values ? (content.header?.text ?? '') : rendered.header}
                  valueFor={(name) => values?.[`header.${name}`]}
                />
              </p>
            )}
            <Body
              text={values ? content.body.text : rendered.body}
              category={content.category}
              valueFor={(name) => values?.[`body.${name}`]}
            />
            {rendered.footer !== null && <p className={classes.footer}>{rendered.footer}</p>}
            <span className={classes.time}>{TIME}</span>
          </div>
          {rendered.buttons.length > 0 && <PhoneButtons buttons={content.buttons} rendered={rendered.buttons} />}
        </div>
      </div>
    </figure>
  )
}

type TextProps = { text: string; valueFor: (name: string) => string | undefined }

/** A header takes no marks: it is bold as a whole. */
function Plain({ text, valueFor }: TextProps) {
  return <PhoneText nodes={parseText(text)} valueFor={valueFor} />
}

/** A long body is folded, as on the phone. */
function Body({ text, category, valueFor }: TextProps & { category: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const nodes = useMemo(() => formatWhatsApp(text), [text])
  const folded = isOpen ? null : foldedBody(nodes, category, (node) => (valueFor(node.name) ?? node.text).length)
  return (
    <p className={classes.body}>
      <PhoneText nodes={folded ?? nodes} valueFor={valueFor} />
      {folded && '… '}
      {folded && (
        <button type="button" className={classes.more} onClick={() => setOpen(true)}>
          {t('preview.readMore')}
        </button>
      )}
    </p>
  )
}
