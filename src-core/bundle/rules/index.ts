import type { BundleFault } from '../fault.ts'
import type { BundleContent } from '../schema.ts'
import { keyFaults, nameFaults, referenceFaults, serviceFaults } from './keys-and-references.ts'
import { openPointFaults, sizeFaults } from './manifest.ts'
import { accountFaults, numberFaults } from './senders.ts'
import { templateFaults, useFaults } from './templates.ts'
import { textFaults } from './texts.ts'
import { triggerFaults } from './triggers.ts'

export { leadsHere } from './senders.ts'
export { crmTextOf } from './templates.ts'

/** What leads nowhere first: what is said after it may only follow from it. */
const RULES: readonly ((content: BundleContent) => Iterable<BundleFault>)[] = [
  keyFaults,
  referenceFaults,
  templateFaults,
  textFaults,
  nameFaults,
  serviceFaults,
  accountFaults,
  numberFaults,
  useFaults,
  triggerFaults,
  sizeFaults,
  openPointFaults,
]

/** More than a person reads; a bundle with so many is no slip. */
const MOST = 100

/**
 * Everything because of which a whole bundle is not right: the one set of rules that export, verification, the
 * loader and the window call. The first hundred, each with its file and place.
 */
export function faultsOf(content: BundleContent): BundleFault[] {
  const found: BundleFault[] = []
  for (const rule of RULES)
    for (const fault of rule(content)) {
      found.push(fault)
      if (found.length === MOST) return found
    }
  return found
}

/** The first of them, or null. */
export const checkBundle = (content: BundleContent): BundleFault | null => faultsOf(content)[0] ?? null
