import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import { Dialog } from '../../components/Dialog.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { StatusBadge } from '../../components/TemplateBadges.tsx'
import { UseLinks, useUses } from '../../components/Uses.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { templateRows } from '../../shared/template-rows.ts'
import { goesWith, locksName } from './deleted-with.ts'
import classes from './submit.module.css'

type DeleteDialogProps = {
  implementationId: string
  template: TemplateRow
  onClose: () => void
  onDone: () => void
}

/** Deletes a template at the provider, having said what goes with it. What is in use stays, and who uses it is one click away. */
export function DeleteDialog({ implementationId, template, onClose, onDone }: DeleteDialogProps) {
  const { t } = useTranslation()
  const { data: rows } = useQuery(templateRows(implementationId))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const remove = useMutation(rpc.templates.remove.mutationOptions({ onSuccess: onDone, meta: { inForm: true } }))
  const account = accounts?.find(({ id }) => id === template.accountId)
  const provider = providers?.find(({ id }) => id === account?.provider)
  const going = rows && provider ? goesWith(template, rows, provider.capabilities) : null
  const used = useUses({ implementationId, what: 'template', ids: going?.map(({ id }) => id) ?? [] })
  const isInUse = used !== undefined && used.length > 0
  return (
    <Dialog
      opened
      title={t('submit.delete.title', { template: template.name, provider: provider?.label ?? '' })}
      size={560}
      onClose={onClose}
    >
      {going && provider && (
        <Stack gap="sm">
          {remove.error && <ProblemCard problem={toProblem(remove.error)} />}
          <Text size="sm">
            {t(provider.capabilities.deletesBy === 'name' ? 'submit.delete.byName' : 'submit.delete.byId', {
              provider: provider.label,
              count: going.length,
            })}
          </Text>
          <ul className={classes.items}>
            {going.map((row) => (
              <li key={row.id} className={classes.item}>
                <div className={classes.itemLine}>
                  <Text component="span" size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
                    {row.name}
                  </Text>
                  <Text component="span" size="xs" c="dimmed" flex={1}>
                    {row.language}
                  </Text>
                  <StatusBadge template={row} />
                </div>
              </li>
            ))}
          </ul>
          {isInUse ? (
            <Stack gap="xs">
              <Text size="sm" fw={600} style={{ color: 'var(--bad)' }}>
                {t('submit.delete.inUse')}
              </Text>
              <UseLinks implementationId={implementationId} uses={used} onFollow={onClose} />
            </Stack>
          ) : (
            <ul className={classes.goes}>
              {locksName(going) && <li>{t('submit.delete.locked', { template: template.name })}</li>}
              <li>{t('submit.delete.queue')}</li>
              <li>{t('submit.delete.bindings')}</li>
            </ul>
          )}
        </Stack>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button
          color="red.9"
          disabled={used === undefined || isInUse}
          loading={remove.isPending}
          onClick={() => remove.mutate({ id: template.id })}
        >
          {t('submit.delete.verb', { provider: provider?.label ?? '' })}
        </Button>
      </Group>
    </Dialog>
  )
}
