import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyLine } from '../../components/CopyLine.tsx'
import { Section } from '../../components/Section.tsx'

/** What the CRM's side does with the file. */
export function HowToLoad({ fileName }: { fileName: string }) {
  const { t } = useTranslation()
  return (
    <Section title={t('export.load')} text={t('export.loadText')}>
      <Stack gap="xs" maw={760}>
        <CopyLine line={`disparo bundle verify ${fileName}`} />
        <CopyLine line={`disparo bundle load ${fileName} --into sqlite:crm.sqlite`} />
      </Stack>
    </Section>
  )
}
