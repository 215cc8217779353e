import { SegmentedControl, Text, Textarea } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { MergedPart } from '#core/template'
import { DiffText } from '../../components/diff/index.ts'
import classes from './conflict.module.css'
import { type Decision, isWritable } from './conflict-choice.ts'

type Texts = { base: string | null; mine: string | null; theirs: string | null }

type ConflictPartProps = {
  part: MergedPart
  texts: Texts
  decision: Decision | null
  onDecide: (decision: Decision) => void
}

/** One part that both sides changed: three texts side by side, and which of them holds. */
export function ConflictPart({ part, texts, decision, onDecide }: ConflictPartProps) {
  const { t } = useTranslation()
  const id = useId()
  const sides = ['mine', 'theirs', ...(isWritable(part) ? (['edit'] as const) : [])] as const
  const decide = (side: string): void => {
    if (side === 'edit') onDecide({ side: 'edit', text: texts.mine ?? texts.theirs ?? '' })
    else if (side === 'mine' || side === 'theirs') onDecide({ side })
  }
  return (
    <section className={classes.part} aria-labelledby={id}>
      <Text fw={600} size="sm" id={id}>
        {t('conflict.both', { part: t(`syncPlan.part.${part.part}`) })}
      </Text>
      <div className={classes.columns}>
        {(['base', 'mine', 'theirs'] as const).map((side) => (
          <div key={side} className={classes.column} data-chosen={decision?.side === side || undefined}>
            <Text className="eyebrow" mb={4}>
              {t(`conflict.side.${side}`)}
            </Text>
            <Version text={texts[side]} base={texts.base} isBase={side === 'base'} />
          </div>
        ))}
      </div>
      <SegmentedControl
        aria-label={t('conflict.which', { part: t(`syncPlan.part.${part.part}`) })}
        // Nothing is chosen for a person.
        value={decision?.side ?? ''}
        onChange={decide}
        data={sides.map((side) => ({ value: side, label: t(`conflict.choice.${side}`) }))}
        style={{ justifySelf: 'start' }}
      />
      {decision?.side === 'edit' && (
        <Textarea
          label={t('conflict.own')}
          autosize
          minRows={2}
          value={decision.text}
          onChange={(event) => onDecide({ side: 'edit', text: event.currentTarget.value })}
          data-autofocus
        />
      )}
    </section>
  )
}

function Version({ text, base, isBase }: { text: string | null; base: string | null; isBase: boolean }) {
  const { t } = useTranslation()
  if (text === null)
    return (
      <Text size="sm" c="dimmed" fs="italic">
        {t('syncPlan.nothing')}
      </Text>
    )
  return <DiffText before={isBase ? text : (base ?? '')} after={text} side={isBase ? 'removed' : 'added'} />
}
