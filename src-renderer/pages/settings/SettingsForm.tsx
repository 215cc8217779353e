import { Anchor, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AppInfo } from '#core/contract'
import { Choice } from '../../components/Choice.tsx'
import { Facts } from '../../components/Facts.tsx'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { aboutHref } from '../../shared/routes.ts'
import { useAutosave } from '../../shared/useAutosave.ts'
import { BackupSection } from './backup/BackupSection.tsx'
import { PricesSection } from './PricesSection.tsx'

export function SettingsForm({ info }: { info: AppInfo }) {
  const { t } = useTranslation()
  const { settings } = info
  const { data: keychain } = useQuery(rpc.app.keychain.queryOptions())
  const save = useMutation(rpc.app.saveSettings.mutationOptions())
  const [operator, setOperator] = useState(settings.operator)
  const autosave = useAutosave<string>((name) => save.mutateAsync({ operator: name }))
  return (
    <Stack gap="lg" maw={720}>
      <Section title={t('settings.person')} aside={<SaveState state={autosave.state} />}>
        <TextInput
          label={t('settings.operator')}
          description={t('settings.operatorHint')}
          value={operator}
          maxLength={80}
          onChange={(event) => {
            setOperator(event.currentTarget.value)
            autosave.schedule(event.currentTarget.value)
          }}
          onBlur={autosave.flush}
        />
      </Section>
      <Section title={t('settings.look')}>
        <Choice
          label={t('settings.locale')}
          value={settings.locale}
          onChange={(locale) => save.mutate({ locale })}
          options={(['pt-BR', 'en'] as const).map((locale) => ({ value: locale, label: t(`settings.locales.${locale}`) }))}
        />
        <Choice
          label={t('settings.scheme')}
          value={settings.colorScheme}
          onChange={(colorScheme) => save.mutate({ colorScheme })}
          options={(['auto', 'light', 'dark'] as const).map((scheme) => ({
            value: scheme,
            label: t(`settings.schemes.${scheme}`),
          }))}
        />
      </Section>
      <BackupSection />
      <PricesSection />
      <Section title={t('settings.program')}>
        <Facts
          facts={[
            [t('settings.version'), info.version],
            [t('settings.dataDir'), info.dataDir],
            [
              t('settings.keychain'),
              keychain && (keychain.backend === null ? t('settings.noKeychain') : t(`settings.keychains.${keychain.backend}`)),
            ],
          ]}
        />
        <Anchor component={Link} href={aboutHref()} size="sm">
          {t('about.open')}
        </Anchor>
      </Section>
    </Stack>
  )
}
