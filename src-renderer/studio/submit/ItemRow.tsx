import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Finding } from '#core/lint'
import type { Prices } from '#core/review'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { oneOf } from '#core/text'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { useRuleWords } from '../../i18n/index.ts'
import { studioHref } from '../../shared/routes.ts'
import { useCategory } from '../../shared/useCategory.ts'
import { useMoney } from '../../shared/useMoney.ts'
import classes from './submit.module.css'
import { useEditRefusal } from './useEditRefusal.ts'
import type { Item } from './useSubmission.ts'

type ItemRowProps = {
  item: Item
  prices: Prices
  /** A link out of the dialog was taken. */
  onLeave: () => void
}

/** One template of a submission: what it is asked to be, and what stands against it. */
export function ItemRow({ item, prices, onLeave }: ItemRowProps) {
  const { t } = useTranslation()
  const category = useCategory()
  const money = useMoney(prices)
  const refusal = useEditRefusal()
  const { draft, edit, errors, warnings, block } = item
  const { name, language, category: asked } = draft.content
  const known = oneOf(TEMPLATE_CATEGORIES, asked)
  return (
    <li className={classes.item}>
      <div className={classes.itemLine}>
        <Text component="span" size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {name === '' ? t('submit.unnamed') : name}
        </Text>
        <Text component="span" size="xs" c="dimmed">
          {language}
        </Text>
        <ToneBadge tone="neutral">{t(edit || draft.templateId !== null ? 'submit.kind.edit' : 'submit.kind.create')}</ToneBadge>
        <Text component="span" size="sm" ml="auto" ta="right">
          {category(asked)}
          {known && (
            <Text component="span" size="xs" c="dimmed">
              {` · ${t('submit.each', { price: money.message(prices.perMessage[known]) })}`}
            </Text>
          )}
        </Text>
      </div>
      {block === 'queued' && <Against>{t('submit.block.queued')}</Against>}
      {block === 'sender' && <Against>{t('submit.block.sender')}</Against>}
      {block === 'conflict' && <Against>{t('submit.block.conflict')}</Against>}
      {block === 'category' && <Against>{t('submit.block.category')}</Against>}
      {block === 'edit' && edit?.answer.allowed === false && <Against>{refusal(edit.answer, edit.status)}</Against>}
      {errors.length > 0 && block !== 'queued' && (
        <>
          <Against>{t('submit.block.findings', { count: errors.length })}</Against>
          <Sentences findings={errors} />
        </>
      )}
      {warnings.length > 0 && (
        <>
          <div className={classes.note}>
            <IconAlertTriangle size={15} color="var(--warn)" aria-hidden className={classes.icon} />
            <Text size="sm">{t('submit.warnings', { count: warnings.length })}</Text>
          </div>
          <Sentences findings={warnings} />
        </>
      )}
      {block !== null && block !== 'queued' && block !== 'edit' && (
        <Anchor component={Link} size="sm" href={studioHref(draft.implementationId, draft.id)} onClick={onLeave}>
          {t('submit.toDraft')}
        </Anchor>
      )}
    </li>
  )
}

function Against({ children }: { children: string }) {
  return (
    <div className={classes.note}>
      <IconCircleX size={15} color="var(--bad)" aria-hidden className={classes.icon} />
      <Text size="sm">{children}</Text>
    </div>
  )
}

/** More than these are looked at in the editor. */
const FIRST = 4

function Sentences({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation()
  const words = useRuleWords()
  if (!words) return null
  const said = [...new Set(findings.map((finding) => words.sentence(finding)))]
  return (
    <ul className={classes.sentences}>
      {said.slice(0, FIRST).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {said.length > FIRST && <li>{t('submit.moreFindings', { count: said.length - FIRST })}</li>}
    </ul>
  )
}
