import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ContactFile } from '#core/contract'
import { useFormat } from '../../i18n/index.ts'
import { DELIMITERS } from './file-columns.ts'

/** Which file it was, how many rows, and how it was read. */
export function FileLine({ file: { fileName, rows, dialect, importedAt } }: { file: ContactFile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const delimiter = DELIMITERS.find((each) => each.delimiter === dialect.delimiter)?.name ?? 'semicolon'
  return (
    <div>
      <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
        {t('contacts.file', { file: fileName, count: rows, rows: format.number(rows) })}
      </Text>
      <Text size="xs" c="dimmed">
        {[
          t(`contacts.encodings.${dialect.encoding}`),
          t(`contacts.delimiters.${delimiter}`),
          t('contacts.importedAt', { when: format.absolute(importedAt) }),
        ].join(' · ')}
      </Text>
    </div>
  )
}
