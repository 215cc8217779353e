import { Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReleaseView, SigningKeyView } from '#core/contract'
import { EnvironmentBadge } from '../../components/EnvironmentBadge.tsx'
import { Section } from '../../components/Section.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { useFormat } from '../../i18n/index.ts'
import { BackDialog } from './BackDialog.tsx'
import { ChangesDialog } from './ChangesDialog.tsx'
import { ReleaseActions } from './ReleaseActions.tsx'

type ReleaseListProps = {
  implementationId: string
  releases: ReleaseView[]
  twoPersons: boolean
  keys: SigningKeyView[]
  operator: string
}

/** Every release, the newest first, and what can be done with each. */
export function ReleaseList({ implementationId, releases, twoPersons, keys, operator }: ReleaseListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [back, setBack] = useState<ReleaseView | null>(null)
  const [shown, setShown] = useState<ReleaseView | null>(null)
  /** The one that it took the place of. */
  const before = ({ environment, number }: ReleaseView): ReleaseView | undefined =>
    releases.find((each) => each.environment === environment && each.number === number - 1)
  const beforeShown = shown && before(shown)
  return (
    <Section title={t('release.list')} text={t('release.listText')}>
      {releases.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('release.none')}
        </Text>
      )}
      {releases.length > 0 && (
        <Table.ScrollContainer minWidth={760}>
          <Table verticalSpacing="xs" aria-label={t('release.list')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('release.number')}</Table.Th>
                <Table.Th>{t('release.note')}</Table.Th>
                <Table.Th>{t('release.who')}</Table.Th>
                <Table.Th>{t('release.signature')}</Table.Th>
                <Table.Th>{t('release.what')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {releases.map((release) => (
                <Table.Tr key={release.id}>
                  <Table.Td>
                    <Group gap={6}>
                      <Text fw={600}>{format.number(release.number)}</Text>
                      <EnvironmentBadge environment={release.environment} />
                    </Group>
                    <Text size="xs" c="dimmed">
                      {t('release.bundle', { sequence: release.sequence })}
                    </Text>
                  </Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                    {release.note}
                    {release.repeats !== null && (
                      <Text size="xs" c="dimmed">
                        {t('release.repeats', { number: release.repeats })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">
                      {t('release.preparedBy', { person: release.preparedBy, at: format.absolute(release.preparedAt) })}
                    </Text>
                    {release.releasedAt === null ? (
                      <ToneBadge tone="warn">{t('release.waiting')}</ToneBadge>
                    ) : (
                      <Text size="sm">
                        {t('release.releasedBy', { person: release.releasedBy, at: format.absolute(release.releasedAt) })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {release.signatures.length === 0 && t('release.unsigned')}
                    {release.signatures.map(({ signer, words, publicKey }) => (
                      <div key={publicKey}>
                        <Text size="sm">{signer}</Text>
                        <Text size="xs" c="dimmed">
                          {words}
                        </Text>
                      </div>
                    ))}
                  </Table.Td>
                  <Table.Td>
                    <ReleaseActions
                      release={release}
                      keys={keys}
                      onBack={() => setBack(release)}
                      onChanges={before(release) ? () => setShown(release) : null}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {shown && beforeShown && (
        <ChangesDialog implementationId={implementationId} before={beforeShown} after={shown} onClose={() => setShown(null)} />
      )}
      {back && (
        <BackDialog
          key={back.id}
          release={back}
          keys={twoPersons ? null : keys}
          operator={operator}
          onClose={() => setBack(null)}
        />
      )}
    </Section>
  )
}
