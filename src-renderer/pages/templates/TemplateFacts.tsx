import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { StoredTemplate } from '#core/implementation'
import { Facts } from '../../components/Facts.tsx'
import { useFormat } from '../../i18n/index.ts'
import type { TemplatesPageData } from './page-data.ts'
import { useFilterWords } from './useFilterWords.ts'

type TemplateFactsProps = {
  template: TemplateRow
  /** Null while it is on the way. */
  whole: StoredTemplate | null
  parts: TemplatesPageData
}

/** What the provider says of a template, in its own words where it has some, and when. */
export function TemplateFacts({ template, whole, parts }: TemplateFactsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useFilterWords(parts)
  const account = parts.accounts.find(({ id }) => id === template.accountId)
  const provider = parts.providers.find(({ id }) => id === account?.provider)
  const { senderId, placeholders, mappingErrors } = template
  const facts: [name: string, value: ReactNode][] = [
    [t('templates.fact.quality'), t(`quality.${template.quality}`)],
    [t('templates.fact.statusRaw'), template.statusRaw],
    [t('templates.fact.account'), account?.label ?? ''],
    [t('templates.fact.sender'), senderId === null ? t('templates.anySender') : say('senderId', senderId)],
    ...(template.poolId === null ? [] : [[t('templates.fact.pool'), template.poolId] as [string, string]]),
    [
      t('templates.fact.placeholders'),
      placeholders === 0
        ? t('templates.noPlaceholders')
        : mappingErrors === 0
          ? t('templates.mapped', { count: placeholders })
          : t('templates.unmapped', { count: placeholders, open: mappingErrors }),
    ],
    [t('templates.fact.changed'), format.absolute(template.changedAt)],
  ]
  if (whole) facts.push([t('templates.fact.firstSeen'), format.absolute(whole.firstSeenAt)])
  for (const button of whole?.content.buttons ?? [])
    if (button.type === 'URL' && button.destinationUrl)
      facts.push([t('templates.fact.destination', { button: button.text }), button.destinationUrl])
  if (whole && provider?.capabilities.sendsById)
    facts.push([
      t('templates.fact.remoteId'),
      <span key="id" className="mono">
        {whole.remoteId}
      </span>,
    ])
  return <Facts facts={facts} />
}
