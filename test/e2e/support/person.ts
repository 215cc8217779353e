import { expect, type Locator, type Page } from '@playwright/test'

/** What a person with a mouse does over and over. */
export function person(page: Page) {
  const steps = page.getByRole('navigation')
  const main = page.getByRole('main')
  return {
    steps,
    main,
    /** Goes to a step by the list at the left. */
    async goTo(step: RegExp): Promise<void> {
      await steps.getByRole('link', { name: step }).first().click()
      await expect(page.getByRole('heading', { level: 1, name: step })).toBeVisible()
    },
    /** Picks from a list box by its label. */
    async choose(label: RegExp, option: RegExp, within: Locator = main): Promise<void> {
      const input = within.getByLabel(label).and(page.locator('input:visible'))
      if (option.test(await input.inputValue())) return
      await input.click()
      await page.getByRole('option', { name: option }).first().click()
    },
  }
}
