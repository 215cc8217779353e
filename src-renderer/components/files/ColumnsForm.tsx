import { Checkbox, Select, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsvDialect } from '#core/contacts'
import { useFormat } from '../../i18n/index.ts'
import { FormButtons } from '../FormButtons.tsx'
import {
  type Columns,
  columnsAdvice,
  columnsProblem,
  DELIMITERS,
  ENCODINGS,
  FIELDS,
  type FileField,
  type FileKind,
  fieldName,
} from './file-columns.ts'
import { guessColumns, type Head, readHead } from './file-head.ts'
import classes from './files.module.css'
import { RowsAsRead } from './RowsAsRead.tsx'
import type { Mapped } from './useContactFile.ts'

type ColumnsFormProps = {
  kind: FileKind
  mapped: Mapped
  onImport: (dialect: CsvDialect, columns: Columns) => void
  onCancel: () => void
}

/** How the file is written and which column is what; the first rows show at once what comes of it. */
export function ColumnsForm({ kind, mapped, onImport, onCancel }: ColumnsFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const title = useId()
  const { file, inspection } = mapped
  const [dialect, setDialect] = useState(mapped.dialect)
  const [head, setHead] = useState<Head>(inspection)
  const [columns, setColumns] = useState(mapped.columns)
  const problem = columnsProblem(kind, columns)
  const advice = columnsAdvice(kind, columns)
  const isOwnDialect = dialect !== inspection.dialect
  useEffect(() => {
    let wanted = true
    if (isOwnDialect) void readHead(file, dialect).then((read) => wanted && setHead(read))
    return () => {
      wanted = false
    }
  }, [file, dialect, isOwnDialect])
  const reread = async (next: CsvDialect): Promise<void> => {
    setDialect(next)
    setColumns(guessColumns(kind, await readHead(file, next)))
  }
  const choose = (field: FileField, value: string | null): void => {
    const { [field]: _, ...others } = columns
    setColumns(value === null ? others : { ...others, [field]: Number(value) })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (problem === null) onImport(dialect, columns)
  }
  const named = head.headers.map((header, column) => ({
    value: String(column),
    label: header.trim() === '' ? t('contacts.columnNumber', { number: column + 1 }) : header,
  }))
  return (
    <form onSubmit={submit} aria-labelledby={title} className={classes.mapping}>
      <div>
        <Title order={3} id={title}>
          {t('contacts.mapping.title', { file: inspection.fileName })}
        </Title>
        <Text size="sm" c="dimmed">
          {t('contacts.mapping.text', { size: format.bytes(inspection.bytes) })}
        </Text>
      </div>
      <div className={classes.selects}>
        <Select
          label={t('contacts.encoding')}
          data={ENCODINGS.map((value) => ({ value, label: t(`contacts.encodings.${value}`) }))}
          value={dialect.encoding}
          onChange={(encoding) => encoding && void reread({ ...dialect, encoding })}
        />
        <Select
          label={t('contacts.delimiter')}
          data={DELIMITERS.map(({ name }) => ({ value: name, label: t(`contacts.delimiters.${name}`) }))}
          value={DELIMITERS.find(({ delimiter }) => delimiter === dialect.delimiter)?.name ?? null}
          onChange={(value) => {
            const delimiter = DELIMITERS.find(({ name }) => name === value)?.delimiter
            if (delimiter) void reread({ ...dialect, delimiter })
          }}
        />
        {FIELDS[kind].map((field) => (
          <Select
            key={field}
            label={t(`contacts.field.${fieldName(kind, field)}`)}
            placeholder={t('contacts.notInFile')}
            data={named}
            value={columns[field] === undefined ? null : String(columns[field])}
            onChange={(value) => choose(field, value)}
            searchable={named.length > 8}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
        ))}
      </div>
      {inspection.isDoublyEncoded && (
        <Checkbox
          label={t('contacts.doubly.label')}
          description={t('contacts.doubly.text')}
          checked={dialect.mendsText ?? false}
          onChange={(event) => setDialect({ ...dialect, mendsText: event.currentTarget.checked })}
        />
      )}
      <RowsAsRead kind={kind} columns={columns} rows={head.rows} />
      <Stack gap="xs">
        {(problem ?? advice) !== null && (
          <Text size="sm" role="status" style={{ color: problem ? 'var(--bad)' : 'var(--warn)' }}>
            {problem ? t(`contacts.columnsProblem.${problem}`) : advice && t(`contacts.columnsAdvice.${advice}`)}
          </Text>
        )}
        <FormButtons verb={t('contacts.import')} busy={false} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
