import { Button, Loader, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconRepeat, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import { NumberSelect } from '../../components/NumberAndTemplate.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { PhoneBubble } from '../../components/preview/PhoneBubble.tsx'
import { Section } from '../../components/Section.tsx'
import { TemplateSelect } from '../../components/TemplateSelect.tsx'
import { UnusableReasons } from '../../components/UnusableReasons.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { ContactValues } from './ContactValues.tsx'
import { LastSend } from './LastSend.tsx'
import { messageKey } from './message-key.ts'
import { Reason } from './Reason.tsx'
import { Recipients } from './Recipients.tsx'
import classes from './test.module.css'
import type { World } from './test-data.ts'
import { useDraft } from './useTestMessage.ts'

type TestFormProps = {
  implementationId: string
  world: World
  /** From the blue button of a number's row (M6). */
  startNumberId: string | null
  /** The message that went last from this form, or one whose outcome is open. */
  shown: TestSend | null
  onSent: (id: string) => void
}

export function TestForm({ implementationId, world, startNumberId, shown, onSent }: TestFormProps) {
  const { t } = useTranslation()
  /** After a result the next message is asked for first: nobody sends a second one by clicking on. */
  const [isDone, setDone] = useState(false)
  const send = useMutation(
    rpc.tests.send.mutationOptions({
      meta: { inForm: true },
      onSuccess: (done) => {
        setDone(true)
        onSent(done.id)
      },
    }),
  )
  const draft = useDraft(implementationId, world, startNumberId, () => {
    setDone(false)
    send.reset()
  })
  const { reason, number, phone, template, rendered, templateId } = draft
  // A lost connection has said its word once the list shows what became of the message.
  const problem = send.error && toProblem(send.error)
  const isShown = problem !== null && !(problem.code === 'disconnected' && draft.before)

  const isBlocked = send.isPending || (reason !== null && !isDone)

  const press = (event: MouseEvent): void => {
    // The second click of a double click means the first one.
    if (event.detail > 1) return
    if (isDone) setDone(false)
    else void submit()
  }
  async function submit(): Promise<void> {
    const { message } = draft
    if (reason !== null || !message || !phone || send.isPending) return
    const { recipient: _, ...said } = message
    send.mutate({ ...said, key: await messageKey(world.sends, message), testPhoneId: phone.id })
  }
  return (
    <Section title={t('test.form')}>
      <div className={classes.form}>
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NumberSelect numbers={world.numbers} numberId={draft.numberId} onChange={draft.setNumberId} />
            <TemplateSelect
              label={t('pick.template')}
              placeholder={t('pick.templatePlaceholder')}
              templates={draft.choices}
              value={templateId === '' ? null : templateId}
              onChange={(id) => draft.setTemplateId(id ?? '')}
              disabled={number === undefined}
              required
            />
          </SimpleGrid>
          {draft.row && <UnusableReasons reasons={draft.row.unusable} />}
          <Recipients
            implementationId={implementationId}
            phones={world.phones}
            chosenId={phone?.id ?? null}
            senderPhone={number?.phone ?? null}
            isTraining={world.accounts.some(({ id, mode }) => id === number?.accountId && mode === 'training')}
            onChoose={draft.setPhoneId}
          />
          <ContactValues
            bindings={draft.bindings}
            variables={draft.variables}
            values={draft.values}
            typed={draft.typed}
            onChange={draft.setTyped}
          />
          {isShown && <ProblemCard problem={problem} />}
          <div className={classes.send}>
            {/* Never `disabled`: it would lose the focus in mid-send, and nobody could tab to the reason. */}
            <Button
              leftSection={
                send.isPending ? (
                  <Loader size={16} aria-hidden />
                ) : isDone ? (
                  <IconRepeat size={16} aria-hidden />
                ) : (
                  <IconSend size={16} aria-hidden />
                )
              }
              variant={isDone ? 'default' : 'filled'}
              aria-disabled={isBlocked}
              data-disabled={isBlocked || undefined}
              onClick={press}
              aria-describedby="why-not-yet"
            >
              {isDone ? t('test.another') : t('test.send')}
            </Button>
            <div id="why-not-yet" role="status" style={{ flex: 1 }}>
              {reason !== null && !isDone && !send.isPending && (
                <Reason
                  reason={reason}
                  implementationId={implementationId}
                  templateId={templateId}
                  filled={draft.filled}
                  bodyLength={draft.bodyLength}
                />
              )}
            </div>
          </div>
        </Stack>
        <Stack gap="md">
          {template && rendered ? (
            <PhoneBubble content={template.content} rendered={rendered} />
          ) : (
            <Text size="sm" c="dimmed" ta="center" py="xl">
              {t('preview.pick')}
            </Text>
          )}
          {shown && <LastSend send={shown} world={world} />}
        </Stack>
      </div>
    </Section>
  )
}
