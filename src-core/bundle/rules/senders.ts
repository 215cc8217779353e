import { parsePhone } from '#core/phone'
import { isThisMachine, PROVIDER_FACTS, readApiAddress } from '#core/provider'
import { type BundleFault, fault } from '../fault.ts'
import type { BundleContent } from '../schema.ts'

/** Accounts lead to a provider and nowhere else, and hold nothing but what that provider asks for. */
export function* accountFaults({ manifest, providers }: BundleContent): Generator<BundleFault> {
  const path = 'providers.json'
  for (const [index, { key, provider, mode, settings }] of providers.entries()) {
    if (mode === 'training' && manifest.environment === 'production')
      yield fault('training-in-production', { path, field: `${index}.mode`, account: key })
    const facts = PROVIDER_FACTS[provider]
    const known: readonly string[] = facts.settings
    for (const setting of Object.keys(settings))
      if (!known.includes(setting)) yield fault('unknown-setting', { path, field: `${index}.settings.${setting}`, setting })
    for (const setting of facts.addresses) {
      const address = Object.hasOwn(settings, setting) ? settings[setting] : undefined
      const field = `${index}.settings.${setting}`
      if (address === undefined || address.trim() === '') {
        // A simulator's is another each time it runs.
        if (mode === 'live') yield fault('setting-missing', { path, field, setting })
      } else if (readApiAddress(address) !== address) yield fault('address-refused', { path, field, address })
    }
  }
}

/** Whether an account's address is this machine's own: what a simulator has, and nothing that a CRM elsewhere reaches. */
export const leadsHere = ({ settings }: Pick<BundleContent['providers'][number], 'settings'>): boolean =>
  Object.values(settings).some(isThisMachine)

export function* numberFaults({ numbers }: BundleContent): Generator<BundleFault> {
  const path = 'numbers.json'
  const senders = new Set<string>()
  for (const [index, { phone, account, senderId }] of numbers.entries()) {
    if (parsePhone(phone).e164 !== phone) yield fault('not-e164', { path, field: `${index}.phone`, phone })
    const sender = JSON.stringify([account, senderId])
    if (senders.has(sender)) yield fault('sender-twice', { path, field: `${index}.senderId`, sender: senderId })
    senders.add(sender)
  }
}
