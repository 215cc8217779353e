import { Input, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type CSSProperties, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useVariableLabel } from '../../shared/useVariableLabel.ts'
import type { Live, Words } from './current-props.ts'
import { type Field, openField } from './field.ts'
import classes from './text.module.css'
import type { TemplateTextProps } from './types.ts'

/** A reader is told how many there are when the typing pauses, not with every key. */
const PAUSE = 1000

/** The field for one text of a template. It draws no label: the page does, and names it by `label` or `labelledBy`. */
export function TemplateText(props: TemplateTextProps) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const countId = useId()
  const { findings, minRows = 1, ref } = props
  const found = findings.length === 0 ? '' : t('studioText.count', { count: findings.length })
  const [said] = useDebouncedValue(found, PAUSE)

  const now: TemplateTextProps = { ...props, describedBy: [props.describedBy, countId].filter(Boolean).join(' ') }
  const words: Words = {
    fix: t('studioText.fix'),
    findings: t('studioText.findings'),
    variables: t('studioText.variables'),
    rewrite: (text) => t('studioText.rewrite', { text }),
    labelOf,
  }
  const parent = useRef<HTMLDivElement>(null)
  const field = useRef<Field>(null)
  const live = useRef<Live>({ props: now, words })

  useLayoutEffect(() => {
    if (!parent.current) return
    const opened = openField(parent.current, live.current)
    field.current = opened
    return () => {
      opened.close()
      field.current = null
    }
  }, [])

  // After every render: costs a few comparisons where nothing changed.
  useLayoutEffect(() => {
    const before = live.current.props
    Object.assign(live.current, { props: now, words })
    field.current?.sync(before)
  })

  useImperativeHandle(ref, () => {
    if (!field.current) throw new Error('The field is opened before its handle is asked for')
    return field.current.handle
  }, [])

  return (
    <>
      <Input
        component="div"
        multiline
        withAria={false}
        ref={parent}
        classNames={{ input: classes.field }}
        style={{ '--rows': minRows } as CSSProperties}
      />
      <VisuallyHidden id={countId} role="status">
        {said}
      </VisuallyHidden>
    </>
  )
}
