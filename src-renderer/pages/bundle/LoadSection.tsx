import { Alert, Button, Checkbox, Group, PasswordInput, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BundleReport, LoadInput, LoadResult } from '#core/contract'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'

type Loaded = Extract<LoadResult, { ok: true }>

/** Loads an opened bundle into a database, after it was seen what would change there. */
export function LoadSection({ report, environment }: { report: BundleReport; environment: 'production' | 'staging' }) {
  const { t, i18n } = useTranslation()
  const [target, setTarget] = useState('')
  const [password, setPassword] = useState('')
  const [said, setSaid] = useState<LoadInput['said']>([])
  const look = useMutation(rpc.bundles.load.mutationOptions({ meta: { inForm: true } }))
  const load = useMutation(rpc.bundles.load.mutationOptions({ meta: { inForm: true } }))
  const again = (): void => {
    look.reset()
    load.reset()
  }
  const input = (dryRun: boolean, words = said): LoadInput => ({
    key: report.key,
    target,
    password: password === '' ? null : password,
    dryRun,
    said: words,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    load.reset()
    look.mutate(input(true))
  }
  const answer = load.data ?? look.data
  const refusal = answer && !answer.ok ? answer : null
  const seen = look.data?.ok && !load.data ? look.data : null
  const done = load.data?.ok ? load.data : null
  const error = load.error ?? look.error
  return (
    <Section title={t('loads.title')} text={t('loads.text')}>
      <form onSubmit={submit} aria-label={t('loads.title')}>
        <Stack gap="sm" maw={640}>
          <TextInput
            label={t('loads.target')}
            description={t('loads.targetHint')}
            required
            autoComplete="off"
            spellCheck={false}
            value={target}
            onChange={(event) => {
              setTarget(event.currentTarget.value)
              setSaid([])
              again()
            }}
          />
          {/^postgres/i.test(target) && (
            <PasswordInput
              label={t('loads.password')}
              description={t('loads.passwordHint')}
              autoComplete="off"
              visibilityToggleButtonProps={{ 'aria-label': t('accounts.showSecret'), tabIndex: 0 }}
              value={password}
              onChange={(event) => {
                setPassword(event.currentTarget.value)
                again()
              }}
            />
          )}
          {refusal && (
            <Alert color="red" variant="light" role="alert">
              {i18n.language === 'en' ? refusal.reason.en : refusal.reason['pt-BR']}
            </Alert>
          )}
          {refusal?.needs && (
            <Checkbox
              label={t(`loads.say.${refusal.needs}`)}
              checked={said.includes(refusal.needs)}
              onChange={(event) => {
                const word = refusal.needs
                if (word !== null) setSaid(event.currentTarget.checked ? [...said, word] : said.filter((other) => other !== word))
              }}
            />
          )}
          <Group>
            <Button type="submit" variant="default" loading={look.isPending} disabled={target.trim() === ''}>
              {t('loads.look')}
            </Button>
          </Group>
        </Stack>
      </form>
      {error && <ProblemCard problem={toProblem(error)} />}
      <div aria-live="polite">
        {seen && <Changes loaded={seen} />}
        {done && <Text size="sm">{t('loads.done', { ...done })}</Text>}
      </div>
      {seen && seen.changes.length > 0 && (
        <Group>
          <Button
            color={environment === 'production' ? 'red' : undefined}
            loading={load.isPending}
            onClick={() => load.mutate(input(false))}
          >
            {t(environment === 'production' ? 'loads.goProduction' : 'loads.go')}
          </Button>
        </Group>
      )}
    </Section>
  )
}

function Changes({ loaded }: { loaded: Loaded }) {
  const { t } = useTranslation()
  const { target, changes, inserted, updated, removed, restartedFrom, renamedFrom, sameClient } = loaded
  const more = inserted + updated + removed - changes.length
  if (changes.length === 0) return <Text size="sm">{t('loads.nothing', { target })}</Text>
  return (
    <Stack gap="xs">
      <Text size="sm">{t('loads.would', { ...loaded })}</Text>
      {restartedFrom !== null && <Text size="sm">{t('loads.restarted', { from: restartedFrom })}</Text>}
      {renamedFrom !== null && <Text size="sm">{t('loads.renamed', { before: renamedFrom })}</Text>}
      {sameClient.map(({ implementation }) => (
        <Text key={implementation} size="sm">
          {t('loads.same', { other: implementation })}
        </Text>
      ))}
      <Table.ScrollContainer
        minWidth={480}
        maxHeight={320}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': t('loads.rows', { target }) } }}
      >
        <Table verticalSpacing={4} aria-label={t('loads.rows', { target })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('loads.what')}</Table.Th>
              <Table.Th>{t('loads.which')}</Table.Th>
              <Table.Th>{t('loads.change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map(({ role, key, change }) => (
              <Table.Tr key={`${role} ${key.join(' ')} ${change}`}>
                <Table.Td>{t(`loads.role.${role}`)}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{key.filter((part) => part !== '').join(' · ')}</Table.Td>
                <Table.Td>{t(`loads.changes.${change}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          {t('loads.more', { count: more })}
        </Text>
      )}
    </Stack>
  )
}
