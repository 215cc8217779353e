import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sameName } from '#core/services'
import type { Trigger } from '#core/triggers'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'

/** Takes triggers to another tree, one after the other; each is saved by itself. */
export function useMoveTriggers(): {
  move: (triggers: readonly Trigger[], serviceTree: string) => Promise<void>
  isMoving: boolean
} {
  const { t } = useTranslation()
  const save = useMutation(rpc.triggers.save.mutationOptions())
  return {
    isMoving: save.isPending,
    move: async (triggers, serviceTree) => {
      const away = triggers.filter((trigger) => !sameName(trigger.serviceTree, serviceTree))
      for (const trigger of away) await save.mutateAsync({ trigger: { ...trigger, serviceTree } })
      if (away.length > 0) notify('done', t('services.isolate.moved', { count: away.length, tree: serviceTree }))
    },
  }
}
