import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PlaceholderScope, renderTemplate, type TextComponent } from '#core/template'
import { alignTemplate, type CrmVariable, expandBindings, type PlaceholderStyle, resolveBinding } from '#core/variables'
import { sampleValues } from '../../components/preview/index.ts'
import { PhoneBubble } from '../../components/preview/PhoneBubble.tsx'
import { AlignRow } from './AlignRow.tsx'
import classes from './align.module.css'
import { bindingsOf, type Decisions, decide, marksOf, rowsOf, withdraw } from './align-rows.ts'
import { type AlignResult, componentsOf, contentOf, providerTexts, type Texts } from './align-texts.ts'
import { PaintedText } from './PaintedText.tsx'

type AlignFormProps = {
  style: PlaceholderStyle
  scope: PlaceholderScope
  providerText?: Texts
  isBindingsOnly?: boolean
  variables: readonly CrmVariable[]
  onApply: (result: AlignResult) => void
  onCancel: () => void
}

export function AlignForm({ style, scope, providerText, isBindingsOnly = false, variables, onApply, onCancel }: AlignFormProps) {
  const { t } = useTranslation()
  const components = useMemo(() => componentsOf(providerText, isBindingsOnly), [providerText, isBindingsOnly])
  const [mode, setMode] = useState<'both' | 'crm'>(providerText ? 'both' : 'crm')
  const [crm, setCrm] = useState<Texts>({})
  const [typed, setTyped] = useState<Texts>(providerText ?? {})
  const [decisions, setDecisions] = useState<Decisions>({})
  const [active, setActive] = useState<string | null>(null)
  const provider = useMemo(() => (mode === 'crm' ? providerTexts(crm, style, scope) : typed), [mode, crm, typed, style, scope])
  const alignment = useMemo(() => {
    const pairs = components.map((component) => ({
      component,
      crm: crm[component] ?? '',
      provider: provider[component] ?? '',
    }))
    return alignTemplate(pairs, scope, variables)
  }, [components, crm, provider, scope, variables])
  const rows = rowsOf(alignment, decisions, variables)
  const bindings = bindingsOf(rows)
  const isEmpty = components.every((component) => (crm[component] ?? '').trim() === '')
  const open = rows.length - bindings.length
  const isReady = isBindingsOnly ? bindings.length > 0 : (provider.body ?? '').trim() !== ''
  const content = contentOf(provider)
  const values = Object.fromEntries(
    expandBindings(content, scope, bindings).flatMap((binding) => {
      const value = resolveBinding(binding, sampleValues(variables))
      return value === null ? [] : [[binding.key, value]]
    }),
  )
  const partOf = (component: TextComponent): string => {
    if (component === 'header' || component === 'body' || component === 'footer') return t(`component.${component}`)
    return `${t('component.button')} ${Number(component.split('.')[1]) + 1}`
  }
  return (
    <div className={classes.form}>
      {!isBindingsOnly && (
        <SegmentedControl
          aria-label={t('align.mode.label')}
          value={mode}
          data={[
            { value: 'both', label: t('align.mode.both') },
            { value: 'crm', label: t('align.mode.crm') },
          ]}
          onChange={(value) => setMode(value === 'crm' ? 'crm' : 'both')}
          style={{ justifySelf: 'start' }}
        />
      )}
      <Text size="sm" c="dimmed" maw={760}>
        {t(mode === 'crm' ? 'align.lead.crm' : 'align.lead.both')}
      </Text>
      <div className={classes.texts}>
        {components.map((component) => {
          const marks = marksOf(alignment, component)
          const part = partOf(component)
          return (
            <div key={component} className={classes.pair}>
              <PaintedText
                label={t('align.crmText', { part })}
                value={crm[component] ?? ''}
                marks={marks.crm}
                active={active}
                {...(component === 'body' && { placeholder: t('align.example'), hasFocus: true })}
                onChange={(text) => setCrm({ ...crm, [component]: text })}
              />
              <PaintedText
                label={t('align.providerText', { part })}
                value={provider[component] ?? ''}
                marks={marks.provider}
                active={active}
                {...(mode === 'both' && !isBindingsOnly && { onChange: (text) => setTyped({ ...typed, [component]: text }) })}
              />
            </div>
          )
        })}
      </div>
      <div className={classes.result}>
        <div>
          {isEmpty ? (
            <Text size="sm" c="dimmed" className={classes.empty}>
              {t('align.empty')}
            </Text>
          ) : (
            <ul className={classes.rows} aria-label={t('align.rows')} onMouseLeave={() => setActive(null)}>
              {rows.map((row, at) => {
                const { placeholder } = row
                return (
                  <AlignRow
                    key={placeholder.key}
                    row={row}
                    pair={placeholder.places.some((place) => place.crm !== null) ? at : null}
                    variables={variables}
                    isActive={active === placeholder.key}
                    onLook={() => setActive(placeholder.key)}
                    onDecide={(source) => setDecisions(decide(decisions, placeholder, source))}
                    onWithdraw={() => setDecisions(withdraw(decisions, placeholder))}
                  />
                )
              })}
            </ul>
          )}
          {!isEmpty && rows.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('align.noPlaceholders')}
            </Text>
          )}
          {alignment.unmatchedTokens.length > 0 && (
            <Text size="sm" mt="xs" style={{ color: 'var(--warn)' }}>
              {t('align.unmatched', {
                tokens: [...new Set(alignment.unmatchedTokens.map(({ token }) => `%${token}%`))].join(', '),
              })}
            </Text>
          )}
        </div>
        <PhoneBubble content={content} rendered={renderTemplate(content, values)} />
      </div>
      <Group justify="space-between" wrap="nowrap" className={classes.foot}>
        <Text size="sm" c="dimmed" role="status">
          {!isEmpty && open > 0 && t('align.open', { count: open })}
        </Text>
        <Group wrap="nowrap">
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
          <Button disabled={!isReady} onClick={() => onApply({ texts: filled(provider), bindings })}>
            {rows.length === 0 ? t('align.applyText') : t('align.apply', { count: bindings.length, total: rows.length })}
          </Button>
        </Group>
      </Group>
    </div>
  )
}

const filled = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).filter(([, text = '']) => text.trim() !== ''))
