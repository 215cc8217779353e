import { Button, Checkbox, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { ProviderAccount, SenderNumber, TestSend } from '#core/implementation'
import { toProblem } from '../../app/problems.ts'
import { NumberAndTemplate, sendableFrom } from '../../components/NumberAndTemplate.tsx'
import { PhoneInput } from '../../components/PhoneInput.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { Section } from '../../components/Section.tsx'
import { usePhone } from '../../components/usePhone.ts'
import { rpc } from '../../connection/index.ts'
import { MessagePreview, sampleValues } from '../../preview/index.ts'
import { ContactValues, tokensIn } from './ContactValues.tsx'
import { createMessageKeys } from './message-key.ts'
import { Received } from './Received.tsx'
import { Timeline } from './Timeline.tsx'
import classes from './test.module.css'
import { whyNotYet } from './why-not-yet.ts'

type TestFormProps = {
  implementationId: string
  parts: { numbers: SenderNumber[]; templates: TemplateRow[] }
  /** From the blue button of a number's row (M6). */
  startNumberId: string | null
  accounts: readonly ProviderAccount[]
  /** The message that went last from this form, as it stands now. */
  sent: TestSend | null
  onSent: (id: string) => void
}

export function TestForm({ implementationId, parts, startNumberId, accounts, sent, onSent }: TestFormProps) {
  const { t } = useTranslation()
  const start = parts.numbers.find((number) => number.id === startNumberId) ?? parts.numbers[0]
  const [chosen, setChosen] = useState(() => ({ numberId: start?.id ?? '', templateId: firstTemplate(parts, start?.id ?? '') }))
  const [recipient, setRecipient] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [keys] = useState(() => createMessageKeys(() => crypto.randomUUID()))
  const phone = usePhone(recipient)
  const { data: variables } = useQuery(rpc.variables.list.queryOptions({ input: { implementationId } }))
  const { data: mapping } = useQuery({
    ...rpc.variables.mapping.queryOptions({ input: { templateId: chosen.templateId } }),
    enabled: chosen.templateId !== '',
  })
  const send = useMutation(
    rpc.tests.send.mutationOptions({
      meta: { inForm: true },
      onSuccess: (done) => {
        keys.settle()
        onSent(done.id)
      },
    }),
  )
  const number = parts.numbers.find((candidate) => candidate.id === chosen.numberId)
  const isTraining = accounts.some((account) => account.id === number?.accountId && account.mode === 'training')
  const template = parts.templates.find((candidate) => candidate.id === chosen.templateId)
  const crmValues = { ...sampleValues(variables ?? []), ...typed }
  const bindings = mapping?.bindings ?? []
  const reason = whyNotYet({
    ...chosen,
    openPlaceholders: mapping?.problems.filter((problem) => !problem.advice).length ?? null,
    canDial: phone !== null && phone.e164 !== null,
    agreed,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reason !== null || send.isPending || !phone?.e164) return
    const tokens = tokensIn(bindings)
    const values = Object.fromEntries(tokens.map((token) => [token, crmValues[token] ?? '']))
    const message = { ...chosen, recipient: phone.e164, crmValues: values, recipientAgreed: agreed }
    send.mutate({ key: keys.keyOf(message), ...message })
  }
  return (
    <Section title={t('test.form')}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <Stack gap="md">
          {send.error && <ProblemCard problem={toProblem(send.error)} />}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NumberAndTemplate numbers={parts.numbers} templates={parts.templates} {...chosen} onChange={setChosen} />
          </SimpleGrid>
          <PhoneInput
            label={t('test.recipient')}
            description={isTraining ? t('test.recipientTraining') : t('test.recipientHint')}
            value={recipient}
            onChange={setRecipient}
            use="recipient"
            required
          />
          <ContactValues bindings={bindings} variables={variables ?? []} values={crmValues} onChange={setTyped} typed={typed} />
          <Checkbox
            label={t('test.agreed')}
            description={t('test.agreedHint')}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          <div className={classes.send}>
            <Button
              type="submit"
              leftSection={<IconSend size={16} aria-hidden />}
              disabled={reason !== null}
              loading={send.isPending}
              aria-describedby="why-not-yet"
            >
              {t('test.send')}
            </Button>
            <Text size="sm" c="dimmed" id="why-not-yet" role="status">
              {reason !== null && t(`test.why.${reason}`)}
            </Text>
          </div>
        </Stack>
        <Stack gap="md">
          {template ? (
            <MessagePreview implementationId={implementationId} template={template} crmValues={crmValues} />
          ) : (
            <Text size="sm" c="dimmed" ta="center" py="xl">
              {t('preview.pick')}
            </Text>
          )}
          {sent && (
            <section aria-label={t('test.timeline')}>
              <Timeline send={sent} />
              <Received send={sent} />
            </section>
          )}
        </Stack>
      </form>
    </Section>
  )
}

function firstTemplate({ numbers, templates }: TestFormProps['parts'], numberId: string): string {
  const sendable = sendableFrom(numbers, templates, numberId)
  const ready = sendable.find((template) => template.mappingErrors === 0)
  return (ready ?? sendable[0])?.id ?? ''
}
