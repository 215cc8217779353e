import { Button, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderDescriptor } from '#core/provider'
import { lacksSite, STARTER_GROUPS, STARTERS, type Starter, starterDraft, withSite } from '#core/starters'
import { renderTemplate } from '#core/template'
import { fold, holdsAll, wordsOf } from '#core/text'
import type { CrmVariable } from '#core/variables'
import { PhoneBubble } from '../../components/preview/PhoneBubble.tsx'
import classes from './start.module.css'
import type { Beginning } from './useBegin.ts'

type StarterPickerProps = {
  provider: ProviderDescriptor
  variables: CrmVariable[]
  client: string
  isBusy: boolean
  onBegin: (written: Pick<Beginning, 'content' | 'bindings'>) => void
}

/** The situations in which a CRM speaks, each with its message on the phone. */
export function StarterPicker({ provider, variables, client, isBusy, onBegin }: StarterPickerProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(STARTERS[0])
  const [site, setSite] = useState('')
  const found = useMemo(() => {
    const words = wordsOf(query)
    return STARTERS.filter((starter) =>
      holdsAll(
        fold([t(`starters.${starter.id}.title`), t(`starters.${starter.id}.when`), starter.name, starter.body].join(' ')),
        words,
      ),
    )
  }, [query, t])
  // What was found is what is looked at.
  const shown = found.includes(chosen as Starter) ? chosen : found[0]
  const draft = useMemo(
    () => shown && starterDraft(shown, provider.capabilities.placeholderStyle, variables),
    [shown, provider, variables],
  )
  const asksForSite = draft !== undefined && lacksSite(draft.content)
  // Left empty it may be filled in later: what is left to replace is said beside the text.
  const content = draft && (asksForSite && site.trim() !== '' ? withSite(draft.content, site) : draft.content)
  return (
    <form
      className={classes.picker}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft && content && !isBusy) onBegin({ ...draft, content })
      }}
    >
      <div className={`panel ${classes.situations}`}>
        <div className={classes.search}>
          <TextInput
            type="search"
            aria-label={t('studio.start.search')}
            placeholder={t('studio.start.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
        <div className={classes.list}>
          {found.length === 0 && (
            <Text size="sm" c="dimmed" p="md">
              {t('studio.start.nothing')}
            </Text>
          )}
          {STARTER_GROUPS.map((group) => {
            const own = found.filter((starter) => starter.group === group)
            return (
              own.length > 0 && (
                <fieldset key={group} className={classes.group}>
                  <legend className="eyebrow">{t(`starters.group.${group}`)}</legend>
                  {own.map((starter) => (
                    <label key={starter.id} className={classes.situation}>
                      <input
                        type="radio"
                        name="starter"
                        value={starter.id}
                        checked={starter === shown}
                        onChange={() => setChosen(starter)}
                      />
                      <span className={classes.situationTitle}>{t(`starters.${starter.id}.title`)}</span>
                      <span className={classes.situationText}>{t(`starters.${starter.id}.when`)}</span>
                    </label>
                  ))}
                </fieldset>
              )
            )
          })}
        </div>
      </div>
      {draft && (
        <div className={classes.preview}>
          {asksForSite && (
            <TextInput
              label={t('studio.start.site')}
              description={t('studio.start.siteText')}
              inputMode="url"
              value={site}
              onChange={(event) => setSite(event.currentTarget.value)}
              error={content === null && t('studio.start.siteWrong')}
            />
          )}
          <Button type="submit" loading={isBusy} fullWidth>
            {t('studio.start.use')}
          </Button>
          <PhoneBubble
            content={content ?? draft.content}
            rendered={renderTemplate(content ?? draft.content, draft.content.samples)}
            values={draft.content.samples}
            sender={client}
          />
        </div>
      )}
    </form>
  )
}
