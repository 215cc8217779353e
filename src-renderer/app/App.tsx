import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { followChanges } from '../connection/index.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { queries } from './queries.ts'
import { Shell } from './Shell.tsx'
import { cssVariables, theme } from './theme.ts'

export function App() {
  useEffect(() => followChanges(queries), [])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={3} />
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
