import { Checkbox, PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PASSPHRASE_LEAST } from '#core/contract'
import { Form, useForm } from '../../../components/Form.tsx'
import { rpc } from '../../../connection/index.ts'
import { download } from '../../../shared/download.ts'
import { notify } from '../../../shared/notify.ts'

/** "Fazer cópia agora": one file for the person to keep. */
export function MakeBackup() {
  const { t } = useTranslation()
  const [isEncrypted, setEncrypted] = useState(true)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const make = useMutation(
    rpc.backups.create.mutationOptions({
      meta: { inForm: true },
      onSuccess: ({ file, implementations }) => {
        download(file, file.name)
        setPassphrase('')
        setAgain('')
        form.startOver()
        notify('done', t('backup.made', { count: implementations }))
      },
    }),
  )
  const isShort = isEncrypted && [...passphrase].length < PASSPHRASE_LEAST
  const isOther = isEncrypted && again !== passphrase
  const form = useForm(make, () => {
    if (!isShort && !isOther) make.mutate({ passphrase: isEncrypted ? passphrase : null })
  })
  return (
    <Form form={form} aria-label={t('backup.make')} verb={t('backup.make')} onCancel={null} style={{ maxWidth: 420 }}>
      <Checkbox
        label={t('backup.encrypt')}
        checked={isEncrypted}
        onChange={(event) => {
          setEncrypted(event.currentTarget.checked)
          form.startOver()
        }}
      />
      {isEncrypted && (
        <>
          <PasswordInput
            label={t('backup.passphrase')}
            description={t('backup.passphraseHint', { least: PASSPHRASE_LEAST })}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('accounts.showSecret'), tabIndex: 0 }}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            aria-invalid={(form.isChecked && isShort) || undefined}
            error={form.isChecked && isShort && t('backup.short', { least: PASSPHRASE_LEAST })}
          />
          <PasswordInput
            label={t('backup.again')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('accounts.showSecret'), tabIndex: 0 }}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            aria-invalid={(form.isChecked && !isShort && isOther) || undefined}
            error={form.isChecked && !isShort && isOther && t('backup.differs')}
          />
        </>
      )}
    </Form>
  )
}
