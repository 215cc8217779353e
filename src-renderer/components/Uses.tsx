import { Anchor, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Step } from '#core/readiness'
import type { Use, UsedThing } from '#core/uses'
import { rpc } from '../connection/index.ts'
import { stepHref } from '../shared/routes.ts'
import { usePhoneFormat } from '../shared/usePhone.ts'

export type Used = { implementationId: string; what: UsedThing; ids: readonly string[] }

/** Who stands on these; undefined until it is known. @param isWanted false: nobody is asked yet */
export function useUses({ implementationId, what, ids }: Used, isWanted = true): Use[] | undefined {
  const input = { implementationId, what, ids: [...ids] }
  return useQuery({ ...rpc.uses.of.queryOptions({ input }), enabled: isWanted && ids.length > 0 }).data
}

const STEP_OF = {
  number: 'provider',
  default: 'provider',
  trigger: 'triggers',
  mapping: 'variables',
} as const satisfies Record<Use['kind'], Step>

type UseLinksProps = { implementationId: string; uses: readonly Use[]; onFollow?: () => void }

/** Each user, with the way to it. */
export function UseLinks({ implementationId, uses, onFollow }: UseLinksProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const say = (use: Use): string => {
    if (use.kind === 'trigger') return t(`templates.use.${use.trigger}`, { place: use.place || t('templates.use.anywhere') })
    if (use.kind === 'mapping') return t('uses.mapping', { template: use.template })
    return t(use.kind === 'default' ? 'templates.use.default' : 'uses.number', { number: formatPhone(use.phone) })
  }
  return (
    <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none', maxHeight: '40vh', overflowY: 'auto' }}>
      {uses.map((use) => (
        <li key={`${use.kind} ${use.id}`}>
          <Anchor component={Link} href={stepHref(implementationId, STEP_OF[use.kind], use.id)} size="sm" onClick={onFollow}>
            {say(use)}
          </Anchor>
        </li>
      ))}
    </Stack>
  )
}

/** Who uses it, beside what is told of it; nothing where nobody does. */
export function UsedBy(used: Used) {
  const { t } = useTranslation()
  const uses = useUses(used)
  if (!uses || uses.length === 0) return null
  return (
    <Stack gap={4}>
      <Text className="eyebrow">{t('templates.usedBy')}</Text>
      <UseLinks implementationId={used.implementationId} uses={uses} />
    </Stack>
  )
}
