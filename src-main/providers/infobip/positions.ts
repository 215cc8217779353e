import { type Placeholder, placeholdersOf, type TemplateContent, type TextComponent } from '#core/template'

/** A component's placeholders in the order in which Infobip wants their values: by number. */
export const positions = (content: TemplateContent, component: TextComponent): Placeholder[] =>
  placeholdersOf(content, 'component')
    .filter((placeholder) => placeholder.component === component)
    .sort((a, b) => Number(a.name) - Number(b.name))

/** The name of a coupon's sample and value: `buttons.0.code`. */
export const COUPON_NAME = 'code'
