import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../components/Facts.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { Licences } from './Licences.tsx'
import { ReportProblem } from './ReportProblem.tsx'
import { UpdatesSection } from './UpdatesSection.tsx'

/** The program itself: its version, whom it is made of, and how one says that something is wrong. `part` is scrolled to. */
export function AboutPage({ part }: { part: string | null }) {
  const { t } = useTranslation()
  const { data: info } = useQuery(rpc.app.info.queryOptions())
  const isThere = info !== undefined
  useEffect(() => {
    if (isThere && part !== null) document.getElementById(part)?.scrollIntoView()
  }, [isThere, part])
  if (!info) return <RowsSkeleton />
  return (
    <Page title={t('about.title')} lead={t('about.lead')}>
      <Section title={t('about.program')}>
        <Facts
          facts={[
            [t('settings.version'), info.version],
            [t('about.window'), t(`about.shells.${info.shell}`)],
            [t('settings.dataDir'), info.dataDir],
          ]}
        />
      </Section>
      <div id="atualizacoes">
        <UpdatesSection />
      </div>
      <div id="problema">
        <ReportProblem info={info} />
      </div>
      <div id="licencas">
        <Licences />
      </div>
    </Page>
  )
}
