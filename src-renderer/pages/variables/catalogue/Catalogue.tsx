import { Button, Group, Text, TextInput } from '@mantine/core'
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold, holdsAll, wordsOf } from '#core/text'
import { Section } from '../../../components/Section.tsx'
import { ImportVariables } from './ImportVariables.tsx'
import type { ListedVariable } from './listed-variable.ts'
import { VariableForm } from './VariableForm.tsx'
import { VariableTable } from './VariableTable.tsx'

type CatalogueProps = { implementationId: string; variables: ListedVariable[] }

/** More rows than this nobody reads; the search narrows them. */
const SHOWN = 200

/** Every field that this client's CRM can put into a message: the usual ones and the client's own. */
export function Catalogue({ implementationId, variables }: CatalogueProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [isOpen, setOpen] = useState<'adding' | 'importing' | null>(null)
  const applied = useDeferredValue(query)
  const found = useMemo(() => {
    const words = wordsOf(applied)
    return variables.filter(({ token, label }) => holdsAll(fold(`${token} ${label['pt-BR']} ${label.en}`), words))
  }, [variables, applied])
  const close = (): void => setOpen(null)
  return (
    <Section
      title={t('crmVariables.title')}
      text={t('crmVariables.lead')}
      aside={
        isOpen === null && (
          <Group gap="sm" wrap="nowrap" style={{ flex: 'none' }}>
            <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => setOpen('importing')}>
              {t('crmVariables.import.open')}
            </Button>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('adding')}>
              {t('crmVariables.add')}
            </Button>
          </Group>
        )
      }
    >
      {isOpen === 'adding' && (
        <VariableForm implementationId={implementationId} variable={null} variables={variables} onClose={close} />
      )}
      {isOpen === 'importing' && <ImportVariables implementationId={implementationId} variables={variables} onClose={close} />}
      {isOpen !== 'importing' && (
        <>
          <Group gap="md">
            <TextInput
              type="search"
              w={320}
              aria-label={t('crmVariables.search')}
              placeholder={t('crmVariables.search')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
            <Text size="xs" c="dimmed" role="status">
              {found.length > SHOWN
                ? t('crmVariables.shownFirst', { count: SHOWN, total: found.length })
                : t('crmVariables.shown', { count: found.length, total: variables.length })}
            </Text>
          </Group>
          <VariableTable implementationId={implementationId} rows={found.slice(0, SHOWN)} variables={variables} />
        </>
      )}
    </Section>
  )
}
