import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ConsentTerm, openGaps } from '#core/consent'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { rpc } from '../../../connection/index.ts'
import { notify } from '../../../shared/notify.ts'
import { toProblem } from '../../../shared/problems.ts'
import { TakeTerm } from './TakeTerm.tsx'
import { TermGaps } from './TermGaps.tsx'
import classes from './term.module.css'
import { isNewVersion, nextVersion } from './term-version.ts'

type TermEditorProps = {
  implementationId: string
  terms: readonly ConsentTerm[]
  text: string
  onChange: (text: string) => void
  onSaved: () => void
  onCancel: () => void
}

/** What the LGPD and WhatsApp want to find in the text, whatever else the client writes into it. */
const KEEP = ['who', 'what', 'data', 'free', 'out', 'rights'] as const

/** The term's text. A version that was saved never changes: what differs from it becomes the next. */
export function TermEditor({ implementationId, terms, text, onChange, onSaved, onCancel }: TermEditorProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const save = useMutation(
    rpc.consent.saveTerm.mutationOptions({
      meta: { inForm: true },
      onSuccess: (saved) => {
        queries.setQueryData(rpc.consent.get.queryKey({ input: { implementationId } }), saved)
        notify('done', t('consent.term.saved', { version: saved.terms[0]?.version ?? '' }))
        onSaved()
      },
    }),
  )
  const isNew = isNewVersion(text, terms)
  const known = terms.find((term) => term.text.trim() === text.trim())
  const version = known?.version ?? nextVersion(terms)
  return (
    <Stack gap="md">
      {save.error && <ProblemCard problem={toProblem(save.error)} />}
      <TermGaps gaps={openGaps(text)} onFill={(fill) => onChange(fill(text))} />
      <Textarea
        label={t('consent.term.text')}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        autosize
        minRows={8}
        maxRows={18}
        maxLength={20_000}
      />
      <div className={classes.note}>
        {t('consent.term.keep')}
        <ul>
          {KEEP.map((point) => (
            <li key={point}>{t(`consent.term.points.${point}`)}</li>
          ))}
        </ul>
      </div>
      <Group gap="sm">
        {isNew && (
          <Button loading={save.isPending} onClick={() => save.mutate({ implementationId, text })}>
            {t('consent.term.save', { version: nextVersion(terms) })}
          </Button>
        )}
        <TakeTerm text={text} version={version} />
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t(isNew ? 'consent.term.discard' : 'action.close')}
        </Button>
        {!isNew && known && (
          <Text size="sm" c="dimmed">
            {t('consent.term.same', { version: known.version })}
          </Text>
        )}
      </Group>
    </Stack>
  )
}
