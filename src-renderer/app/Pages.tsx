import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { PageSkeleton } from '../components/PageSkeleton.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'

const HomePage = lazy(() => import('../pages/home/HomePage.tsx').then((page) => ({ default: page.HomePage })))
const ClientPage = lazy(() => import('../pages/client/ClientPage.tsx').then((page) => ({ default: page.ClientPage })))
const ProviderPage = lazy(() => import('../pages/provider/ProviderPage.tsx').then((page) => ({ default: page.ProviderPage })))
const TemplatesPage = lazy(() => import('../pages/templates/TemplatesPage.tsx').then((page) => ({ default: page.TemplatesPage })))
const VariablesPage = lazy(() => import('../pages/variables/VariablesPage.tsx').then((page) => ({ default: page.VariablesPage })))
const TriggersPage = lazy(() => import('../pages/triggers/TriggersPage.tsx').then((page) => ({ default: page.TriggersPage })))
const ConsentPage = lazy(() => import('../pages/consent/ConsentPage.tsx').then((page) => ({ default: page.ConsentPage })))
const TestPage = lazy(() => import('../pages/test/TestPage.tsx').then((page) => ({ default: page.TestPage })))
const ExportPage = lazy(() => import('../pages/export/ExportPage.tsx').then((page) => ({ default: page.ExportPage })))
const ReportPage = lazy(() => import('../pages/report/ReportPage.tsx').then((page) => ({ default: page.ReportPage })))
const StudioPage = lazy(() => import('../studio/StudioPage.tsx').then((page) => ({ default: page.StudioPage })))
const ReviewsPage = lazy(() => import('../pages/reviews/ReviewsPage.tsx').then((page) => ({ default: page.ReviewsPage })))
const ReadinessPage = lazy(() => import('../pages/readiness/ReadinessPage.tsx').then((page) => ({ default: page.ReadinessPage })))
const SettingsPage = lazy(() => import('../pages/settings/SettingsPage.tsx').then((page) => ({ default: page.SettingsPage })))
const RulesPage = lazy(() => import('../pages/rules/RulesPage.tsx').then((page) => ({ default: page.RulesPage })))
const NotFoundPage = lazy(() => import('../pages/NotFoundPage.tsx').then((page) => ({ default: page.NotFoundPage })))

/** Every page is its own chunk: the first load holds only the frame. Another page (not another row in it) gets a fresh net. */
export function Pages() {
  const [location] = useLocation()
  return (
    <ErrorBoundary
      key={location
        .split('/')
        .slice(0, location.startsWith('/i/') ? 4 : 2)
        .join('/')}
    >
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path="/">{() => <HomePage />}</Route>
          <Route path="/analise">{() => <ReviewsPage />}</Route>
          <Route path="/ajustes">{() => <SettingsPage />}</Route>
          <Route path="/i/:id/cliente">{({ id }) => <ClientPage key={id} id={id} />}</Route>
          <Route path="/i/:id/fornecedor/:subject?">{({ id }) => <ProviderPage key={id} id={id} />}</Route>
          <Route path="/i/:id/templates/:subject?">
            {({ id, subject }) => <TemplatesPage key={id} id={id} subject={subject ?? null} />}
          </Route>
          <Route path="/i/:id/escrever/:draftId?">
            {({ id, draftId }) => <StudioPage key={`${id}/${draftId}`} id={id} draftId={draftId ?? null} />}
          </Route>
          <Route path="/i/:id/variaveis/:subject?">
            {({ id, subject }) => <VariablesPage key={id} id={id} subject={subject ?? null} />}
          </Route>
          <Route path="/i/:id/disparos/:subject?">
            {({ id, subject }) => <TriggersPage key={id} id={id} subject={subject ?? null} />}
          </Route>
          <Route path="/i/:id/consentimento/:subject?">
            {({ id, subject }) => <ConsentPage key={id} id={id} subject={subject ?? null} />}
          </Route>
          <Route path="/i/:id/teste/:subject?">
            {({ id, subject }) => <TestPage key={id} id={id} subject={subject ?? null} />}
          </Route>
          <Route path="/i/:id/prontidao">{({ id }) => <ReadinessPage key={id} id={id} />}</Route>
          <Route path="/i/:id/exportar">{({ id }) => <ExportPage key={id} id={id} />}</Route>
          <Route path="/i/:id/relatorio">{({ id }) => <ReportPage key={id} id={id} />}</Route>
          <Route path="/regras/:rule?">{({ rule }) => <RulesPage id={rule ?? null} />}</Route>
          <Route>{() => <NotFoundPage />}</Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
