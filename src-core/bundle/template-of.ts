import type { TemplateButton, TemplateContent } from '#core/template'
import type { BundleTemplate } from './schema.ts'

/** The canonical template again, to render it or look at its placeholders; samples are not exported. */
export function templateOf(template: BundleTemplate): TemplateContent {
  const { header, body, footer, buttons } = template.structure
  return {
    name: template.name,
    language: template.language,
    category: template.category,
    ...(header && { header: { format: header.format, ...(header.text !== null && { text: header.text }) } }),
    body: { text: body },
    ...(footer !== null && { footer: { text: footer } }),
    buttons: buttons.map(buttonOf),
    samples: {},
  }
}

function buttonOf(button: BundleTemplate['structure']['buttons'][number]): TemplateButton {
  switch (button.type) {
    case 'URL':
    case 'PHONE_NUMBER':
      return button
    case 'QUICK_REPLY':
      return { type: 'QUICK_REPLY', text: button.text, ...(button.payload !== null && { payload: button.payload }) }
    case 'COPY_CODE':
      return { type: 'COPY_CODE', ...(button.text !== null && { text: button.text }) }
    case 'OTHER':
      return { type: 'OTHER', kind: button.kind, ...(button.text !== null && { text: button.text }) }
  }
}
