import { Button } from '@mantine/core'
import { IconFileDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { download } from '../../shared/download.ts'
import { toProblem } from '../../shared/problems.ts'
import classes from './report.module.css'
import { StillOpen } from './StillOpen.tsx'

/** The document that consultant and client sign, as it will be printed, and what is still open beside it. */
export function ReportPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const paper = useRef<HTMLIFrameElement>(null)
  const { data: overview } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  // It carries its date: written anew at every visit.
  const { data: report, error } = useQuery(rpc.implementations.report.queryOptions({ input: { id }, staleTime: 0, gcTime: 0 }))
  const title = t('report.title')
  const actions = report && (
    <>
      <Button
        variant="default"
        leftSection={<IconFileDownload size={16} aria-hidden />}
        onClick={() => download(new File([report.html], report.fileName, { type: 'text/html' }), report.fileName)}
      >
        {t('report.view.html')}
      </Button>
      <Button
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => paper.current?.contentWindow?.print()}
        aria-describedby="report-pdf"
      >
        {t('report.view.pdf')}
      </Button>
    </>
  )
  return (
    <Page title={title} lead={t('report.view.lead')} about={overview?.implementation.client} action={actions}>
      {error && !report && <ProblemCard problem={toProblem(error)} />}
      {!error && !(report && overview) && <RowsSkeleton />}
      {report && overview && (
        <div className={classes.layout}>
          {/* Without scripts, whatever is in it; the same origin, so that it can be printed from here. */}
          <iframe
            ref={paper}
            className={classes.paper}
            title={title}
            sandbox="allow-same-origin allow-modals"
            srcDoc={report.html}
          />
          <StillOpen implementationId={id} readiness={overview.readiness} />
        </div>
      )}
    </Page>
  )
}
