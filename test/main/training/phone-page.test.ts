import { request } from 'node:http'
import { expect, test } from 'vitest'
import { type Bench, startBench, type TemplateJson } from './support.ts'

async function delivered(bench: Bench, to: string, name = 'Ana'): Promise<void> {
  const { json } = await bench.api<TemplateJson[]>('GET', '/templates')
  const template = json.find((one) => one.name === 'status_solicitacao_v3')
  const contents = [{ type: 'template', templateId: template?.id, fields: { '1': name, '2': '77', '3': 'Aberta' } }]
  const { status } = await bench.api('POST', '/channels/whatsapp/messages', { from: '5511930000001', to, contents })
  expect(status).toBe(200)
  await bench.timeline.advance(1000)
}

const pageOf = async ({ simulator }: Bench, query = '', language = 'pt-BR'): Promise<string> =>
  (await fetch(`${simulator.phoneUrl}${query}`, { headers: { 'accept-language': language } })).text()

/** What a person reads of the bubbles. */
const bubbles = (page: string): string => /<div id="log"[^>]*>(.*?)<\/div>/s.exec(page)?.[1] ?? ''

test('before anything arrives the page says so', async () => {
  const bench = await startBench()
  expect(bubbles(await pageOf(bench))).toContain('Nenhuma mensagem ainda')
  expect(await (await fetch(`${bench.simulator.phoneUrl}/messages`)).json()).toEqual([])
})

test('the JSON has what arrived, and only what arrived, for one phone if asked', async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321')
  await delivered(bench, '5521987650007', 'Bia')
  await delivered(bench, '5511999990000', 'Ninguém')
  const messages = async (query = ''): Promise<unknown> => (await fetch(`${bench.simulator.phoneUrl}/messages${query}`)).json()
  expect(await messages()).toMatchObject([{ to: '5511987654321', status: 'READ' }, { to: '5521987650007' }])
  expect(await messages('?to=5521987650007')).toMatchObject([
    { from: '5511930000001', templateName: 'status_solicitacao_v3', body: expect.stringContaining('Olá, Bia!') },
  ])
  expect(await messages('?to=5511999990000')).toEqual([])
})

test('the page shows the last phone that got something, and any other on request', async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321')
  await delivered(bench, '5521987650007', 'Bia')
  const page = await pageOf(bench)
  expect(page).toContain('<h2 id="who">(21) 98765-0007</h2>')
  expect(bubbles(page)).toContain('Olá, Bia!')
  expect(bubbles(page)).not.toContain('Olá, Ana!')
  expect(bubbles(await pageOf(bench, '?to=5511987654321'))).toContain('Olá, Ana!')
})

test('markup in a value or in the address stays text, and nothing foreign may run', async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321', `<img src=x onerror=alert(1)>"'&`)
  const page = await pageOf(bench)
  expect(bubbles(page)).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
  expect(page).not.toContain('<img')
  expect(await pageOf(bench, `?to=${encodeURIComponent('"><script>alert(1)</script>')}`)).not.toContain('<script>alert')
  const answer = await fetch(bench.simulator.phoneUrl)
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test("WhatsApp's marks become markup around whole words only", async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321', '*forte* _fraco_ ~fora~ a_b_c 2*3*4 *<b>*')
  expect(bubbles(await pageOf(bench))).toContain(
    '<strong>forte</strong> <em>fraco</em> <s>fora</s> a_b_c 2*3*4 <strong>&lt;b&gt;</strong>',
  )
})

test.each([
  ['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR', 'Celular simulado'],
  ['en-GB,en;q=0.9,pt;q=0.5', 'en', 'Simulated phone'],
  ['de-DE,en;q=0.3', 'en', 'Simulated phone'],
  ['fr', 'pt-BR', 'Celular simulado'],
  ['', 'pt-BR', 'Celular simulado'],
])('a browser that likes %j reads %s', async (accept, language, title) => {
  const page = await pageOf(await startBench(), '', accept)
  expect(page).toContain(`<html lang="${language}">`)
  expect(page).toContain(`<title>${title}</title>`)
})

test('a page elsewhere whose name points to this machine reads nothing', async () => {
  const { simulator } = await startBench()
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(`${simulator.phoneUrl}/messages`, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(403)
})

test('the phone can only be looked at', async () => {
  const { simulator } = await startBench()
  expect((await fetch(simulator.phoneUrl, { method: 'POST' })).status).toBe(405)
})
