import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { FINE_TEMPLATE } from '#core/lint'
import { lint } from '../../../src-main/headless/lint.ts'
import { NODE } from '../../support/processes.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { runCommand } from '../bundle/terminal.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** `disparo …` as whoever calls it: a process of its own, stdin given and closed. */
async function disparo(args: string[], { input = '', lang = 'pt_BR.UTF-8' } = {}) {
  const env = { ...process.env, LC_ALL: lang }
  const child = spawn(NODE, [join(ROOT, 'src-main/shells/cli.ts'), ...args], { env })
  child.stdin.on('error', () => undefined).end(input)
  const exit = new Promise((done) => child.once('close', done))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { exit: await exit, stdout, stderr }
}

/** The command in this process, its input on stdin. */
const lintText = (input: string | Buffer, options: { json?: boolean; provider?: string; locale?: 'pt-BR' | 'en' } = {}) =>
  runCommand(
    (terminal) => lint({ source: '-', provider: options.provider, stdin: Readable.from([Buffer.from(input)]) }, terminal),
    options,
  )

const lintJson = async (value: unknown, provider?: string) => {
  const { exit, stdout } = await lintText(JSON.stringify(value), { json: true, ...(provider !== undefined && { provider }) })
  return { exit, ...(JSON.parse(stdout) as Answer) }
}
type Answer = {
  templates: { name: string; language: string; findings: Record<string, unknown>[] }[]
  errors: number
  warnings: number
  infos: number
}
const rulesOf = ({ templates }: Answer): unknown[][] => templates.map(({ findings }) => findings.map(({ rule }) => rule))

function file(content: string | Uint8Array): string {
  const path = join(tempDir(), 'given.json')
  writeFileSync(path, content)
  return path
}

const EDGE = {
  ...FINE_TEMPLATE,
  body: { text: '{{1}}, o seu chamado {{2}} foi atualizado pela nossa equipe técnica e agora está com o status em andamento.' },
}

describe('disparo lint --json', () => {
  it('answers in the agreed shape, one line, exit 1 where something blocks', async () => {
    const { exit, stdout, stderr } = await disparo(['lint', file(JSON.stringify(EDGE)), '--json'])
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      templates: [
        {
          name: 'atualizacao_chamado_v1',
          language: 'pt_BR',
          findings: [
            {
              rule: 'VAR-EDGE',
              severity: 'error',
              component: 'body',
              start: 0,
              end: 5,
              messageId: 'start',
              data: { variable: '{{1}}' },
              message: expect.stringContaining('{{1}}'),
              fix: null,
              suggest: [
                {
                  messageId: 'start',
                  data: expect.any(Object),
                  edits: [{ component: 'body', start: 0, end: 0, text: 'Olá, ' }],
                  message: expect.stringMatching(/\S/),
                },
              ],
            },
          ],
        },
      ],
      errors: 1,
      warnings: 0,
      infos: 0,
    })
    expect(stdout.trimEnd()).not.toContain('\n')
  })

  it('is content with a fine template on stdin', async () => {
    const { exit, stdout, stderr } = await disparo(['lint', '-', '--json'], { input: JSON.stringify(FINE_TEMPLATE) })
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      templates: [{ name: FINE_TEMPLATE.name, language: 'pt_BR', findings: [] }],
      errors: 0,
      warnings: 0,
      infos: 0,
    })
  })

  it('gives the fix as edits', async () => {
    const { templates } = await lintJson({
      ...FINE_TEMPLATE,
      body: { text: FINE_TEMPLATE.body.text.replace(' foi', '      foi') },
    })
    expect(templates[0]?.findings).toMatchObject([
      { rule: 'WS-SPACES', fix: [{ component: 'body', start: 29, end: 35, text: ' ' }] },
    ])
  })

  it('has exit 0 where there are hints only', async () => {
    const answer = await lintJson({ ...FINE_TEMPLATE, name: 'atualizacao_chamado' })
    expect(answer).toMatchObject({ exit: 0, errors: 0, warnings: 0, infos: 1 })
    expect(rulesOf(answer)).toEqual([['NAME-VERSION']])
  })

  it('takes a list as one account', async () => {
    const twin = { ...FINE_TEMPLATE, name: 'outra_atualizacao_v1' }
    const answer = await lintJson([FINE_TEMPLATE, twin, FINE_TEMPLATE])
    const [first, second] = rulesOf(answer)
    expect(first).toEqual(expect.arrayContaining(['NAME-UNIQUE-LANG', 'DUP-CONTENT']))
    expect(second).toContain('DUP-CONTENT')
    expect(second).not.toContain('NAME-UNIQUE-LANG')
    expect(rulesOf(await lintJson({ templates: [FINE_TEMPLATE] }))).toEqual([[]])
    expect(rulesOf(await lintJson([]))).toEqual([])
  })

  it('counts a refused neighbour as refused', async () => {
    const refused = {
      ...FINE_TEMPLATE,
      name: 'recusado_v1',
      status: 'rejected',
      body: { text: `${FINE_TEMPLATE.body.text} Equipe.` },
    }
    expect(rulesOf(await lintJson([FINE_TEMPLATE, refused]))[0]).toEqual(['DUP-REJECTED'])
    expect(rulesOf(await lintJson([FINE_TEMPLATE, { ...refused, status: 'APPROVED' }]))[0]).toEqual([])
  })

  it('reads placeholders as the provider does', async () => {
    // One name is one value at Zenvia; at Infobip every text has its own numbers.
    const shared = {
      ...FINE_TEMPLATE,
      header: { text: 'Chamado {{protocolo}} em andamento' },
      body: { text: FINE_TEMPLATE.body.text.replace('{{1}}', '{{nome}}').replace('{{2}}', '{{protocolo}}') },
      samples: { 'header.protocolo': '2026-0412', 'body.nome': 'Marina' },
    }
    expect(rulesOf(await lintJson(shared, 'zenvia'))[0]).not.toContain('VAR-SAMPLE')
    expect(rulesOf(await lintJson(shared))[0]).toContain('VAR-SAMPLE')
  })

  it('reads what leaves out all that can be left out', async () => {
    const answer = await lintJson({
      language: 'pt_BR',
      header: { text: 'Chamado', colour: 'blue' },
      footer: null,
      buttons: [{ type: 'quick_reply', text: 'Sim', id: 7 }, { type: 'FLOW' }],
      samples: null,
    })
    expect(answer.templates).toMatchObject([{ name: '', language: 'pt_BR' }])
    expect(rulesOf(answer)[0]).toEqual(expect.arrayContaining(['NAME-LEN', 'BODY-REQUIRED']))
  })

  it('reads the marks that Windows puts before a text', async () => {
    const json = JSON.stringify(FINE_TEMPLATE)
    expect((await lintText(`\uFEFF${json}`, { json: true })).exit).toBe(0)
    expect((await lintText(Buffer.from(`\uFEFF${json}`, 'utf16le'), { json: true })).exit).toBe(0)
  })

  it('speaks English where the terminal does', async () => {
    const { stdout } = await disparo(['lint', '-', '--json'], { input: JSON.stringify(EDGE), lang: 'en_US.UTF-8' })
    expect(stdout).toContain(
      JSON.parse((await lintText(JSON.stringify(EDGE), { json: true, locale: 'en' })).stdout).templates[0].findings[0].message,
    )
  })
})

describe('disparo lint, for a person', () => {
  it('marks the place under the text, says what to do, and counts', async () => {
    const { exit, stdout, stderr } = await disparo(['lint', file(JSON.stringify([EDGE, { ...FINE_TEMPLATE, name: 'limpo_v1' }]))])
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('atualizacao_chamado_v1 (pt_BR)')
    expect(lines[1]).toBe('  IMPEDE  corpo  VAR-EDGE')
    expect(lines[3]).toMatch(/^ {6}\{\{1\}\}, o seu chamado .{10,}…$/)
    expect(lines[4]).toBe('      ^^^^^')
    expect(stdout).toContain('2 templates: 1 impedimento.')
    expect(stdout).not.toContain('limpo_v1')
  })

  it('says so when there is nothing', async () => {
    expect(await lintText(JSON.stringify(FINE_TEMPLATE))).toEqual({
      exit: 0,
      stdout: '1 template: nada a apontar.\n',
      stderr: '',
    })
  })

  it('keeps the mark under what it points at behind emojis and far to the right, and obeys no escape', async () => {
    const body = `Olá, {{1}} 😀. ${'Seu chamado foi atualizado pela nossa equipe técnica. '.repeat(3)}\u001B[31mVeja\u200B o status de {{2}} no portal.`
    const { stdout } = await lintText(JSON.stringify({ ...FINE_TEMPLATE, body: { text: body } }))
    expect(stdout).not.toContain('\u001B')
    const marked = stdout
      .split('\n')
      .flatMap((line, at, all) => (/^\s+\^+$/.test(line) ? [[all[at - 1] ?? '', line] as const] : []))
    expect(marked.length).toBeGreaterThan(1)
    for (const [line] of marked) expect(line.length).toBeLessThan(90)
    const [line = '', marks = ''] = marked.find(([shown]) => shown.includes('😀')) ?? []
    // The emoji takes two columns, and two UTF-16 units.
    expect(line.slice(marks.indexOf('^'), marks.length)).toBe('😀')
  })
})

const refusals: [what: string, input: string | Buffer, says: RegExp][] = [
  ['nothing', '', /entrada padrão/],
  ['blanks', ' \n ', /entrada padrão/],
  ['no JSON', '{\n  "name": "x",\n  "body": }', /linha 3, coluna 11/],
  ['JSON of two lines', '{}\n{}', /linha 2, coluna 1/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]), /UTF-8/],
  ['another encoding', Buffer.from('{"name":"ação"}', 'latin1'), /UTF-8/],
  ['a number', '42', /não é um template/],
  ['a text', '"aviso"', /não é um template/],
  ['null', 'null', /não é um template/],
  ['an object of another kind', '{"version":1,"name":"pacote"}', /pacote.*não é um template/],
  ['a list with something else in it', '[{"body":{"text":"a"}}, 7]', /^Template 2 não é um template/],
  ['the provider’s form', '{"name":"x","language":"pt_BR","components":[]}', /forma do provedor/],
  ['a name that is a number', '{"name":5,"body":{"text":"a"}}', /campo name deve ser um texto/],
  ['a body that is a text', '[{"body":"Olá"}]', /Template 1: o campo body deve ser um objeto/],
  ['a body text that is a list', '{"name":"b_v1","body":{"text":[]}}', /\(b_v1\): o campo body\.text deve ser um texto/],
  ['buttons that are an object', '{"body":{"text":"a"},"buttons":{}}', /campo buttons deve ser uma lista/],
  ['a button that is a text', '{"body":{"text":"a"},"buttons":["Sim"]}', /campo buttons\.0 deve ser um objeto/],
  ['a button without a type', '{"body":{"text":"a"},"buttons":[{"text":"Sim"}]}', /falta o campo buttons\.0\.type/],
  ['a link without an address', '{"body":{"text":"a"},"buttons":[{"type":"URL","text":"Ver"}]}', /falta o campo buttons\.0\.url/],
  ['a sample that is a number', '{"body":{"text":"a"},"samples":{"body.1":1}}', /campo samples\.body\.1 deve ser um texto/],
  [
    'a header of an unknown kind',
    '{"body":{"text":"a"},"header":{"format":"HOLOGRAM"}}',
    /HOLOGRAM.*header\.format.*TEXT, IMAGE/,
  ],
]

describe('disparo lint, given what is no template', () => {
  it.each(refusals)('refuses %s with one sentence in each language', async (_, input, says) => {
    const said = await refusal(lintText(input, { locale: 'pt-BR' }))
    expect(said).toMatch(says)
    expect(await refusal(lintText(input, { locale: 'en' }))).not.toBe(said)
  })

  async function refusal(ran: Promise<unknown>): Promise<string> {
    const error = await ran.then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ name: 'UsageError' })
    const message = error instanceof Error ? error.message : ''
    expect(message).toMatch(/^\S[^\n]*\.$/)
    expect(message).not.toMatch(/cli\.|rulePages|\{\{|undefined/)
    return message
  }

  it.each<[string, () => string[], RegExp]>([
    ['a folder', () => [tempDir()], /^Não há arquivo em /],
    ['a file that is not there', () => [join(tempDir(), 'nada.json')], /^Não há arquivo em /],
    ['a broken file', () => [file('{')], /given\.json não é JSON: .* linha 1, coluna 2\.$/],
    ['no file at all', () => [], /^Uso: disparo lint/],
    ['two files', () => [file('{}'), file('{}')], /^Uso: disparo lint/],
    ['an unknown provider', () => [file('{}'), '--provider', 'acme'], /“acme”.*zenvia, infobip/],
  ])('ends with 2 and one line on stderr for %s', async (_, args, says) => {
    const { exit, stdout, stderr } = await disparo(['lint', ...args(), '--json'])
    expect({ exit, ...JSON.parse(stdout) }).toEqual({ exit: 2, ok: false, message: stderr.trimEnd() })
    expect(stderr.trimEnd()).toMatch(says)
    expect(stderr.trimEnd()).not.toMatch(/\n|\bat .*:\d+/)
  })

  it('refuses more than it can hold, from a file and from stdin', async () => {
    const large = 'x'.repeat(1_000_000)
    const stdin = Readable.from(
      (function* () {
        for (let at = 0; at < 60; at++) yield Buffer.from(large)
      })(),
    )
    expect(await refusal(runCommand((terminal) => lint({ source: '-', provider: undefined, stdin }, terminal)))).toMatch(/50 MB/)
    const path = file(large.repeat(51))
    expect(await refusal(runCommand((terminal) => lint({ source: path, provider: undefined, stdin }, terminal)))).toMatch(/50 MB/)
  })

  it('survives a depth that would exhaust a recursive reader', async () => {
    const deep = `{"body":{"text":"a"},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect((await lintText(deep, { json: true })).exit).toBe(1)
  })
})
