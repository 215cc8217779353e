import { Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SenderNumber, StoredTemplate } from '#core/implementation'
import { type Finding, fixAll } from '#core/lint'
import type { ProviderDescriptor } from '#core/provider'
import type { Draft, Submission } from '#core/review'
import { type TextComponent, templateTexts } from '#core/template'
import { type CrmVariable, withFixed } from '#core/variables'
import { rpc } from '../../connection/index.ts'
import { useRuleWords } from '../../i18n/index.ts'
import { notify } from '../../shared/notify.ts'
import { ConflictPanel, hasConflict } from '../conflict/index.ts'
import { SubmissionQueue } from '../submit/index.ts'
import { ButtonsSection } from './ButtonsSection.tsx'
import { CategoryCard } from './CategoryCard.tsx'
import { DraftDialogs, type OpenDialog } from './DraftDialogs.tsx'
import { rowsOf, type Written, withEdits, writtenOf } from './draft-edits.ts'
import { EditorHead } from './EditorHead.tsx'
import classes from './editor.module.css'
import { FindingsPanel } from './FindingsPanel.tsx'
import { createFields } from './fields.ts'
import { rowIn } from './filling.ts'
import { count, findingKey, findingsOf, nextFinding, placeOf, sourceField } from './findings.ts'
import { IdentitySection } from './IdentitySection.tsx'
import { MessageSection } from './MessageSection.tsx'
import { PhonePane } from './PhonePane.tsx'
import { type Studio, StudioContext } from './studio-context.ts'
import { submitStateOf } from './submit-state.ts'
import { useChips } from './useChips.ts'
import { useDraftState } from './useDraftState.ts'
import { useDuplicate } from './useDuplicate.ts'
import { useLatest } from './useLatest.ts'
import { useLint } from './useLint.ts'
import { useStudioKeys } from './useStudioKeys.ts'
import { VariablesSection } from './VariablesSection.tsx'

type EditorProps = {
  draft: Draft
  client: string
  providerOf: (accountId: string) => ProviderDescriptor
  numbers: readonly SenderNumber[]
  variables: CrmVariable[]
  /** Of an edit: what it replaces. */
  template: StoredTemplate | null
  /** Its place in the queue, where it has one. */
  submission: Submission | null
}

/** One draft: its fields, the phone, and what is found in it. What is typed shows at once, the rest follows. */
export function Editor({ draft, client, providerOf, numbers, variables, template, submission }: EditorProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const words = useRuleWords()
  const [fields] = useState(createFields)
  const [current, setCurrent] = useState<string | null>(null)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [isBusy, setBusy] = useState(false)
  const state = useDraftState(draft, (accountId) => providerOf(accountId).capabilities.placeholderScope)
  const { edit, undo, redo, now } = state
  const { present, past, future } = state.history
  const { content, accountId, senderId } = present
  const provider = providerOf(accountId)
  const { placeholderScope: scope } = provider.capabilities
  const judged = useLint(present, draft.templateId, provider, variables)
  const chips = useChips(judged.bindings, variables, scope)
  const isEdit = draft.templateId !== null
  const { implementationId } = draft

  const studio = useMemo(
    (): Studio => ({
      implementationId,
      provider,
      variables,
      words,
      fields,
      edit,
      undo,
      redo,
      now,
      fix: (_, edits) => edit((written) => withEdits(written, edits)),
      goToVariable: (component: TextComponent, name: string) => {
        const row = rowIn(rowsOf(now(), scope), component, name)
        if (row) fields.go(sourceField(row.key), 0, 0)
      },
    }),
    [implementationId, provider, variables, words, fields, edit, undo, redo, now, scope],
  )
  const go = useCallback(
    (finding: Finding): void => {
      setCurrent(findingKey(finding))
      const written = now()
      const { component, start, end } = placeOf(finding, written.content, rowsOf(written, scope))
      fields.go(component, start, end)
    },
    [fields, now, scope],
  )
  const { contextOf, findings, risks } = judged
  const duplicate = useDuplicate(draft, judged.taken)
  const repairAll = useCallback((): void => {
    const written = now()
    const { content: fixed, applied } = fixAll(written.content, contextOf(written))
    edit(() => withFixed(written, fixed))
    notify('done', t('studio.findings.fixed', { count: applied }))
  }, [contextOf, edit, now, t])

  const hasNumber = senderId !== null || numbers.filter((number) => number.accountId === accountId).length === 1
  const standing = submitStateOf({
    isQueued: submission !== null && submission.state !== 'failed',
    hasNumber: isEdit || hasNumber,
    errors: count(findings, 'error'),
    warnings: count(findings, 'warn') + count(risks, 'warn'),
  })
  const submit = (): void => {
    const [first] = findings
    if (standing.state === 'errors' && first) go(first)
    else if (standing.state === 'number') document.querySelector<HTMLElement>('[data-number] input')?.focus()
    else if (standing.state !== 'queued') {
      setBusy(true)
      // What is submitted is what is stored; a save that fails says so itself.
      state
        .saveNow()
        .then(
          (saved) => setDialog({ what: 'submit', draft: saved }),
          () => undefined,
        )
        .finally(() => setBusy(false))
    }
  }
  const actions = useLatest({
    undo,
    redo,
    next: () => {
      const next = nextFinding([...findings, ...risks], current)
      if (next) go(next)
    },
    submit,
    fromCrm: () => setDialog({ what: 'crm', texts: textsOf(judged.written) }),
    duplicate: () => duplicate(judged.written),
    discard: () => setDialog({ what: 'discard' }),
  })
  useStudioKeys(actions)

  const language = content.language.replace('_', '-')
  const { identity, message, buttons, samples } = judged.shownIn
  return (
    <StudioContext value={studio}>
      <div className={classes.studio}>
        <EditorHead
          name={content.name}
          client={client}
          standing={standing.state}
          count={'count' in standing ? standing.count : 0}
          saveState={state.saveState}
          canUndo={past.length > 0}
          canRedo={future.length > 0}
          isBusy={isBusy}
          on={actions}
        />
        {submission && <SubmissionQueue implementationId={implementationId} />}
        {template && hasConflict(draft, template) && (
          <ConflictPanel
            draft={{ ...draft, ...judged.written }}
            template={template}
            onResolved={(saved) => {
              queries.setQueryData(rpc.drafts.get.queryKey({ input: { id: saved.id } }), saved)
              edit(() => writtenOf(saved))
            }}
          />
        )}
        <div className={classes.columns}>
          {/* Leaving a field saves what was typed in it. */}
          <Stack gap="md" className={classes.fields} onBlur={state.flush}>
            <IdentitySection
              name={content.name}
              language={content.language}
              category={content.category}
              accountId={accountId}
              senderId={senderId}
              numbers={numbers}
              nameFindings={findingsOf(identity, 'name')}
              languageFindings={findingsOf(identity, 'language')}
              isEdit={isEdit}
              isCategoryFixed={isEdit && template?.status === 'APPROVED'}
            />
            <MessageSection
              header={content.header}
              body={content.body.text}
              footer={content.footer?.text ?? ''}
              findings={message}
              worst={judged.worst.message}
              chips={chips}
              language={language}
            />
            <ButtonsSection
              buttons={content.buttons}
              findings={buttons}
              worst={judged.worst.buttons}
              chips={chips}
              language={language}
            />
            <VariablesSection rows={judged.rows} findings={samples} />
          </Stack>
          <div className={classes.rails} data-clean={findings.length + risks.length === 0 || undefined}>
            <PhonePane content={judged.written.content} rows={judged.rows} variables={variables} sender={client} />
            <div className={classes.verdict}>
              <CategoryCard risks={risks} onGo={go} />
              <FindingsPanel findings={findings} current={current} onGo={go} onFixAll={repairAll} />
            </div>
          </div>
        </div>
        <DraftDialogs dialog={dialog} draft={draft} onFlush={state.flush} onClose={() => setDialog(null)} />
      </div>
    </StudioContext>
  )
}

/** What is there to be set beside the CRM's text. */
function textsOf({ content }: Written) {
  const texts = templateTexts(content).filter(({ text }) => text.trim() !== '')
  return texts.length === 0 ? undefined : Object.fromEntries(texts.map(({ component, text }) => [component, text]))
}
