import { Kbd, Table, Text } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from 'wouter'
import { Dialog } from '../../components/Dialog.tsx'
import { ROUTES } from '../../shared/routes.ts'
import { KEYS } from './keys.ts'

/** `?`: the keys that work on the page that is open. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [isTemplates] = useRoute(ROUTES.templates)
  const [isStudio, studio] = useRoute(ROUTES.studio)
  const [isTriggers, triggers] = useRoute(ROUTES.triggers)
  const [isRules] = useRoute(ROUTES.rules)
  const parts = [
    'everywhere' as const,
    ...(isTemplates ? ['templates' as const] : []),
    ...(isStudio && studio.subject !== undefined ? ['studio' as const] : []),
    ...(isTriggers && triggers.subject === 'arvore' ? ['tree' as const] : []),
    ...(isRules ? ['rules' as const] : []),
  ]
  return (
    <Dialog opened title={t('keys.title')} size={520} onClose={onClose}>
      {parts.map((part) => (
        <Table key={part} verticalSpacing={4} mb="md" aria-label={t(`keys.part.${part}`)}>
          <Table.Caption style={{ captionSide: 'top', textAlign: 'left' }}>
            <Text size="sm" fw={600} c="var(--mantine-color-text)">
              {t(`keys.part.${part}`)}
            </Text>
          </Table.Caption>
          <Table.Tbody>
            {KEYS[part].map(([what, ...keys]) => (
              <Table.Tr key={what}>
                <Table.Td>{t(`keys.${part}.${what}` as 'keys.everywhere.palette')}</Table.Td>
                <Table.Td ta="right">
                  {keys.map((key, at) => (
                    <Fragment key={key}>
                      {at > 0 && ' '}
                      <Kbd>{key}</Kbd>
                    </Fragment>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
    </Dialog>
  )
}
