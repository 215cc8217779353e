import { useQuery } from '@tanstack/react-query'
import { untilChecked } from '../../components/review/index.ts'
import { rpc } from '../../connection/index.ts'

/** The board, looked at again when the next check is due. */
export const useBoard = () =>
  useQuery(
    rpc.reviews.board.queryOptions({
      refetchOnMount: 'always',
      refetchInterval: ({ state }) => untilChecked(state.data?.map(({ nextCheckAt }) => nextCheckAt) ?? []),
    }),
  )
