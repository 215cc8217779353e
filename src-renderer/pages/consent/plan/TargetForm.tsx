import { Select, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SQL_DIALECTS, type SqlTarget } from '#core/consent'
import { Form, useForm } from '../../../components/Form.tsx'
import classes from './plan.module.css'
import { TARGET_FIELDS, withDialect, wrongField } from './sql-target.ts'

type TargetFormProps = { target: SqlTarget; isAgain: boolean; onChange: (target: SqlTarget) => void; onSubmit: () => void }

/** The plan shows its progress, and what went wrong, itself. */
const ELSEWHERE = { isPending: false, error: null }

/** Where the flag lives in the client's database: names that only the client's team knows for sure. */
export function TargetForm({ target, isAgain, onChange, onSubmit }: TargetFormProps) {
  const { t } = useTranslation()
  const wrong = wrongField(target)
  const form = useForm(ELSEWHERE, () => wrong === null && onSubmit())
  return (
    <Form form={form} verb={t(isAgain ? 'consent.plan.again' : 'consent.plan.calculate')} onCancel={null} layout={{ gap: 'sm' }}>
      <div className={classes.target}>
        <Select
          label={t('consent.target.dialect')}
          data={SQL_DIALECTS.map((value) => ({ value, label: t(`consent.dialect.${value}`) }))}
          value={target.dialect}
          onChange={(dialect) => dialect && onChange(withDialect(target, dialect))}
        />
        {TARGET_FIELDS.map((field) => (
          <TextInput
            key={field}
            label={t(`consent.target.${field}`)}
            value={target[field]}
            onChange={(event) => onChange({ ...target, [field]: event.currentTarget.value })}
            error={form.isChecked && wrong?.field === field && t(`consent.target.${wrong.problem}`)}
            maxLength={field === 'trueValue' ? 60 : 300}
            spellCheck={false}
            classNames={{ input: 'mono' }}
            required
          />
        ))}
      </div>
      <Text size="xs" c="dimmed">
        {t('consent.target.hint')}
      </Text>
    </Form>
  )
}
