import { Alert, Group, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BundleReport } from '#core/contract'
import { TRIGGER_KINDS } from '#core/triggers'
import { EnvironmentBadge } from '../../components/EnvironmentBadge.tsx'
import { Facts } from '../../components/Facts.tsx'
import { OpenBundle } from '../../components/OpenBundle.tsx'
import { OpenPoints } from '../../components/OpenPoints.tsx'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { useCategory } from '../../shared/useCategory.ts'
import { LoadSection } from './LoadSection.tsx'

/** What is in a bundle that was opened, and whether the CRM may take it; loaded into a database at a person's word. */
export function BundlePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data: report, error } = useQuery(rpc.bundles.report.queryOptions({ input: { key: id } }))
  return (
    <Page title={t('opened.title')} lead={t('opened.lead')} about={report?.fileName} action={<OpenBundle />}>
      {error && <ProblemCard problem={toProblem(error)} />}
      {!report && !error && <RowsSkeleton />}
      {report && <Verdict report={report} />}
      {report?.content && <LoadSection key={report.key} report={report} environment={report.content.environment} />}
      {report?.content && <Content report={report} content={report.content} />}
    </Page>
  )
}

function Verdict({ report }: { report: BundleReport }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const isGood = report.whole && report.right === true
  return (
    <Section
      title={report.fileName}
      text={t('opened.file', { size: format.bytes(report.bytes), when: format.absolute(report.openedAt) })}
    >
      <Stack gap="xs">
        <Line state={report.whole}>{t(report.whole ? 'opened.whole' : 'opened.notWhole')}</Line>
        <Line state={report.right}>
          {t(report.right === null ? 'opened.rightUnknown' : report.right ? 'opened.right' : 'opened.notRight')}
        </Line>
      </Stack>
      {report.reasons.length > 0 && (
        <Alert
          color="red"
          variant="light"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          styles={{ root: { background: 'var(--bad-soft)' }, icon: { color: 'var(--bad)' }, message: { color: 'inherit' } }}
        >
          <Stack gap={4}>
            {report.reasons.map((reason) => (
              <Text key={reason.en} size="sm">
                {i18n.language === 'en' ? reason.en : reason['pt-BR']}
              </Text>
            ))}
          </Stack>
        </Alert>
      )}
      {!isGood && (
        <Text size="sm" c="dimmed">
          {t('opened.refused')}
        </Text>
      )}
      {report.content && <OpenPoints points={report.content.openPoints} title={t('openPoints.inBundle')} />}
    </Section>
  )
}

const ICONS = { yes: IconCircleCheck, no: IconCircleX, unknown: IconHelpCircle }
const COLOURS = { yes: 'var(--ok)', no: 'var(--bad)', unknown: 'var(--mantine-color-dimmed)' }

function Line({ state, children }: { state: boolean | null; children: ReactNode }) {
  const name = state === null ? 'unknown' : state ? 'yes' : 'no'
  const Icon = ICONS[name]
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon size={20} color={COLOURS[name]} aria-hidden style={{ flex: 'none' }} />
      <Text size="sm">{children}</Text>
    </Group>
  )
}

function Content({ report, content }: { report: BundleReport; content: NonNullable<BundleReport['content']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const categoryName = useCategory()
  const triggers = TRIGGER_KINDS.reduce((sum, kind) => sum + content.triggers[kind], 0)
  const counts = [
    ['numbers', content.numbers.length],
    ['templates', content.templates.length],
    ['triggers', triggers],
    ['variables', content.variables],
  ] as const
  return (
    <Section title={content.client} aside={<EnvironmentBadge environment={content.environment} />}>
      <Group gap="xl" align="flex-start">
        {counts.map(([name, count]) => (
          <div key={name}>
            <Text fz={22} fw={600} lh={1.2}>
              {format.number(count)}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`export.count.${name}`, { count })}
            </Text>
            {name === 'triggers' &&
              TRIGGER_KINDS.filter((kind) => content.triggers[kind] > 0).map((kind) => (
                <Text key={kind} size="xs" c="dimmed">
                  {t(`export.kind.${kind}`, { count: content.triggers[kind] })}
                </Text>
              ))}
          </div>
        ))}
      </Group>
      <Facts
        facts={[
          [t('export.sequence'), format.number(content.sequence)],
          [t('opened.implementation'), <Mono key="id">{content.implementation}</Mono>],
          [t('opened.createdAt'), format.absolute(content.createdAt)],
          [t('opened.generator'), content.generator],
          [t('opened.format'), format.number(content.formatVersion)],
          [t('opened.accounts'), content.accounts.map((account) => accountName(account, t('training.badge'))).join(', ')],
          [
            t('opened.numbers'),
            content.numbers.map(({ label, phone }) => (label === '' ? phone : `${label} (${phone})`)).join(', '),
          ],
          [t('export.hash'), <Mono key="content">{content.contentHash}</Mono>],
          [t('opened.manifestHash'), <Mono key="manifest">{content.manifestHash}</Mono>],
        ]}
      />
      <Table.ScrollContainer minWidth={520}>
        <Table verticalSpacing={4} aria-label={t('opened.templates', { file: report.fileName })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('opened.template')}</Table.Th>
              <Table.Th>{t('opened.language')}</Table.Th>
              <Table.Th>{t('opened.category')}</Table.Th>
              <Table.Th>{t('opened.status')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {content.templates.map(({ name, language, category, status }) => (
              <Table.Tr key={`${name} ${language}`}>
                <Table.Td className="mono">{name}</Table.Td>
                <Table.Td>{language}</Table.Td>
                <Table.Td>{categoryName(category)}</Table.Td>
                <Table.Td>{t(`templateStatus.${status}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}

const accountName = ({ label, training }: { label: string; training: boolean }, trainingWord: string): string =>
  training ? `${label} (${trainingWord})` : label

function Mono({ children }: { children: string }) {
  return (
    <span className="mono" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </span>
  )
}
