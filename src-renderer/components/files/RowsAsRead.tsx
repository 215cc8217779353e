import { Table, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useDay } from '../../shared/useDay.ts'
import { type Columns, FIELDS, type FileKind, fieldName } from './file-columns.ts'
import { type CellRead, readCell } from './read-cell.ts'

/** They show whether the columns are right; more would push the button out of sight. */
const SHOWN = 8

type RowsAsReadProps = { kind: FileKind; columns: Columns; rows: readonly (readonly string[])[] }

/** The first rows, each cell as the import will read it. */
export function RowsAsRead({ kind, columns, rows }: RowsAsReadProps) {
  const { t } = useTranslation()
  const title = useId()
  const fields = FIELDS[kind].filter((field) => columns[field] !== undefined)
  if (fields.length === 0 || rows.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id={title}>
        {t('contacts.firstRows')}
      </Text>
      <Table.ScrollContainer
        minWidth={560}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-labelledby': title } }}
      >
        <Table verticalSpacing={4} fz="sm" aria-labelledby={title}>
          <Table.Thead>
            <Table.Tr>
              {fields.map((field) => (
                <Table.Th key={field}>{t(`contacts.field.${fieldName(kind, field)}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, SHOWN).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change their places
              <Table.Tr key={at}>
                {fields.map((field) => (
                  <Table.Td key={field}>
                    <Cell read={readCell(kind, field, row[columns[field] ?? -1] ?? '')} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  )
}

function Cell({ read }: { read: CellRead }) {
  const { t } = useTranslation()
  const day = useDay()
  switch (read.kind) {
    case 'text':
      return read.text
    case 'flag':
      return read.yes === null ? (
        <WithNote text={read.text} note={t(read.text.trim() === '' ? 'contacts.read.flagEmpty' : 'contacts.read.flagUnclear')} />
      ) : (
        t(read.yes ? 'contacts.read.yes' : 'contacts.read.no')
      )
    case 'decision':
      return (
        <WithNote
          text={read.text}
          note={t(`contacts.read.decision.${read.decision ?? 'none'}`)}
          isBad={read.decision !== 'agreed'}
        />
      )
    case 'optOut':
      return read.revoked ? <WithNote text={read.text} note={t('contacts.read.left')} isBad /> : read.text
    case 'date':
      return read.date === null ? <WithNote text={read.text} note={t('contacts.read.noDate')} isBad /> : day(read.date)
    case 'moment':
      return read.isOne ? read.text : <WithNote text={read.text} note={t('contacts.read.noDate')} isBad />
    case 'phone':
      return (
        <WithNote
          text={read.text}
          note={t(read.ninthDigitMissing ? 'contacts.read.ninthDigitMissing' : `contacts.read.phone.${read.phone}`)}
          isBad={read.phone === 'invalid'}
        />
      )
  }
}

function WithNote({ text, note, isBad = false }: { text: string; note: string; isBad?: boolean }) {
  return (
    <>
      {text}{' '}
      <Text span size="xs" c={isBad ? undefined : 'dimmed'} style={isBad ? { color: 'var(--bad)' } : undefined}>
        {note}
      </Text>
    </>
  )
}
