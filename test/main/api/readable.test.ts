import { describe, expect, it } from 'vitest'
import { exampleOf } from '../../support/readable-inputs.ts'

describe('a text that the CRM can’t read (M3)', () => {
  it('enters nowhere: not as a client, an account, a number, a status, a variable, a phone or a term', async () => {
    const { calls, fine } = await exampleOf()
    for (const [name, call] of Object.entries(calls))
      for (const sign of ['🎉', '1️⃣', '\u0007', '\u202E', '\u0000', '\uD83C']) {
        const refused = await call(sign).then(
          () => null,
          (error: unknown) => error,
        )
        expect(refused, `${name} with ${JSON.stringify(sign)}`).toMatchObject({
          code: 'BAD_REQUEST',
          data: { issues: expect.arrayContaining([expect.objectContaining({ params: { unreadable: expect.anything() } })]) },
        })
      }
    await fine()
  })
})

describe('a template registered by hand', () => {
  it.each([
    'Olá %NOME%, tudo bem?',
    'Olá {nome completo}, tudo bem?',
    'Olá {{nome completo}}, tudo bem?',
    'Olá {{nome, tudo bem?',
  ])('is refused where something in it looks like a variable that nothing fills: %s', async (text) => {
    const { register } = await exampleOf()
    await expect(register(text)).rejects.toMatchObject({ data: { code: 'looks-like-variable' } })
  })

  it('is taken with the braces of the portal (M10)', async () => {
    const { register } = await exampleOf()
    expect((await register('Olá {nome}, tudo bem?')).content.body.text).toBe('Olá {{nome}}, tudo bem?')
  })
})
