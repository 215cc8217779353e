import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProviderErrorKind } from '#core/provider'
import { oneOf } from '#core/text'
import { ProblemSentence } from '../../components/ProblemCard.tsx'
import { ProviderWords } from './ProviderWords.tsx'

/** What these mean of a template is not what they mean of a message. */
const OWN = ['parameters', 'policy', 'not-found'] as const

/** Why a submission was refused, with the provider's own words beneath. */
export function Refused({ kind, raw }: { kind: ProviderErrorKind; raw: string | null }) {
  const { t } = useTranslation()
  const own = oneOf(OWN, kind)
  if (own === undefined) return <ProblemSentence problem={{ code: `provider-${kind}`, data: {}, raw }} />
  return (
    <div>
      <Text size="sm" fw={600}>
        {t(`submit.problem.${own}.title`)}
      </Text>
      <Text size="sm">{t(`submit.problem.${own}.advice`)}</Text>
      <ProviderWords raw={raw} />
    </div>
  )
}
