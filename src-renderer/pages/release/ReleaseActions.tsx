import { Button, FileButton, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReleaseView, SigningKeyView } from '#core/contract'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { api, rpc } from '../../connection/index.ts'
import { download } from '../../shared/download.ts'
import { notify } from '../../shared/notify.ts'
import { toProblem } from '../../shared/problems.ts'
import { KeySelect } from './SaidFields.tsx'

type ReleaseActionsProps = { release: ReleaseView; keys: SigningKeyView[]; onBack: () => void; onChanges: (() => void) | null }

/** What can be done with a release: its file, the second person's word, and the way back to it. */
export function ReleaseActions({ release, keys, onBack, onChanges }: ReleaseActionsProps) {
  const { t } = useTranslation()
  const { id, number } = release
  const [key, setKey] = useState<string | null>(null)
  const options = { meta: { inForm: true }, onSuccess: () => notify('done', t('release.done', { number })) }
  const sign = useMutation(rpc.releases.sign.mutationOptions(options))
  const take = useMutation(rpc.releases.takeSigned.mutationOptions(options))
  const save = useMutation({
    mutationFn: () => api.releases.file({ id }),
    meta: { inForm: true },
    onSuccess: ({ file }) => download(file, file.name),
  })
  const error = sign.error ?? take.error ?? save.error
  return (
    <Stack gap={6} align="flex-start">
      <Button size="compact-sm" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
        {t('release.save', { number })}
      </Button>
      {onChanges && (
        <Button size="compact-sm" variant="default" onClick={onChanges}>
          {t('release.changes', { number })}
        </Button>
      )}
      {release.releasedAt === null ? (
        <>
          <KeySelect keys={keys} value={key} onChange={setKey} />
          <Button
            size="compact-sm"
            disabled={key === null}
            loading={sign.isPending}
            onClick={() => key !== null && sign.mutate({ id, key })}
          >
            {t('release.sign', { number })}
          </Button>
          <FileButton accept=".disparo,.zip" onChange={(file) => file && take.mutate({ id, file })}>
            {(props) => (
              <Button {...props} size="compact-sm" variant="default" loading={take.isPending}>
                {t('release.takeSigned', { number })}
              </Button>
            )}
          </FileButton>
        </>
      ) : (
        <Button size="compact-sm" variant="default" onClick={onBack}>
          {t('release.backTo', { number })}
        </Button>
      )}
      {error && <ProblemCard problem={toProblem(error)} />}
    </Stack>
  )
}
