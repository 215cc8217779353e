import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { reportError } from '../components/failures.tsx'

/** `meta.inForm`: the form that started it shows the failure itself. */
declare module '@tanstack/react-query' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with the library's
  interface Register {
    mutationMeta: { inForm?: boolean }
  }
}

/** The main process is next door: answers are fresh until a change says otherwise, and asking again costs nothing. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
    mutations: { retry: false, networkMode: 'always' },
  },
  queryCache: new QueryCache({ onError: (error) => reportError(error, { background: true }) }),
  mutationCache: new MutationCache({
    onError: (error, _input, _result, mutation) => {
      if (mutation.meta?.inForm !== true) reportError(error, { background: false })
    },
  }),
})
