import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactFigures as Figures } from '#core/contacts'
import { useFormat } from '../../../i18n/index.ts'
import { ClassRows } from './ClassRows.tsx'
import { CLASS_GROUPS, countOf, PHONE_CLASSES, type ShownClass, shareOf } from './contact-classes.ts'
import classes from './files.module.css'

type ContactFiguresProps = { implementationId: string; figures: Figures }

/** Every row accounted for: a picture of the whole, and each figure down to its rows. */
export function ContactFigures({ implementationId, figures }: ContactFiguresProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<ShownClass | null>(null)
  return (
    <Stack gap="md">
      <PhoneBar figures={figures} />
      <div className={classes.groups}>
        {CLASS_GROUPS.map(({ group, classes: names }) => (
          <fieldset key={group} className={classes.group}>
            <legend className="eyebrow">{t(`contacts.group.${group}`)}</legend>
            {names.map((name) => (
              <Figure
                key={name}
                name={name}
                figures={figures}
                hasSwatch={group === 'phones'}
                isOpen={open === name}
                onOpen={() => setOpen(open === name ? null : name)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {open && (
        <ClassRows
          key={open}
          implementationId={implementationId}
          name={open}
          count={countOf(figures, open)}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  )
}

/** What the phones of the whole base are, to scale; the figures beneath it say the same in numbers. */
function PhoneBar({ figures }: { figures: Figures }) {
  const { t } = useTranslation()
  const percent = usePercent()
  const parts = PHONE_CLASSES.filter((name) => countOf(figures, name) > 0)
  const said = parts.map((name) => `${t(`contacts.class.${name}`)} ${percent(shareOf(figures, name))}`)
  return (
    <div className={classes.bar} role="img" aria-label={t('contacts.picture', { parts: said.join(', ') })}>
      {parts.map((name) => (
        <span
          key={name}
          className={classes.swatch}
          data-class={name}
          style={{ flexGrow: countOf(figures, name) }}
          title={`${t(`contacts.class.${name}`)} ${percent(shareOf(figures, name))}`}
        />
      ))}
    </div>
  )
}

type FigureProps = { name: ShownClass; figures: Figures; hasSwatch: boolean; isOpen: boolean; onOpen: () => void }

/** A figure that leads to its rows; a zero leads nowhere. */
function Figure({ name, figures, hasSwatch, isOpen, onOpen }: FigureProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const percent = usePercent()
  const count = countOf(figures, name)
  return (
    <button type="button" className={classes.figure} disabled={count === 0} aria-expanded={isOpen} onClick={onOpen}>
      {hasSwatch && <span className={classes.swatch} data-class={name} data-key aria-hidden />}
      <span className={classes.figureName}>{t(`contacts.class.${name}`)}</span>
      <b>{format.number(count)}</b>
      <span className={classes.share}>{percent(shareOf(figures, name))}</span>
    </button>
  )
}

/** A share as a person reads it; more than nothing is never shown as nothing. */
function usePercent(): (share: number) => string {
  const { i18n } = useTranslation()
  return (share) => {
    const whole = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 })
    return share > 0 && share < 0.001 ? `< ${whole.format(0.001)}` : whole.format(share)
  }
}
