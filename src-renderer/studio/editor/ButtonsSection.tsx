import { ActionIcon, Button, Menu, Select, Text, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { memo, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateButton } from '#core/template'
import { Counter } from './Counter.tsx'
import { addButton, BUTTON_TYPES, type ButtonType, changeButtonType, moveButton, removeButton, withText } from './draft-edits.ts'
import classes from './editor.module.css'
import { inputField, plainField } from './fields.ts'
import { type FindingsByComponent, findingsOf } from './findings.ts'
import { LIMITS, MOST_BUTTONS } from './limits.ts'
import type { Shown } from './MessageSection.tsx'
import { useStudio } from './studio-context.ts'
import { TextPart } from './TextPart.tsx'

type ButtonsSectionProps = Shown & { buttons: readonly TemplateButton[] }

/** How an address should begin. */
const SAFE = 'https://'

/** Where the focus goes after a change of the list: the same control of the button's new place, or its first field. */
type After = { at: number; control: 'up' | 'down' | 'first' } | 'add'

/** The message's buttons, in their order. */
export const ButtonsSection = memo(function ButtonsSection({ buttons, ...shown }: ButtonsSectionProps) {
  const { t } = useTranslation()
  const { edit, fields } = useStudio()
  const list = useRef<HTMLOListElement>(null)
  const after = useRef<After | null>(null)
  const registerAdd = useCallback((element: HTMLElement | null) => fields.set('buttons', plainField(element)), [fields])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are new when the buttons are
  useEffect(() => {
    const target = after.current
    after.current = null
    if (target) focusAfter(list.current, target)
  }, [buttons])
  const isFull = (type: ButtonType): boolean =>
    buttons.length >= MOST_BUTTONS.all || buttons.filter((button) => button.type === type).length >= MOST_BUTTONS[type]
  const move = (at: number, to: number): void => {
    after.current = { at: to, control: to < at ? 'up' : 'down' }
    edit((written) => moveButton(written, at, to))
  }
  return (
    <section className={`panel ${classes.section}`} aria-label={t('studio.part.buttons')}>
      <div className={classes.partHead}>
        <span className={classes.label}>{t('studio.part.buttons')}</span>
        <Text size="xs" c="dimmed">
          {t('studio.used', { used: buttons.length, limit: MOST_BUTTONS.all })}
        </Text>
      </div>
      {buttons.length > 0 && (
        <ol ref={list} className={classes.buttons}>
          {buttons.map((button, at) => (
            <ButtonRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a button is its place
              key={at}
              {...shown}
              button={button}
              at={at}
              count={buttons.length}
              isFull={isFull}
              onMove={move}
              onRemove={() => {
                after.current = buttons.length > 1 ? { at: Math.min(at, buttons.length - 2), control: 'first' } : 'add'
                edit((written) => removeButton(written, at))
              }}
            />
          ))}
        </ol>
      )}
      <Menu position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <Button
            ref={registerAdd}
            data-add
            variant="default"
            size="compact-sm"
            style={{ alignSelf: 'start' }}
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={buttons.length >= MOST_BUTTONS.all}
          >
            {t('studio.addButton')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {BUTTON_TYPES.map((type) => (
            <Menu.Item
              key={type}
              disabled={isFull(type)}
              onClick={() => {
                after.current = { at: placeOfNew(buttons, type), control: 'first' }
                edit((written) => addButton(written, type))
              }}
            >
              {t(`studio.button.${type}`)}
              <Text size="xs" c="dimmed">
                {t(`studio.buttonHint.${type}`, { most: MOST_BUTTONS[type] })}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </section>
  )
})

const placeOfNew = (buttons: readonly TemplateButton[], type: ButtonType): number => {
  const lastReply = buttons.findLastIndex((button) => button.type === 'QUICK_REPLY')
  return type === 'QUICK_REPLY' && lastReply !== -1 ? lastReply + 1 : buttons.length
}

function focusAfter(list: HTMLElement | null, after: After): void {
  if (after === 'add') {
    document.querySelector<HTMLElement>('[data-add]')?.focus()
    return
  }
  const row = list?.children[after.at]
  const control = row?.querySelector<HTMLElement>(`[data-move="${after.control}"]:not(:disabled)`)
  const first = row?.querySelector<HTMLElement>('[contenteditable="true"], input[type="text"]:not([readonly])')
  const target = control ?? (after.control === 'first' ? first : row?.querySelector<HTMLElement>('[data-move]:not(:disabled)'))
  target?.focus()
}

type ButtonRowProps = Shown & {
  button: TemplateButton
  at: number
  count: number
  isFull: (type: ButtonType) => boolean
  onMove: (at: number, to: number) => void
  onRemove: () => void
}

function ButtonRow({ button, at, count, isFull, onMove, onRemove, findings, chips, worst, language }: ButtonRowProps) {
  const { t } = useTranslation()
  const { edit } = useStudio()
  const nr = at + 1
  return (
    <li className={classes.button} aria-label={t('studio.buttonNr', { nr })}>
      <div className={classes.buttonHead}>
        {button.type === 'OTHER' ? (
          <Text size="sm">{t('studio.unknownButton', { kind: button.kind })}</Text>
        ) : (
          <Select
            size="xs"
            aria-label={t('studio.buttonType', { nr })}
            data={BUTTON_TYPES.map((type) => ({
              value: type,
              label: t(`studio.button.${type}`),
              disabled: type !== button.type && isFull(type),
            }))}
            value={button.type}
            onChange={(type) => type && edit((written) => changeButtonType(written, at, type))}
          />
        )}
        <span className={classes.buttonTools}>
          <Tooltip label={t('studio.up')}>
            <ActionIcon
              data-move="up"
              variant="subtle"
              color="gray"
              aria-label={t('studio.upNr', { nr })}
              disabled={at === 0}
              onClick={() => onMove(at, at - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('studio.down')}>
            <ActionIcon
              data-move="down"
              variant="subtle"
              color="gray"
              aria-label={t('studio.downNr', { nr })}
              disabled={at === count - 1}
              onClick={() => onMove(at, at + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('studio.remove')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('studio.removeNr', { nr })} onClick={onRemove}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      {button.type === 'COPY_CODE' && (
        <Text size="xs" c="dimmed">
          {t('studio.copyCodeHint')}
        </Text>
      )}
      {button.type !== 'OTHER' && button.type !== 'COPY_CODE' && (
        <div className={classes.buttonFields} data-two={button.type !== 'QUICK_REPLY' || undefined}>
          <TextPart
            component={`buttons.${at}.text`}
            place={`buttons.${at}`}
            label={t('studio.buttonText')}
            value={button.text}
            limit={LIMITS.label}
            takesVariables={false}
            findings={findingsOf(findings, `buttons.${at}.text`)}
            chip={chips(`buttons.${at}`)}
            language={language}
          />
          {button.type === 'URL' && (
            <TextPart
              component={`buttons.${at}.url`}
              place={`buttons.${at}`}
              label={t('studio.url')}
              value={button.url}
              limit={LIMITS.url}
              worst={worst.get(`buttons.${at}`) ?? null}
              placeholder={SAFE}
              takesVariables
              findings={findingsOf(findings, `buttons.${at}.url`)}
              chip={chips(`buttons.${at}`)}
              language={language}
            />
          )}
          {button.type === 'PHONE_NUMBER' && <PhoneField at={at} value={button.phoneNumber} findings={findings} />}
        </div>
      )}
    </li>
  )
}

function PhoneField({ at, value, findings }: { at: number; value: string; findings: FindingsByComponent }) {
  const { t } = useTranslation()
  const { edit, fields, words } = useStudio()
  const component = `buttons.${at}.phoneNumber` as const
  const register = useCallback((input: HTMLInputElement | null) => fields.set(component, inputField(input)), [fields, component])
  const blocking = findingsOf(findings, component).filter(({ severity }) => severity === 'error')
  return (
    <div className={classes.part}>
      <TextInput
        ref={register}
        label={t('studio.phoneNumber')}
        placeholder="+55"
        value={value}
        onChange={(event) => {
          const text = event.currentTarget.value
          edit((written) => withText(written, component, text), component)
        }}
        error={value === '' || !words || blocking.length === 0 ? undefined : blocking.map(words.sentence).join(' ')}
        classNames={{ input: classes.mono }}
      />
      <Counter id={`phone-${at}-count`} used={value.length} limit={LIMITS.phoneNumber} />
    </div>
  )
}
