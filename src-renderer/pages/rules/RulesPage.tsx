import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/Page.tsx'
import { RowsSkeleton } from '../../components/PageSkeleton.tsx'
import { useRuleWords } from '../../i18n/rules.ts'
import { RuleBrowser } from './RuleBrowser.tsx'

/** Every rule that templates are judged by. Moving inside it leaves no trace, so that "back" is where one came from. */
export function RulesPage({ id }: { id: string | null }) {
  const { t } = useTranslation()
  const words = useRuleWords()
  return (
    <Page
      title={t('rulePages.title')}
      lead={t('rulePages.lead')}
      action={
        window.history.length > 1 && (
          <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => window.history.back()}>
            {t('rulePages.back')}
          </Button>
        )
      }
    >
      {words ? <RuleBrowser id={id} words={words} /> : <RowsSkeleton rows={8} />}
    </Page>
  )
}
