import { useEffect, useState } from 'react'
import type { ParsedPhone } from '#core/phone'

type PhoneRules = typeof import('#core/phone')

/** The numbering plans are large, so they come only where somebody types a number. */
function usePhoneRules(isWanted = true): PhoneRules | null {
  const [rules, setRules] = useState<PhoneRules | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let wanted = true
    void import('#core/phone').then((loaded) => {
      if (wanted) setRules(loaded)
    })
    return () => {
      wanted = false
    }
  }, [isWanted])
  return rules
}

/** What a typed number is, Brazilian rules first; null while nothing is typed. */
export function usePhone(typed: string): ParsedPhone | null {
  const rules = usePhoneRules()
  return rules && typed.trim() !== '' ? rules.parsePhone(typed) : null
}

/** The user id that is typed (`BR.…`): somebody who shows no number; null for anything else. */
export function useUserId(typed: string): string | null {
  return usePhoneRules()?.readUserId(typed) ?? null
}

/** Shows an E.164 number the way a Brazilian writes it. `isWanted`: whether there is one to show. */
export function usePhoneFormat(isWanted = true): (e164: string) => string {
  const rules = usePhoneRules(isWanted)
  return (e164) => rules?.formatPhone(e164) ?? e164
}

/** Whether two E.164 numbers are one phone, with or without the ninth digit (TEL-EQUIV). */
export function useSamePhone(): (a: string, b: string) => boolean {
  const rules = usePhoneRules()
  return (a, b) => (rules ? rules.phoneKey(a) === rules.phoneKey(b) : a === b)
}
