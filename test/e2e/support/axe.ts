import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What keeps somebody from using the page, one line each. `besides` is a part that is looked at apart. */
export async function axeFaults(page: Page, besides?: string): Promise<string[]> {
  // Its other mode opens a page to put its parts together, which a window of Electron doesn't allow.
  const builder = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (besides === undefined ? builder : builder.exclude(besides)).analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.html).join(' ')}`)
}
