import { useTranslation } from 'react-i18next'
import { askedPause } from '#core/provider'

/** The pause that a provider asks for in its words; where it asks for none, what to do instead. */
export function PauseOr({ raw, advice }: { raw: string | null; advice: string }) {
  const { t } = useTranslation()
  const pause = askedPause(raw)
  return pause ? t(`problem.pause.${pause.unit}`, { count: pause.count }) : advice
}
