import { request } from 'node:http'
import { expect, test } from 'vitest'
import { type Bench, startBench, type TemplateJson } from './zenvia-support.ts'

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

/** A request with headers that a page elsewhere would bring. */
const foreign = (url: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).on('error', reject)
    sent.end(body)
  })

test('before anything arrives the page says so', async () => {
  const bench = await startBench()
  expect(await pageOf(bench)).toContain('Nenhuma mensagem ainda')
  expect(await (await fetch(`${bench.simulator.phoneUrl}/messages`)).json()).toEqual([])
})

test('the JSON has what arrived, and only what arrived, for one phone if asked', async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321')
  await delivered(bench, '5521987650007', 'Bia')
  await delivered(bench, '5511999990000', 'Ninguém')
  const messages = async (query = ''): Promise<unknown> => (await fetch(`${bench.simulator.phoneUrl}/messages${query}`)).json()
  expect(await messages()).toMatchObject([{ to: '5511987654321' }, { to: '5521987650007' }])
  expect(await messages('?to=5521987650007')).toMatchObject([
    { from: '5511930000001', footer: 'Central de Serviços', body: expect.stringContaining('Olá, Bia!') },
  ])
  expect(await messages('?to=5511999990000')).toEqual([])
})

test('the page shows the last phone that got something, and any other on request', async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321')
  await delivered(bench, '5521987650007', 'Bia')
  const page = await pageOf(bench)
  expect(page).toContain('aria-current="page"><span class="dot"')
  expect(page).toContain('<h2 id="who">Central de Serviços</h2>')
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

test("what stands between ``` is no mark, an address becomes a link, and nobody's mark reaches into it", async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321', '```a *b* c``` https://ex.test/a_b?c=1&d=2.')
  expect(bubbles(await pageOf(bench))).toContain(
    '<code>a *b* c</code> <a href="https://ex.test/a_b?c=1&amp;d=2" target="_blank" rel="noreferrer">https://ex.test/a_b?c=1&amp;d=2</a>.',
  )
})

test('the list of chats has whoever wrote to the phone, the last one first', async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321')
  const { json } = await bench.api<TemplateJson[]>('GET', '/templates')
  const template = json.find((one) => one.name === 'aviso_boleto_v2')
  const contents = [{ type: 'template', templateId: template?.id, fields: template?.examples }]
  await bench.api('POST', '/channels/whatsapp/messages', { from: '5511930000002', to: '5511987654321', contents })
  await bench.timeline.advance(1000)
  const page = await pageOf(bench, '?to=5511987654321&from=')
  const names = [...page.matchAll(/<span class="name">([^<]*)<\/span>/g)].map((match) => match[1])
  expect(names).toEqual(['Financeiro', 'Central de Serviços'])
})

test('a person answers, and the answer is in the chat and in the JSON', async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321')
  const post = (body: unknown) =>
    fetch(`${bench.simulator.phoneUrl}/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const said = { from: '5511987654321', to: '5511930000001', text: 'Pode ser às *14h*?' }
  expect((await post(said)).status).toBe(200)
  expect(bubbles(await pageOf(bench))).toContain('<p>Pode ser às <strong>14h</strong>?</p>')
  expect(await (await fetch(`${bench.simulator.phoneUrl}/replies`)).json()).toMatchObject([said])
  expect((await post({ ...said, to: '5511930000002' })).status).toBe(404)
  expect((await post({ ...said, from: '5511900000009' })).status).toBe(404)
  expect((await post({ ...said, text: ' ' })).status).toBe(404)
  expect((await post({ messageId: 'x' })).status).toBe(400)
})

test.each([
  ['whose name points to this machine', { host: 'evil.example' }],
  ['that calls this machine by its address', { origin: 'https://evil.example' }],
])('a page elsewhere %s reads nothing and switches nothing', async (_, headers) => {
  const { simulator } = await startBench()
  expect(await foreign(`${simulator.phoneUrl}/messages`, headers)).toBe(403)
  const said = JSON.stringify({ from: '1', to: '2', text: 'x' })
  expect(await foreign(`${simulator.phoneUrl}/replies`, headers, 'POST', said)).toBe(403)
  const faults = new URL('/_faults', simulator.phoneUrl).href
  expect(await foreign(faults, headers, 'PUT', '{"fault":"html"}')).toBe(403)
  expect(simulator.fault()).toBeNull()
})

test("a form of another page can't answer: its type is not JSON", async () => {
  const bench = await startBench()
  await delivered(bench, '5511987654321')
  const said = JSON.stringify({ from: '5511987654321', to: '5511930000001', text: 'Oi' })
  const status = await foreign(`${bench.simulator.phoneUrl}/replies`, { 'content-type': 'text/plain' }, 'POST', said)
  expect(status).toBe(400)
})

test('other methods are refused by name', async () => {
  const { simulator } = await startBench()
  const answer = await fetch(simulator.phoneUrl, { method: 'POST' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
})
