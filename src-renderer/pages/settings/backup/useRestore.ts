import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Held } from '#core/contract'
import { api } from '../../../connection/index.ts'
import { notify } from '../../../shared/notify.ts'
import { type ShownProblem, toProblem } from '../../../shared/problems.ts'
import { sendFile } from '../../../shared/send-file.ts'

export type Source = { uploadId: string } | { copy: string }

/** Where a copy is on its way into the store's place. */
export type RestoreStage =
  | { at: 'idle' }
  | { at: 'reading' }
  /** Encrypted: somebody has to say with what. */
  | { at: 'locked'; from: Source; isBusy: boolean; problem: ShownProblem | null }
  | { at: 'asking'; openedId: string; holds: Held; replaces: Held; isBusy: boolean }

const IDLE: RestoreStage = { at: 'idle' }

/** Restores in three steps: looked into, shown beside what it replaces, put in place. */
export function useRestore() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [stage, setStage] = useState<RestoreStage>(IDLE)
  const [problem, setProblem] = useState<ShownProblem | null>(null)

  const inspect = async (from: Source, passphrase: string | null): Promise<void> => {
    try {
      setStage({ at: 'asking', ...(await api.backups.inspect({ from, passphrase })), isBusy: false })
    } catch (error) {
      const found = toProblem(error)
      if (found.code === 'backup-passphrase-missing') setStage({ at: 'locked', from, isBusy: false, problem: null })
      else if (found.code === 'backup-wrong-passphrase') setStage({ at: 'locked', from, isBusy: false, problem: found })
      else stop(found)
    }
  }
  const stop = (found: ShownProblem | null): void => {
    setStage(IDLE)
    setProblem(found)
  }

  return {
    stage,
    problem,
    async openFile(file: File): Promise<void> {
      setProblem(null)
      setStage({ at: 'reading' })
      try {
        await inspect({ uploadId: await sendFile(file) }, null)
      } catch (error) {
        stop(toProblem(error))
      }
    },
    async openCopy(copy: string): Promise<void> {
      setProblem(null)
      setStage({ at: 'reading' })
      await inspect({ copy }, null)
    },
    async unlock(passphrase: string): Promise<void> {
      if (stage.at !== 'locked') return
      setStage({ ...stage, isBusy: true })
      await inspect(stage.from, passphrase)
    },
    async restore(): Promise<void> {
      if (stage.at !== 'asking') return
      setStage({ ...stage, isBusy: true })
      try {
        await api.backups.restore({ openedId: stage.openedId })
        stop(null)
        // Everything that any page shows is of another store now.
        await queries.invalidateQueries()
        notify('done', t('backup.restored'))
      } catch (error) {
        stop(toProblem(error))
      }
    },
    cancel(): void {
      const left =
        stage.at === 'asking'
          ? { openedId: stage.openedId }
          : stage.at === 'locked' && 'uploadId' in stage.from
            ? stage.from
            : null
      // What this does not reach goes when the program ends.
      if (left) void api.backups.leave(left).catch(() => undefined)
      stop(null)
    },
  }
}
