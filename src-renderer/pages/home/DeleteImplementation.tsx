import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImplementationContents } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { Dialog } from '../../components/Dialog.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { download } from '../../shared/download.ts'
import { toProblem } from '../../shared/problems.ts'
import classes from './home.module.css'

type DeleteImplementationProps = { implementation: Implementation; onClose: () => void }

/** Before an implementation is gone for good: what goes with it, counted, and a last way to keep it. */
export function DeleteImplementation({ implementation, onClose }: DeleteImplementationProps) {
  const { t } = useTranslation()
  const { id, client } = implementation
  const { data: contents, error } = useQuery(rpc.implementations.contents.queryOptions({ input: { id } }))
  const remove = useMutation(rpc.implementations.remove.mutationOptions({ meta: { inForm: true }, onSuccess: onClose }))
  const write = useMutation(rpc.handover.write.mutationOptions({ onSuccess: ({ file }) => download(file, file.name) }))
  const problem = remove.error ?? error
  const there =
    contents && (Object.entries(contents) as [keyof ImplementationContents, number][]).filter(([, count]) => count > 0)
  return (
    <Dialog opened title={t('home.remove.title', { client })} size={520} onClose={onClose}>
      <Stack gap="sm">
        {problem && <ProblemCard problem={toProblem(problem)} />}
        <Text size="sm">{t('home.remove.text')}</Text>
        {!there && !error && <Skeleton height={96} aria-hidden />}
        {there && there.length > 0 && (
          <ul className={classes.contents} aria-label={t('home.remove.goes')}>
            {there.map(([kind, count]) => (
              <li key={kind}>{t(`home.contents.${kind}`, { count })}</li>
            ))}
          </ul>
        )}
        <Text size="sm" c="dimmed">
          {t('home.remove.keeps')}
        </Text>
      </Stack>
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" mr="auto" loading={write.isPending} onClick={() => write.mutate({ implementationId: id })}>
          {t('handover.write')}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button color="red.9" loading={remove.isPending} disabled={!contents} onClick={() => remove.mutate({ id })}>
          {t('home.remove.confirm')}
        </Button>
      </Group>
    </Dialog>
  )
}
