import { Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EVIDENCE_PROBLEMS, type EvidenceReview, HELD_REASONS } from '#core/consent'
import type { ContactFile } from '#core/contract'
import { Facts } from '../../../components/Facts.tsx'
import { useFileProblem } from '../../../components/files/useFileProblem.ts'
import { RowsSkeleton } from '../../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { rpc } from '../../../connection/index.ts'
import { useFormat } from '../../../i18n/index.ts'
import { toProblem } from '../../../shared/problems.ts'
import type { PartState } from '../consent-parts.ts'
import { Part } from '../Part.tsx'

type ReviewPartProps = { implementationId: string; files: readonly ContactFile[]; state: PartState }

/** "Conferência das evidências": what proves something, what does not and why, before anything is worked out of it. */
export function ReviewPart({ implementationId, files, state }: ReviewPartProps) {
  const { t } = useTranslation()
  const missing = (['contacts', 'evidence'] as const).filter((kind) => !files.some((file) => file.kind === kind))
  return (
    <Part part="review" state={state}>
      {missing.length > 0 ? (
        <Text size="sm" c="dimmed">
          {t('consent.review.missing', { files: missing.map((kind) => t(`consent.part.${kind}.title`)).join(', ') })}
        </Text>
      ) : (
        <Review implementationId={implementationId} of={files.map(({ importedAt }) => importedAt).join()} />
      )}
    </Part>
  )
}

/** `of`: the files that it is of, so that others are read anew. */
function Review({ implementationId, of }: { implementationId: string; of: string }) {
  const sayProblem = useFileProblem()
  const options = rpc.consent.review.queryOptions({ input: { implementationId } })
  const { data, error } = useQuery({ ...options, queryKey: [...options.queryKey, of] })
  if (error && !data) return <ProblemCard problem={sayProblem(toProblem(error))} />
  if (!data) return <RowsSkeleton rows={4} />
  return (
    <Stack gap="md">
      <Summary review={data} />
      <LeftOut review={data} />
    </Stack>
  )
}

function Summary({ review }: { review: EvidenceReview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rows, agreed, refused, revoked, unmatched, byId, byPhone, toUpdate } = review
  const facts = { rows, agreed, refused, revoked, unmatched, byId, byPhone, toUpdate }
  return (
    <Facts
      facts={(Object.keys(facts) as (keyof typeof facts)[]).map((name) => [
        t(`consent.review.fact.${name}`),
        format.number(facts[name]),
      ])}
    />
  )
}

/** Each reason with how many rows it keeps out, and some of them. */
function LeftOut({ review: { problems, held, examples } }: { review: EvidenceReview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const reasons = [
    ...EVIDENCE_PROBLEMS.map((reason) => ({ reason, count: problems[reason] ?? 0 })),
    ...HELD_REASONS.map((reason) => ({ reason, count: held[reason] ?? 0 })),
  ].filter(({ count }) => count > 0)
  if (reasons.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('consent.review.clean')}
      </Text>
    )
  return (
    <div>
      <Title order={3} mb={4}>
        {t('consent.review.leftOut')}
      </Title>
      <Table verticalSpacing={6} fz="sm" maw={860} aria-label={t('consent.review.leftOut')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('consent.review.reason')}</Table.Th>
            <Table.Th ta="right">{t('consent.review.count')}</Table.Th>
            <Table.Th>{t('consent.review.examples')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reasons.map(({ reason, count }) => (
            <Table.Tr key={reason}>
              <Table.Th scope="row" fw={500}>
                {t(`consent.review.why.${reason}.name`)}
                <Text size="xs" c="dimmed" fw={400}>
                  {t(`consent.review.why.${reason}.text`)}
                </Text>
              </Table.Th>
              <Table.Td ta="right" fw={600}>
                {format.number(count)}
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {examples
                  .filter((each) => each.reason === reason)
                  .map((each) => (
                    <Text size="xs" key={each.row}>
                      {t('consent.review.example', { row: format.number(each.row), who: each.id || each.phone, text: each.text })}
                    </Text>
                  ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
