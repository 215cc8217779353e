import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImplementationSnapshot } from '#core/implementation'
import { openWords } from '../../../src-main/i18n.ts'
import { reportFileName, writeReportHtml } from '../../../src-main/report/index.ts'
import { reportOf, testedSnapshot } from '../../support/report.ts'

const words = { 'pt-BR': openWords('pt-BR'), en: openWords('en') }
const write = (snapshot: ImplementationSnapshot, locale: 'pt-BR' | 'en' = 'pt-BR'): string =>
  writeReportHtml(reportOf(snapshot).report, words[locale], locale, 'America/Sao_Paulo')

/** Where somebody wrote something, or a provider did. */
const FREE = new Set(
  `client isolatedServiceTree chatRequestType confirmedBy label senderId name language category statusRaw text url fallback
  serviceTree requestType nextStatus templateName recipient fileName contentHash version role detail planHash about person reason`.split(
    /\s+/,
  ),
)

/** The same set-up with that text in every one of those places. */
function writtenAs(snapshot: ImplementationSnapshot, text: string): ImplementationSnapshot {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return FREE.has(key) ? text : value
    if (Array.isArray(value)) return value.map((one) => walk(one, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
  }
  const hostile = walk(snapshot, '') as ImplementationSnapshot
  return {
    ...hostile,
    triggers: hostile.triggers.map((trigger) => (trigger.kind === 'status' ? { ...trigger, status: text } : trigger)),
  }
}

const TAGS = new Set(
  `html head meta title style body main header section article div p span b strong em s code br h1 h2 h3 h4 ul li dl dt dd table
  colgroup col thead tbody tr th td figure small svg path a i mark blockquote`.split(/\s+/),
)
const VOID = new Set(['meta', 'br', 'col', 'path'])
const ATTRIBUTES =
  /^(?: (?:class|id|lang|charset|name|content|http-equiv|scope|style|viewBox|aria-hidden|d)="[^"<>]*"| href="#t\d+")*\/?$/

/** What is wrong with a document's tags; empty: all are ours, closed in order, and no other `<` is there. */
function faultsOf(document: string): string[] {
  const faults: string[] = []
  const open: string[] = []
  const rest = document
    .replace('<!doctype html>', '')
    .replace(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g, (tag, slash, name, attributes) => {
      if (!TAGS.has(name) || !ATTRIBUTES.test(attributes)) faults.push(tag)
      if (slash !== '') {
        if (open.pop() !== name) faults.push(`${tag} closes another`)
      } else if (!VOID.has(name)) open.push(name)
      return ''
    })
  if (rest.includes('<')) faults.push(rest.slice(rest.indexOf('<'), rest.indexOf('<') + 40))
  return [...faults, ...open.map((name) => `${name} stays open`)]
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '</style>',
        '</title>',
        '<script>',
        '-->',
        '<![CDATA[',
        '{{nome}}',
        '{{',
        '}}',
        '$t(',
        ')',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join('x')),
  fc.constantFrom(
    '*a*<b>',
    '```<b>```',
    '> <b>',
    '- <b>',
    '1. <b>',
    '\u202Eetnatropmi',
    '\u0001\u0001',
    'a\\"}body{display:none',
  ),
)

describe('writeReportHtml', () => {
  it.each(['pt-BR', 'en'] as const)('is well-formed in %s and holds nothing but its own tags', (locale) => {
    expect(faultsOf(write(testedSnapshot(), locale))).toEqual([])
  })

  it('stays so whatever people and providers wrote', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(faultsOf(write(writtenAs(testedSnapshot(), text)))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('would be caught letting a tag through', () => {
    expect(faultsOf('<p>a<img src="x"></p>')).not.toEqual([])
    expect(faultsOf('<p>a < b</p>')).not.toEqual([])
    expect(faultsOf('<p><b>a</p>')).not.toEqual([])
  })

  it('shows hostile names as what they are', () => {
    const page = write(writtenAs(testedSnapshot(), `<img src=x onerror="alert(1)">`))
    expect(page).toContain('<p class="client">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</p>')
    expect(page).not.toContain('<img')
  })

  it('lets no name turn the direction of what stands behind it', () => {
    expect(write(writtenAs(testedSnapshot(), 'a\u202Eb\u2066c'))).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
  })

  it('fetches nothing and lets nothing run', () => {
    const page = write(testedSnapshot())
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).not.toMatch(/\b(?:src|srcset|@import)\b=|url\(/)
  })

  it('leaves no sentence unsaid', () => {
    for (const locale of ['pt-BR', 'en'] as const) {
      const page = write({ ...testedSnapshot(), numbers: [] }, locale)
      // A key that no catalogue has comes back as itself; a gap that nothing fills stays in braces.
      expect(page).not.toMatch(/\b(?:report|findings|triggers|triggerProblems|stepState|numbers|export)\.[a-zA-Z-]+/)
      expect(page.replace(/<(?:mark|span class="token")>\{\{\w+\}\}|atendimento, \{\{nome\}\}/g, '')).not.toContain('{{')
    }
  })

  it('tells triggers as sentences', () => {
    const text = write(testedSnapshot()).replace(/<[^>]+>/g, '')
    expect(text).toContain(
      'Quando a solicitação Agendamento da árvore WhatsApp Ativo entra no status Consulta marcada, o número (11) 3000-1000 (Recepção) envia aviso_consulta_v2 T2. Depois do envio, o atendimento passa ao status Paciente avisado.',
    )
  })

  it('says every open point in words, with what the manual says', () => {
    const snapshot = testedSnapshot()
    const page = write({ ...snapshot, implementation: { ...snapshot.implementation, receptive: null } })
    expect(page).toMatch(
      /Falta confirmar que o cliente já tem o WhatsApp Receptivo[^<]*<\/td><td><b>antes de ir ao ar<\/b><\/td><td>Cliente<\/td><td>“Para contratar o Ativo[^<]*”</,
    )
    expect(page).toContain('O status Aguardando cliente não está na árvore de serviços cadastrada.')
  })

  it('says what a bundle went out without, who answered for it and why', () => {
    expect(write(testedSnapshot())).toContain(
      '○ nenhum teste enviado – Marina Prado exportou assim mesmo: O cliente testa na segunda.',
    )
    expect(write(testedSnapshot(), 'en')).toMatch(/○ [^<]+Marina Prado[^<]+O cliente testa na segunda\./)
  })

  it('writes times by the clock of the given zone, and says which', () => {
    const page = write(testedSnapshot())
    expect(page).toContain('21/11/2026, 11:02')
    expect(page).toContain('Todos os horários estão em GMT-3.')
  })

  it('says production and training where they are', () => {
    const snapshot = testedSnapshot()
    const training = {
      ...snapshot,
      implementation: { ...snapshot.implementation, training: true, environment: 'staging' as const },
    }
    expect(write(snapshot)).toContain('<b>PRODUÇÃO</b>')
    expect(write(training)).not.toContain('PRODUÇÃO')
    expect(write(training)).toContain('Modo treino')
  })

  it('formats the message as WhatsApp does', () => {
    const snapshot = testedSnapshot()
    const [template, ...others] = snapshot.templates
    if (!template) throw new Error('the example has templates')
    const body = { text: '*Olá* {{nome}}\n- _um_\n- ~dois~\n> ```três```' }
    const page = write({ ...snapshot, templates: [{ ...template, content: { ...template.content, body } }, ...others] })
    expect(page).toContain(
      '<strong>Olá</strong> Ana<br><span class="item"><span>•</span><span><em>um</em></span></span><span class="item"><span>•</span><span><s>dois</s></span></span><span class="quote"><code>três</code></span>',
    )
  })
})

describe('reportFileName', () => {
  it('is plain letters and the day where the report is read', () => {
    const at = '2026-11-22T01:00:00.000Z'
    expect(reportFileName({ client: 'Clínica São José / SP', at }, 'America/Sao_Paulo')).toBe(
      'clinica-sao-jose-sp-relatorio-2026-11-21.html',
    )
    expect(reportFileName({ client: '日本', at }, 'UTC')).toBe('cliente-relatorio-2026-11-22.html')
  })
})
