import { Button, Select, Text, TextInput } from '@mantine/core'
import { memo, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SenderNumber } from '#core/implementation'
import type { Finding } from '#core/lint'
import { NumberSelect } from '../../components/NumberAndTemplate.tsx'
import { usePhoneFormat } from '../../shared/usePhone.ts'
import { CategoryChoice, CategoryMeaning } from './CategoryChoice.tsx'
import type { Written } from './draft-edits.ts'
import { withText } from './draft-edits.ts'
import classes from './editor.module.css'
import { inputField, plainField } from './fields.ts'
import { languageOptions } from './languages.ts'
import { useStudio } from './studio-context.ts'
import { suggestName } from './suggest-name.ts'

type IdentitySectionProps = {
  name: string
  language: string
  category: string
  accountId: string
  senderId: string | null
  numbers: readonly SenderNumber[]
  nameFindings: readonly Finding[]
  languageFindings: readonly Finding[]
  /** Of an edit name, language and number stay; of an approved template its category too. */
  isEdit: boolean
  isCategoryFixed: boolean
}

/** What the template is called, in which language, as what, and from where. */
export const IdentitySection = memo(function IdentitySection(props: IdentitySectionProps) {
  const { name, language, category, accountId, senderId, numbers } = props
  const { nameFindings, languageFindings, isEdit, isCategoryFixed } = props
  const { t, i18n } = useTranslation()
  const { edit, fields, words } = useStudio()
  const formatPhone = usePhoneFormat()
  const registerName = useCallback((input: HTMLInputElement | null) => fields.set('name', inputField(input)), [fields])
  const registerLanguage = useCallback((input: HTMLInputElement | null) => fields.set('language', inputField(input)), [fields])
  const registerCategory = useCallback((element: HTMLElement | null) => fields.set('category', plainField(element)), [fields])
  const languages = useMemo(() => languageOptions(i18n.language, language), [i18n.language, language])
  const number = numbers.find((candidate) => candidate.accountId === accountId && candidate.senderId === senderId)
  const suggested = suggestName(name)
  const say = (findings: readonly Finding[]): string | undefined => {
    const blocking = findings.filter(({ severity }) => severity === 'error')
    return words && blocking.length > 0 ? blocking.map((finding) => words.sentence(finding)).join(' ') : undefined
  }
  const set = (component: 'name' | 'language', text: string, typedIn?: string): void =>
    edit((written) => withText(written, component, text), typedIn)
  return (
    <section className={`panel ${classes.section}`} aria-label={t('studio.identity')}>
      <div className={classes.identity}>
        <div>
          <TextInput
            ref={registerName}
            label={t('studio.name')}
            description={isEdit ? t('studio.fixedByEdit') : undefined}
            placeholder={t('studio.nameHint')}
            value={name}
            onChange={(event) => set('name', event.currentTarget.value, 'name')}
            error={isEdit || name === '' ? undefined : say(nameFindings)}
            disabled={isEdit}
            autoComplete="off"
            spellCheck={false}
            maxLength={512}
            classNames={{ input: classes.mono }}
          />
          {!isEdit && suggested !== '' && suggested !== name && (
            <Button variant="subtle" size="compact-xs" mt={4} onClick={() => set('name', suggested)}>
              {t('studio.useName', { name: suggested })}
            </Button>
          )}
        </div>
        <Select
          ref={registerLanguage}
          label={t('studio.language')}
          description={isEdit ? t('studio.fixedByEdit') : undefined}
          data={languages}
          value={language === '' ? null : language}
          onChange={(value) => value && set('language', value)}
          error={say(languageFindings)}
          disabled={isEdit}
          searchable
          nothingFoundMessage={t('studio.noLanguage')}
        />
      </div>
      <div className={classes.purpose}>
        <CategoryChoice
          ref={registerCategory}
          category={category}
          isFixed={isCategoryFixed}
          onChange={(next) => edit((written) => ({ ...written, content: { ...written.content, category: next } }))}
        />
        {!isEdit && (numbers.length > 1 || !number) && numbers.length > 0 && (
          <div className={classes.number} data-number>
            <NumberSelect
              numbers={numbers}
              numberId={number?.id ?? ''}
              isChecked
              onChange={(id) => edit((written) => withNumber(written, numbers, id))}
            />
          </div>
        )}
        <CategoryMeaning category={category} isFixed={isCategoryFixed} />
      </div>
      {(isEdit || numbers.length === 1) && number && (
        <Text size="xs" c="dimmed">
          {t('studio.from', {
            number: number.label === '' ? formatPhone(number.phone) : `${formatPhone(number.phone)} · ${number.label}`,
          })}
        </Text>
      )}
    </section>
  )
})

function withNumber(written: Written, numbers: readonly SenderNumber[], id: string): Written {
  const number = numbers.find((candidate) => candidate.id === id)
  return number ? { ...written, accountId: number.accountId, senderId: number.senderId } : written
}
