import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { followChanges } from '../connection/index.ts'
import { useHasToasts } from '../shared/notify.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { queries } from './queries.ts'
import { Shell } from './Shell.tsx'
import { cssVariables, theme } from './theme.ts'

const Notifications = lazy(() => import('@mantine/notifications').then((module) => ({ default: module.Notifications })))

export function App() {
  const hasToasts = useHasToasts()
  useEffect(() => followChanges(queries), [])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Suspense>{hasToasts && <Notifications position="bottom-left" containerWidth={256} limit={3} />}</Suspense>
      <QueryClientProvider client={queries}>
        <Router hook={useHashLocation}>
          <ErrorBoundary>
            <Shell />
          </ErrorBoundary>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  )
}
