import { Button, Code, CopyButton, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '#core/contract'
import { Section } from '../../components/Section.tsx'

/** What whoever helps needs to know, to be copied: nothing is sent from here, and nothing of a client is in it. */
export function ReportProblem({ info }: { info: AppInfo }) {
  const { t, i18n } = useTranslation()
  const facts = [`Disparo ${info.version}`, info.shell, i18n.language, navigator.userAgent].join('\n')
  return (
    <Section title={t('about.report')} text={t('about.reportText')}>
      <Code block style={{ whiteSpace: 'pre-wrap' }}>
        {facts}
      </Code>
      <Text size="sm">{t('about.log', { file: `${info.dataDir}/logs/disparo.log` })}</Text>
      <CopyButton value={facts}>
        {({ copied, copy }) => (
          <div>
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? t('action.copied') : t('about.copy')}
            </Button>
          </div>
        )}
      </CopyButton>
    </Section>
  )
}
