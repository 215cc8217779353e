import { IconCopy, IconCornerUpLeft, IconExternalLink, IconList, IconPhone, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RenderedTemplate, TemplateButton } from '#core/template'
import classes from './phone.module.css'

const GLYPHS = {
  URL: IconExternalLink,
  PHONE_NUMBER: IconPhone,
  QUICK_REPLY: IconCornerUpLeft,
  COPY_CODE: IconCopy,
  OTHER: IconCopy,
}

/** Up to this many stand under the message; of more, one less and the way to all of them. */
const SHOWN = 3

type PhoneButtonsProps = { buttons: readonly TemplateButton[]; rendered: RenderedTemplate['buttons'] }

/** The message's buttons, as the phone shows them. Pressing one does nothing but "see all options". */
export function PhoneButtons({ buttons, rendered }: PhoneButtonsProps) {
  const { t } = useTranslation()
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const hasMore = buttons.length > SHOWN
  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const first = hasMore ? buttons.slice(0, SHOWN - 1) : buttons
  return (
    <>
      <ul className={classes.buttons}>
        {first.map((button, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place
          <li key={index} className={classes.button}>
            <ButtonFace button={button} shown={rendered[index]} />
          </li>
        ))}
        {hasMore && (
          <li>
            <button
              type="button"
              ref={opener}
              className={classes.button}
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setOpen(true)}
            >
              <IconList size={15} aria-hidden />
              <span>{t('preview.allOptions')}</span>
            </button>
          </li>
        )}
      </ul>
      {hasMore && isOpen && (
        <Sheet id={id} onClose={close}>
          {buttons.map((button, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place
            <li key={index} className={classes.option}>
              <ButtonFace button={button} shown={rendered[index]} />
            </li>
          ))}
        </Sheet>
      )}
    </>
  )
}

function ButtonFace({ button, shown }: { button: TemplateButton; shown: RenderedTemplate['buttons'][number] | undefined }) {
  const { t } = useTranslation()
  const Glyph = GLYPHS[button.type]
  return (
    <>
      <Glyph size={15} aria-hidden />
      <span>{button.type === 'COPY_CODE' && !button.text ? t('preview.copyCode') : shown?.text}</span>
      {shown?.url && <span className={classes.url}>{shown.url}</span>}
    </>
  )
}

type SheetProps = { id: string; onClose: () => void; children: ReactNode }

/** All options, drawn up over the message inside the phone. */
function Sheet({ id, onClose, children }: SheetProps) {
  const { t } = useTranslation()
  const closer = useRef<HTMLButtonElement>(null)
  useEffect(() => closer.current?.focus(), [])
  return (
    <fieldset
      id={id}
      aria-label={t('preview.options')}
      className={classes.sheet}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className={classes.sheetHead}>
        <button type="button" ref={closer} className={classes.sheetClose} aria-label={t('action.close')} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </button>
        <span>{t('preview.options')}</span>
      </div>
      <ul>{children}</ul>
    </fieldset>
  )
}
