import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { PageSkeleton } from '../components/PageSkeleton.tsx'
import { pageOf, ROUTES } from '../shared/routes.ts'
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
const HistoryPage = lazy(() => import('../pages/history/HistoryPage.tsx').then((page) => ({ default: page.HistoryPage })))
const ReportPage = lazy(() => import('../pages/report/ReportPage.tsx').then((page) => ({ default: page.ReportPage })))
const StudioPage = lazy(() => import('../studio/StudioPage.tsx').then((page) => ({ default: page.StudioPage })))
const ReviewsPage = lazy(() => import('../pages/reviews/ReviewsPage.tsx').then((page) => ({ default: page.ReviewsPage })))
const ReadinessPage = lazy(() => import('../pages/readiness/ReadinessPage.tsx').then((page) => ({ default: page.ReadinessPage })))
const SettingsPage = lazy(() => import('../pages/settings/SettingsPage.tsx').then((page) => ({ default: page.SettingsPage })))
const BundlePage = lazy(() => import('../pages/bundle/BundlePage.tsx').then((page) => ({ default: page.BundlePage })))
const AboutPage = lazy(() => import('../pages/about/AboutPage.tsx').then((page) => ({ default: page.AboutPage })))
const RulesPage = lazy(() => import('../pages/rules/RulesPage.tsx').then((page) => ({ default: page.RulesPage })))
const NotFoundPage = lazy(() => import('../pages/NotFoundPage.tsx').then((page) => ({ default: page.NotFoundPage })))

/** Every page is its own chunk: the first load holds only the frame. Another page (not another row in it) gets a fresh net. */
export function Pages() {
  const [location] = useLocation()
  return (
    <ErrorBoundary key={pageOf(location)}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path={ROUTES.home}>{() => <HomePage />}</Route>
          <Route path={ROUTES.reviews}>{() => <ReviewsPage />}</Route>
          <Route path={ROUTES.settings}>{() => <SettingsPage />}</Route>
          <Route path={ROUTES.client}>{({ id }) => <ClientPage key={id} id={id} />}</Route>
          <Route path={ROUTES.provider}>{({ id }) => <ProviderPage key={id} id={id} />}</Route>
          <Route path={ROUTES.templates}>
            {({ id, subject }) => <TemplatesPage key={id} id={id} subject={subject ?? null} />}
          </Route>
          <Route path={ROUTES.studio}>
            {({ id, subject }) => <StudioPage key={`${id}/${subject}`} id={id} draftId={subject ?? null} />}
          </Route>
          <Route path={ROUTES.variables}>
            {({ id, subject }) => <VariablesPage key={id} id={id} subject={subject ?? null} />}
          </Route>
          <Route path={ROUTES.triggers}>{({ id, subject }) => <TriggersPage key={id} id={id} subject={subject ?? null} />}</Route>
          <Route path={ROUTES.consent}>{({ id, subject }) => <ConsentPage key={id} id={id} subject={subject ?? null} />}</Route>
          <Route path={ROUTES.test}>{({ id, subject }) => <TestPage key={id} id={id} subject={subject ?? null} />}</Route>
          <Route path={ROUTES.readiness}>{({ id }) => <ReadinessPage key={id} id={id} />}</Route>
          <Route path={ROUTES.export}>{({ id }) => <ExportPage key={id} id={id} />}</Route>
          <Route path={ROUTES.report}>{({ id }) => <ReportPage key={id} id={id} />}</Route>
          <Route path={ROUTES.history}>{({ id }) => <HistoryPage key={id} id={id} />}</Route>
          <Route path={ROUTES.bundle}>{({ id }) => <BundlePage key={id} id={id} />}</Route>
          <Route path={ROUTES.about}>{({ subject }) => <AboutPage part={subject ?? null} />}</Route>
          <Route path={ROUTES.rules}>{({ subject }) => <RulesPage id={subject ?? null} />}</Route>
          <Route>{() => <NotFoundPage />}</Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
