import { Button, Checkbox, Select, Text, TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AlignConflict, CrmVariable, Evidence } from '#core/variables'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { useVariableLabel } from '../../shared/useVariableLabel.ts'
import classes from './align.module.css'
import { colourOf, type AlignRow as Row, type Source } from './align-rows.ts'

type AlignRowProps = {
  row: Row
  /** Its colour in both texts; null: it has no counterpart there. */
  pair: number | null
  variables: readonly CrmVariable[]
  isActive: boolean
  onLook: () => void
  onDecide: (source: Source) => void
  onWithdraw: () => void
}

/** No variable is called so. */
const LITERAL = '\u0000literal'

/** One placeholder: what fills it, how sure that is and why, and the person's word on it. */
export function AlignRow({ row, pair, variables, isActive, onLook, onDecide, onWithdraw }: AlignRowProps) {
  const { t } = useTranslation()
  const labelOf = useVariableLabel()
  const { placeholder, source, state, conflicts, unknown } = row
  const { name, confidence, evidence, literal, isMoved, token } = placeholder
  const optionOf = (variable: CrmVariable) => ({ value: variable.token, label: `%${variable.token}% · ${labelOf(variable)}` })
  const near = [...(token === null ? [] : [token]), ...placeholder.alternatives]
  const isNear = (variable: CrmVariable): boolean => near.includes(variable.token)
  const byNearness = (a: CrmVariable, b: CrmVariable): number => near.indexOf(a.token) - near.indexOf(b.token)
  const suggestion = unknown?.suggestion
  const found = token === null && literal === null ? 'none' : confidence
  const badge = unknown ? 'unknown' : state === 'confirmed' ? 'confirmed' : found
  return (
    <li className={classes.row} data-active={isActive ? true : undefined} onMouseEnter={onLook} onFocus={onLook}>
      <span className={classes.chip} data-pair={colourOf(pair)}>
        {`{{${name}}}`}
      </span>
      <div className={classes.source}>
        <Select
          aria-label={t('align.sourceOf', { name })}
          placeholder={unknown ? `%${unknown.token}%` : t('align.pick')}
          searchable
          nothingFoundMessage={t('variables.nothing')}
          value={source === null || unknown ? null : source.kind === 'crm' ? source.token : LITERAL}
          data={[
            { group: t('align.inText'), items: variables.filter(isNear).sort(byNearness).map(optionOf) },
            {
              group: t('align.others'),
              items: [
                { value: LITERAL, label: t('variables.literal') },
                ...variables.filter((variable) => !isNear(variable)).map(optionOf),
              ],
            },
          ].filter(({ items }) => items.length > 0)}
          onChange={(value) => {
            if (value === LITERAL) onDecide({ kind: 'literal', text: literal ?? '' })
            else if (value !== null) onDecide({ kind: 'crm', token: value })
          }}
        />
        {source?.kind === 'literal' && (
          <TextInput
            mt={6}
            aria-label={t('variables.literalOf', { name })}
            value={source.text}
            onChange={(event) => onDecide({ kind: 'literal', text: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={classes.why}>
        <ToneBadge tone={state === 'open' ? (found === 'likely' ? 'neutral' : 'warn') : 'ok'}>
          {t(`align.state.${badge}`)}
        </ToneBadge>
        {found !== 'none' && (
          <Text size="xs" c="dimmed">
            {evidenceWords(evidence, t)}
          </Text>
        )}
        {unknown && <Text size="xs">{t('align.unknown', { token: unknown.token })}</Text>}
        {suggestion && (
          <Button size="compact-xs" variant="default" onClick={() => onDecide({ kind: 'crm', token: suggestion })}>
            {t('variables.useSuggestion', { token: suggestion })}
          </Button>
        )}
        {isMoved && <Text size="xs">{t('align.moved')}</Text>}
        {token === null && literal !== null && <Text size="xs">{t('align.literal')}</Text>}
        {conflicts.map((conflict) => (
          <Text size="xs" key={conflict.conflict}>
            {conflictWords(conflict, t)}
          </Text>
        ))}
      </div>
      {source !== null && !unknown && (state !== 'certain' || confidence !== 'certain') && (
        <Checkbox
          className={classes.confirm}
          label={t('align.confirm')}
          aria-label={t('align.confirmOf', { name })}
          checked={state === 'confirmed'}
          disabled={source.kind === 'literal' && source.text.trim() === ''}
          onChange={(event) => (event.currentTarget.checked ? onDecide(source) : onWithdraw())}
        />
      )}
    </li>
  )
}

function evidenceWords({ before, after, agrees }: Evidence, t: TFunction): string {
  if (!agrees.before && !agrees.after) return t('align.orderOnly')
  const at = (words: string, isAlike: boolean): 'same' | 'edge' | 'other' => {
    if (!isAlike) return 'other'
    return words === '' ? 'edge' : 'same'
  }
  return [
    t(`align.before.${at(before, agrees.before)}`, { words: before }),
    t(`align.after.${at(after, agrees.after)}`, { words: after }),
  ].join(' · ')
}

const conflictWords = (conflict: AlignConflict, t: TFunction): string =>
  conflict.conflict === 'two-tokens'
    ? t('align.twoTokens', { tokens: conflict.tokens.map((token) => `%${token}%`).join(', ') })
    : t('align.twoPlaceholders', {
        token: conflict.token,
        names: conflict.keys.map((key) => `{{${key.slice(key.lastIndexOf('.') + 1)}}}`).join(', '),
      })
