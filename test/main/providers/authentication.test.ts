import { expect, it } from 'vitest'
import { PROVIDER_IDS } from '#core/provider'
import type { TemplateContent } from '#core/template'
import { type ProviderClient, providers } from '../../../src-main/providers/index.ts'
import { startProvider } from '../../support/provider.ts'
import { transport } from '../../support/transport.ts'

const content: TemplateContent = {
  name: 'codigo_acesso_v1',
  language: 'pt_BR',
  category: 'AUTHENTICATION',
  body: { text: '*{{1}}* é o seu código de verificação. Para sua segurança, não o compartilhe.' },
  footer: { text: 'Este código expira em 10 minutos.' },
  buttons: [{ type: 'COPY_CODE', text: 'Copiar código' }],
  samples: { 'body.1': '123456' },
}

it.each(PROVIDER_IDS)('an authentication template is made at %s by what it chooses, for its text is WhatsApp’s', async (id) => {
  const { simulator } = await startProvider(id)
  const client: ProviderClient = providers[id].connect(
    { settings: { baseUrl: simulator.baseUrl }, secret: simulator.secret },
    { fetch: transport, sleep: async () => undefined },
  )
  const senderId = simulator.senderIds[0] ?? ''
  for (const [name, changes] of [
    ['codigo_acesso_v1', {}],
    ['codigo_acesso_v2', { footer: undefined, body: { text: '*{{1}}* é o seu código de verificação.' }, buttons: [] }],
  ] as const) {
    const { footer, ...rest } = { ...content, ...changes, name }
    const created = await client.createTemplate?.({
      senderId,
      content: { ...rest, buttons: [...rest.buttons], ...(footer && { footer }) },
    })
    expect(created).toMatchObject({ content: { name, category: 'AUTHENTICATION' } })
    // What Meta made of it is not what an edit would send.
    if (id === 'infobip') expect(created?.lostInEdit).not.toEqual([])
  }
})
