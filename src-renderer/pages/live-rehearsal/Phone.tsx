import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveAnswer, LiveHop } from '#core/contract'
import { renderTemplate, type TemplateContent } from '#core/template'
import { PhoneBubble } from '../../components/preview/index.ts'
import { Section } from '../../components/Section.tsx'

type Message = NonNullable<LiveHop['message']>
type PhoneProps = { hops: readonly LiveHop[]; isRunning: boolean; onReply: (answer: LiveAnswer) => void }

/** The contact's phone: the message that arrived last, and the answer to it. */
export function Phone({ hops, isRunning, onReply }: PhoneProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const message = hops.findLast((hop) => hop.message !== null)?.message ?? null
  const answer = (button: number | null): void => {
    if (message) onReply({ messageId: message.messageId, button, text: button === null ? text : '' })
    setText('')
  }
  return (
    <Section title={t('live.phone.title')} text={t('live.phone.text')}>
      {message === null ? (
        <Text size="sm" c="dimmed">
          {t('live.phone.empty')}
        </Text>
      ) : (
        <>
          <Bubble message={message} />
          <Group gap="xs">
            {message.buttons.map(
              ({ text: label, isReply }, at) =>
                isReply && (
                  <Button key={label} size="xs" variant="default" disabled={isRunning} onClick={() => answer(at)}>
                    {t('live.phone.press', { text: label })}
                  </Button>
                ),
            )}
          </Group>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              answer(null)
            }}
          >
            <Group gap="xs" align="flex-end" wrap="nowrap">
              <TextInput
                label={t('live.phone.reply')}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                style={{ flex: 1 }}
              />
              <Button type="submit" disabled={isRunning || text.trim() === ''}>
                {t('live.phone.send')}
              </Button>
            </Group>
          </form>
        </>
      )}
    </Section>
  )
}

/** What arrived has no placeholders any more. */
function Bubble({ message: { header, body, footer, buttons } }: { message: Message }) {
  const content: TemplateContent = {
    name: 'x',
    language: 'pt_BR',
    category: 'UTILITY',
    ...(header !== null && { header: { format: 'TEXT', text: header } }),
    body: { text: body },
    ...(footer !== null && { footer: { text: footer } }),
    buttons: buttons.map(({ text }) => ({ type: 'QUICK_REPLY', text })),
    samples: {},
  }
  return <PhoneBubble content={content} rendered={renderTemplate(content, {})} />
}
