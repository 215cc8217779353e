import { type ComponentType, lazy, Suspense, useLayoutEffect } from 'react'
import { Route, Switch, useLocation, useRoute } from 'wouter'
import { PageSkeleton } from '../components/PageSkeleton.tsx'
import { loadPageSentences } from '../i18n/index.ts'
import { pageOf, ROUTES } from '../shared/routes.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'

/** A page beside its sentences, each loaded when it is first shown. */
const page = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => {
    const [component] = await Promise.all([load(), loadPageSentences()])
    return { default: component }
  })

const HomePage = lazy(() => import('../pages/home/HomePage.tsx').then((page) => ({ default: page.HomePage })))
const ClientPage = page(() => import('../pages/client/ClientPage.tsx').then((file) => file.ClientPage))
const ProviderPage = page(() => import('../pages/provider/ProviderPage.tsx').then((file) => file.ProviderPage))
const TemplatesPage = page(() => import('../pages/templates/TemplatesPage.tsx').then((file) => file.TemplatesPage))
const VariablesPage = page(() => import('../pages/variables/VariablesPage.tsx').then((file) => file.VariablesPage))
const TriggersPage = page(() => import('../pages/triggers/TriggersPage.tsx').then((file) => file.TriggersPage))
const ConsentPage = page(() => import('../pages/consent/ConsentPage.tsx').then((file) => file.ConsentPage))
const TestPage = page(() => import('../pages/test/TestPage.tsx').then((file) => file.TestPage))
const ExportPage = page(() => import('../pages/export/ExportPage.tsx').then((file) => file.ExportPage))
const ReleasePage = page(() => import('../pages/release/ReleasePage.tsx').then((file) => file.ReleasePage))
const HistoryPage = page(() => import('../pages/history/HistoryPage.tsx').then((file) => file.HistoryPage))
const ReportPage = page(() => import('../pages/report/ReportPage.tsx').then((file) => file.ReportPage))
const RehearsalPage = page(() => import('../pages/rehearsal/RehearsalPage.tsx').then((file) => file.RehearsalPage))
const LivePage = page(() => import('../pages/live-rehearsal/LivePage.tsx').then((file) => file.LivePage))
const StudioPage = page(() => import('../studio/StudioPage.tsx').then((file) => file.StudioPage))
const ReviewsPage = page(() => import('../pages/reviews/ReviewsPage.tsx').then((file) => file.ReviewsPage))
const ReadinessPage = page(() => import('../pages/readiness/ReadinessPage.tsx').then((file) => file.ReadinessPage))
const SettingsPage = page(() => import('../pages/settings/SettingsPage.tsx').then((file) => file.SettingsPage))
const BundlePage = page(() => import('../pages/bundle/BundlePage.tsx').then((file) => file.BundlePage))
const AboutPage = page(() => import('../pages/about/AboutPage.tsx').then((file) => file.AboutPage))
const RulesPage = page(() => import('../pages/rules/RulesPage.tsx').then((file) => file.RulesPage))
const NotFoundPage = page(() => import('../pages/NotFoundPage.tsx').then((file) => file.NotFoundPage))

/** Every page is its own chunk: the first load holds only the frame. Another page (not another row in it) gets a fresh net. */
export function Pages() {
  const [location] = useLocation()
  const [isStudio] = useRoute(ROUTES.studio)
  useTopOf(isStudio ? location : pageOf(location))
  return (
    <ErrorBoundary key={pageOf(location)}>
      <Suspense fallback={<PageSkeleton />}>
        <Switch>
          <Route path={ROUTES.home}>{() => <HomePage />}</Route>
          <Route path={ROUTES.reviews}>{() => <ReviewsPage />}</Route>
          <Route path={ROUTES.settings}>{() => <SettingsPage />}</Route>
          <Route path={ROUTES.client}>{({ id }) => <ClientPage key={id} id={id} />}</Route>
          <Route path={ROUTES.provider}>{({ id, subject }) => <ProviderPage key={id} id={id} subject={subject ?? null} />}</Route>
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
          <Route path={ROUTES.rehearsal}>{({ id }) => <RehearsalPage key={id} id={id} />}</Route>
          <Route path={ROUTES.live}>{({ id }) => <LivePage key={id} id={id} />}</Route>
          <Route path={ROUTES.readiness}>{({ id }) => <ReadinessPage key={id} id={id} />}</Route>
          <Route path={ROUTES.export}>{({ id }) => <ExportPage key={id} id={id} />}</Route>
          <Route path={ROUTES.release}>{({ id }) => <ReleasePage key={id} id={id} />}</Route>
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

/** The pages share one scroller: where the last one was left says nothing of this one. Before a page scrolls to a part of its own. */
function useTopOf(page: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the reason
  useLayoutEffect(() => {
    document.getElementById('main')?.scrollTo({ top: 0, left: 0 })
  }, [page])
}
