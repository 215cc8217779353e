import { Badge, Button, Group, Menu, Radio, Text } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TestPhone } from '#core/implementation'
import { RowMenu } from '../../components/RowMenu.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { rowOf } from '../../shared/focus-row.ts'
import { usePhoneFormat, useSamePhone } from '../../shared/usePhone.ts'
import { RecipientForm } from './RecipientForm.tsx'
import classes from './test.module.css'

type RecipientsProps = {
  implementationId: string
  phones: readonly TestPhone[]
  chosenId: string | null
  /** TEL-SELF: WhatsApp does not deliver to the sender itself. */
  senderPhone: string | null
  isTraining: boolean
  onChoose: (id: string) => void
}

/** The phones that tests may go to, each with its owner's agreement (M12). */
export function Recipients({ implementationId, phones, chosenId, senderPhone, isTraining, onChoose }: RecipientsProps) {
  const { t } = useTranslation()
  const labelId = useId()
  const isSamePhone = useSamePhone()
  const [editing, setEditing] = useState<TestPhone | 'new' | null>(null)
  const isAdding = editing === 'new' || phones.length === 0
  const hint = isTraining ? t('test.recipientTraining') : t('test.recipientHint')
  return (
    <fieldset className={classes.group} aria-labelledby={labelId}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
        <div>
          <Text id={labelId} size="sm" fw={600}>
            {t('test.recipient')}
          </Text>
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </div>
        {!isAdding && (
          <Button
            size="compact-sm"
            variant="default"
            style={{ flex: 'none' }}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            {t('test.phone.add')}
          </Button>
        )}
      </Group>
      {phones.length > 0 && (
        <Radio.Group value={chosenId} onChange={(id) => id !== null && onChoose(id)} aria-labelledby={labelId}>
          <ul className={classes.phones}>
            {phones.map((phone) =>
              editing === phone ? (
                <li key={phone.id}>
                  <RecipientForm implementationId={implementationId} phone={phone} onDone={() => setEditing(null)} />
                </li>
              ) : (
                <PhoneRow
                  key={phone.id}
                  phone={phone}
                  isSender={senderPhone !== null && isSamePhone(senderPhone, phone.phone)}
                  onEdit={() => setEditing(phone)}
                />
              ),
            )}
          </ul>
        </Radio.Group>
      )}
      {isAdding && (
        <RecipientForm
          implementationId={implementationId}
          phone={null}
          onDone={(saved) => {
            setEditing(null)
            if (saved?.agreement) onChoose(saved.id)
          }}
          isOnly={phones.length === 0}
        />
      )}
    </fieldset>
  )
}

type PhoneRowProps = { phone: TestPhone; isSender: boolean; onEdit: () => void }

function PhoneRow({ phone, isSender, onEdit }: PhoneRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const formatPhone = usePhoneFormat()
  const save = useMutation(rpc.testPhones.save.mutationOptions())
  const remove = useMutation(rpc.testPhones.remove.mutationOptions())
  const { id, implementationId, label, agreement } = phone
  const shown = formatPhone(phone.phone)
  const agreed = agreement && {
    when: format.absolute(agreement.agreedAt),
    who: agreement.recordedBy === '' ? t('test.phone.nobody') : agreement.recordedBy,
  }
  return (
    <li {...rowOf(id)} className={classes.phone}>
      <Radio
        value={id}
        disabled={agreement === null || isSender}
        label={`${label} · ${shown}`}
        description={agreed ? t('test.phone.agreed', agreed) : t('test.phone.notAgreed')}
        style={{ flex: 1 }}
        // What can't be chosen is still read: it says why.
        styles={{ label: { color: 'inherit' }, description: { color: 'var(--mantine-color-dimmed)' } }}
      />
      {isSender && <Badge color="gray">{t('test.phone.isSender')}</Badge>}
      {agreement === null && (
        <Button
          size="compact-sm"
          variant="default"
          loading={save.isPending}
          aria-label={t('test.phone.recordOf', { label })}
          onClick={() => save.mutate({ id, implementationId, label, phone: phone.phone, agreed: true })}
        >
          {t('test.phone.record')}
        </Button>
      )}
      <RowMenu
        label={t('test.phone.more', { label })}
        removal={{
          verb: t('test.phone.remove.verb'),
          title: t('test.phone.remove.title', { label }),
          text: t('test.phone.remove.text'),
        }}
        onRemove={() => remove.mutateAsync({ id })}
      >
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {t('action.edit')}
        </Menu.Item>
      </RowMenu>
    </li>
  )
}
