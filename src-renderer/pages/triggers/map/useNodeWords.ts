import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation, ProviderAccount } from '#core/implementation'
import { placeName, type Trigger } from '#core/triggers'
import { rpc } from '../../../connection/index.ts'
import { stepHref } from '../../../shared/routes.ts'
import type { NumbersAndTemplates } from '../../../shared/useNumbersAndTemplates.ts'
import { usePhoneFormat } from '../../../shared/usePhone.ts'
import { useTriggerName, useTriggerProblem } from '../../../shared/useTriggerProblem.ts'
import { viewHref } from '../views.ts'
import type { MapNode } from './graph.ts'

/** What a node says, and where it leads. */
export type NodeWords = {
  name: string
  detail: string
  /** What is wrong here, in a few words each, and as sentences; empty where nothing is. */
  reasons: string[]
  sentences: string[]
  href: string
  /** What the link does, for whoever does not see the picture. */
  label: string
  trigger: Trigger | null
}

export function useNodeWords(
  implementation: Implementation,
  rows: readonly TriggerRow[],
  { numbers, templates }: NumbersAndTemplates,
  accounts: readonly ProviderAccount[],
): (node: MapNode) => NodeWords {
  const { t } = useTranslation()
  const say = useTriggerProblem()
  const sayShort = useTriggerProblem('short')
  const nameOf = useTriggerName()
  const formatPhone = usePhoneFormat()
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const byId = useMemo(
    () => ({
      triggers: new Map(rows.map(({ trigger }) => [trigger.id, trigger])),
      numbers: new Map(numbers.map((number) => [number.id, number])),
      templates: new Map(templates.map((template) => [template.id, template])),
      accounts: new Map(accounts.map((account) => [account.id, account])),
    }),
    [rows, numbers, templates, accounts],
  )
  const { id } = implementation

  const ofTrigger = (trigger: Trigger) => {
    const facts = []
    if (!trigger.active) facts.push(t('triggers.map.inactive'))
    if (trigger.kind === 'operate') facts.push(t(trigger.chatStandard ? 'triggers.withChat' : 'triggers.withoutChat'))
    if (trigger.kind === 'chat') facts.push(t('triggers.map.count.templates', { count: trigger.templateIds.length }))
    if (trigger.kind === 'status') {
      if (trigger.nextStatus !== '') facts.push(t('triggers.nextIs', { status: trigger.nextStatus }))
      if (trigger.oncePerTicket) facts.push(t('triggers.once'))
      if (facts.length === 0) facts.push(t('triggers.map.automatic'))
    }
    return {
      name: trigger.kind === 'status' ? trigger.status : t(`triggers.map.${trigger.kind}`),
      detail: facts.join(' · '),
      href: stepHref(id, 'triggers', trigger.id),
      label: t('triggers.map.open.trigger', { name: nameOf(trigger.kind, placeName(trigger)) }),
    }
  }
  const ofNode = (node: MapNode): Omit<NodeWords, 'reasons' | 'sentences' | 'trigger'> => {
    const { subject } = node
    switch (node.column) {
      case 'place': {
        const { serviceTree, requestType } = node.place
        const name = requestType === '' ? t('triggers.map.anyRequestType') : requestType
        const detail = serviceTree === '' ? t('triggers.map.anyTree') : serviceTree
        return { name, detail, href: viewHref(id, 'tree'), label: t('triggers.map.open.place') }
      }
      case 'trigger': {
        const trigger = byId.triggers.get(subject)
        return trigger ? ofTrigger(trigger) : { name: '', detail: '', href: stepHref(id, 'triggers'), label: '' }
      }
      case 'template': {
        const template = byId.templates.get(subject)
        const name = template?.name ?? t('triggers.templateGone')
        const href = stepHref(id, 'templates', template ? subject : null)
        return { name, detail: template?.language ?? '', href, label: t('triggers.map.open.template', { name }) }
      }
      case 'number': {
        const number = byId.numbers.get(subject)
        const name = number ? formatPhone(number.phone) : t('triggers.numberGone')
        const href = stepHref(id, 'provider', number ? subject : null)
        return { name, detail: number?.label ?? '', href, label: t('triggers.map.open.number', { name }) }
      }
      case 'account': {
        const account = byId.accounts.get(subject)
        const name = account?.label ?? ''
        const detail = providers?.find((provider) => provider.id === account?.provider)?.label ?? account?.provider ?? ''
        return { name, detail, href: stepHref(id, 'provider', subject), label: t('triggers.map.open.account', { name }) }
      }
    }
  }
  return (node) => ({
    ...ofNode(node),
    reasons: node.problems.map(({ kind, problem, data }) => sayShort(kind, problem, data)),
    sentences: node.problems.map(({ kind, problem, data }) => say(kind, problem, data)),
    trigger: node.column === 'trigger' ? (byId.triggers.get(node.subject) ?? null) : null,
  })
}
