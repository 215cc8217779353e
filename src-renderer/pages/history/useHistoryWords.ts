import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CONTACT_FILES } from '#core/contract'
import type { HistoryChange, HistoryValue, WordList } from '#core/history'
import { oneOf } from '#core/text'
import { useFormat } from '../../i18n/index.ts'
import { usePhoneFormat } from '../../shared/usePhone.ts'

type Say = (key: string, options: { defaultValue: string }) => string

/** Lists of other pages are not written twice. A later version's word is not known here: it is shown as it is. */
function sayWord(t: unknown, list: WordList, word: string): string {
  const key = list in HERE ? (`history.word.${list as keyof typeof HERE}.${word}` as const) : (`${list}.${word}` as const)
  return (t as Say)(key, { defaultValue: word })
}

/** Those that only the history says. */
const HERE = { mode: true, origin: true, submissionState: true, testState: true, triggerKind: true } satisfies Partial<
  Record<WordList, true>
>

/** What a change is called, and its values, as the person reads them. */
export function useHistoryWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const formatPhone = usePhoneFormat()
  return useMemo(
    () => ({
      headline({ entity, action, name }: HistoryChange): string {
        const words = { thing: t(`history.thing.${entity}`), action: t(`history.action.${action}`) }
        const file = entity === 'contact_file' ? oneOf(CONTACT_FILES, name) : undefined
        if (file) return t('history.headline', { ...words, thing: `${words.thing} ${t(`history.file.${file}`)}` })
        return name === null ? t('history.headline', words) : t('history.headlineNamed', { ...words, name })
      },
      value(value: HistoryValue | null): string | null {
        if (value === null) return null
        switch (value.kind) {
          case 'text':
          case 'code':
            return value.text
          case 'phone':
            return formatPhone(value.text)
          case 'flag':
            return t(value.on ? 'history.yes' : 'history.no')
          case 'count':
            return format.number(value.count)
          case 'instant':
            return format.absolute(value.at)
          case 'day':
            return format.day(value.date)
          case 'words':
            return value.words.map((word) => sayWord(t, value.list, word)).join(', ')
          case 'thing':
            return value.name === null ? t('history.unknownName') : value.name
        }
      },
      who({ actor, by }: HistoryChange): string {
        return t(`history.who.${by}`, { name: actor === '' ? t('history.nobody') : actor })
      },
    }),
    [t, format, formatPhone],
  )
}
