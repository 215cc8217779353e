import { Badge, Select, Text } from '@mantine/core'
import { IconHourglassEmpty } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prices, ReviewCard } from '#core/review'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { NotifyButton } from '../../components/review/decisions/index.ts'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { COLUMNS, type Column, sortIntoColumns } from './board-columns.ts'
import { ReviewCardView } from './ReviewCardView.tsx'
import classes from './reviews.module.css'
import { useBoard } from './useBoard.ts'

/** Everything in review, over all implementations, by where it is. */
export function ReviewsPage() {
  const { t } = useTranslation()
  const { data: cards, error } = useBoard()
  const { data: prices } = useQuery(rpc.app.prices.queryOptions())
  return (
    <Page title={t('reviews.title')} lead={t('reviews.lead')} action={<NotifyButton />}>
      {error && <ProblemCard problem={toProblem(error)} />}
      {!error && (!cards || !prices) && <RowsSkeleton />}
      {cards?.length === 0 && (
        <EmptyState icon={IconHourglassEmpty} title={t('reviews.empty.title')} text={t('reviews.empty.text')} />
      )}
      {cards && cards.length > 0 && prices && <Board cards={cards} prices={prices} />}
    </Page>
  )
}

function Board({ cards, prices }: { cards: readonly ReviewCard[]; prices: Prices }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const clients = [...new Map(cards.map(({ implementationId, client }) => [implementationId, client]))]
  const columns = sortIntoColumns(cards.filter(({ implementationId }) => chosen === null || implementationId === chosen))
  return (
    <>
      {(clients.length > 1 || chosen !== null) && (
        <Select
          size="xs"
          w={280}
          label={t('reviews.client')}
          placeholder={t('reviews.allClients')}
          data={clients.map(([value, label]) => ({ value, label }))}
          value={chosen}
          onChange={setChosen}
          nothingFoundMessage={t('reviews.empty.none')}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keyboard too */}
      <section className={classes.board} aria-label={t('reviews.title')} tabIndex={0}>
        {COLUMNS.map((column) => (
          <BoardColumn key={column} column={column} cards={columns[column]} prices={prices} />
        ))}
      </section>
    </>
  )
}

function BoardColumn({ column, cards, prices }: { column: Column; cards: readonly ReviewCard[]; prices: Prices }) {
  const { t } = useTranslation()
  return (
    <section className={classes.column} aria-labelledby={`column-${column}`}>
      <header className={classes.head}>
        <h2 id={`column-${column}`}>{t(`reviews.column.${column}`)}</h2>
        <Badge color="gray" variant="light">
          {cards.length}
        </Badge>
        <Text size="xs" c="dimmed" w="100%">
          {t(`reviews.columnHint.${column}`)}
        </Text>
      </header>
      {cards.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {t(`reviews.columnEmpty.${column}`)}
        </Text>
      ) : (
        <ul className={classes.cards}>
          {cards.map((card) => (
            <li key={card.submissionId ?? card.templateId}>
              <ReviewCardView card={card} prices={prices} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
