import {
  type Alignment,
  alignTemplate,
  type Binding,
  CRM_VARIABLES,
  type PlaceholderStyle,
  templateFromCrm,
} from '#core/variables'

/** One text instead of a whole template: the body's, or the address of its only button. */
export function fromCrmText(
  text: string,
  style: PlaceholderStyle,
  place: 'body' | 'button' = 'body',
): { text: string; bindings: Binding[] } {
  const { content, bindings } = templateFromCrm(
    {
      name: 'um_texto',
      language: 'pt_BR',
      category: 'UTILITY',
      body: { text: place === 'body' ? text : '' },
      buttons: place === 'body' ? [] : [{ type: 'URL', text: 'Abrir', url: text }],
      samples: {},
    },
    style,
    'component',
  )
  const [button] = content.buttons
  return { text: button?.type === 'URL' ? button.url : content.body.text, bindings }
}

/** The body as the CRM and as the provider has it, laid side by side. */
export const alignBody = (crm: string, provider: string): Alignment =>
  alignTemplate([{ component: 'body', crm, provider }], 'component', CRM_VARIABLES)
