import {
  IconCopy,
  IconCornerUpLeft,
  IconExternalLink,
  IconFile,
  IconMapPin,
  IconPhone,
  IconPhoto,
  IconVideo,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RenderedTemplate, TemplateContent } from '#core/template'
import classes from './phone.module.css'

const MEDIA = { IMAGE: IconPhoto, VIDEO: IconVideo, DOCUMENT: IconFile, LOCATION: IconMapPin } as const
const BUTTONS = {
  URL: IconExternalLink,
  PHONE_NUMBER: IconPhone,
  QUICK_REPLY: IconCornerUpLeft,
  COPY_CODE: IconCopy,
  OTHER: IconCopy,
}

type PhoneBubbleProps = { content: TemplateContent; rendered: RenderedTemplate }

/** The message as the phone shows it: the only place with WhatsApp's green. */
export function PhoneBubble({ content, rendered }: PhoneBubbleProps) {
  const { t } = useTranslation()
  const format = content.header?.format
  const Media = format && format !== 'TEXT' ? MEDIA[format] : null
  return (
    <figure className={classes.phone} aria-label={t('preview.label')}>
      <div className={classes.bubble}>
        {Media && format && format !== 'TEXT' && (
          <div className={classes.media}>
            <Media size={28} stroke={1.4} aria-hidden />
            <span>{t(`headerFormat.${format}`)}</span>
          </div>
        )}
        {rendered.header !== null && (
          <p className={classes.header}>
            <Filled text={rendered.header} />
          </p>
        )}
        <p className={classes.body}>
          <Filled text={rendered.body} />
        </p>
        {rendered.footer !== null && <p className={classes.footer}>{rendered.footer}</p>}
      </div>
      {rendered.buttons.length > 0 && (
        <ul className={classes.buttons}>
          {content.buttons.map((button, index) => {
            const Glyph = BUTTONS[button.type]
            const shown = rendered.buttons[index]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place
              <li key={index} className={classes.button}>
                <Glyph size={15} aria-hidden />
                <span>{button.type === 'COPY_CODE' && !button.text ? t('preview.copyCode') : shown?.text}</span>
                {shown?.url && <span className={classes.url}>{shown.url}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </figure>
  )
}

/** Placeholders without a value stay visible, set off. */
function Filled({ text }: { text: string }) {
  return text.split(/(\{\{[^}]*\}\})/).map((part, index) => {
    const key = `${index}.${part}`
    return index % 2 === 1 ? (
      <mark key={key} className={classes.missing}>
        {part}
      </mark>
    ) : (
      <span key={key}>{part}</span>
    )
  })
}
