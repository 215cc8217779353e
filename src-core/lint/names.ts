import type { TemplateContent } from '#core/template'
import { slug } from '#core/text'
import { codeOfLanguage } from './language-codes.ts'
import { NONE, replaceWhole, whole } from './report.ts'
import type { DeletedName, LintContext, Rule, Suggestion } from './rule.ts'

const MAX_LENGTH = 512
const SECOND = 1000
const DAY = 24 * 60 * 60 * SECOND
const LOCKED_DAYS = 30

function rename(content: TemplateContent, name: string): readonly Suggestion[] {
  if (name === '' || name === content.name || name.length > MAX_LENGTH) return []
  return [{ messageId: 'rename', data: { name }, edits: replaceWhole(content, 'name', name) }]
}

const charset: Rule = {
  id: 'NAME-CHARSET',
  readsIdentity: true,
  messages: { characters: 'error' },
  fix: 'suggest',
  source: { keys: ['M-OVR'], date: '2026-11-22', confidence: 'H' },
  supersedes: { characters: ['NAME-VERSION'] },
  examples: {
    wrong: [{ name: 'Aviso de Visita v1' }, { name: 'notificação_v1' }, { name: 'aviso-visita_v1' }],
    right: [{ name: 'aviso_visita_v1' }],
  },
  check({ content }) {
    if (/^[a-z0-9_]*$/.test(content.name)) return NONE
    const wrong = [...new Set(content.name.match(/[^a-z0-9_]/gu))].slice(0, 5)
    const characters = wrong.map((character) => (character === ' ' ? '␣' : character)).join(' ')
    return [whole(content, 'name', 'characters', { data: { characters }, suggest: rename(content, slug(content.name, '_')) })]
  },
}

const length: Rule = {
  id: 'NAME-LEN',
  readsIdentity: true,
  messages: { empty: 'error', long: 'error' },
  fix: 'none',
  source: { keys: ['M-OVR'], date: '2026-11-22', confidence: 'H' },
  supersedes: { long: ['NAME-VERSION'] },
  examples: {
    wrong: [{ name: '' }, { name: 'a'.repeat(513) }],
    right: [{ name: 'a'.repeat(512) }],
  },
  check({ content }) {
    if (content.name === '') return [whole(content, 'name', 'empty')]
    if (content.name.length <= MAX_LENGTH) return NONE
    return [whole(content, 'name', 'long', { data: { length: content.name.length, limit: MAX_LENGTH } })]
  },
}

const VERSION = /_v(\d{1,6})$/

/** The name with the next version that nothing in the account has. */
function nextVersion(content: TemplateContent, { account, deletedNames = [] }: LintContext): string {
  const version = Number(VERSION.exec(content.name)?.[1] ?? 1)
  const stem = content.name.replace(VERSION, '')
  for (let next = version + 1; next < version + 100; next++) {
    const name = `${stem}_v${next}`
    const isTaken = deletedNames.some((deleted) => deleted.name === name)
    if (!isTaken && !account?.named(name, content.language).length) return name
  }
  return ''
}

const unique: Rule = {
  id: 'NAME-UNIQUE-LANG',
  readsIdentity: true,
  messages: { taken: 'error' },
  fix: 'suggest',
  source: { keys: ['M-OVR'], date: '2026-11-22', confidence: 'H' },
  examples: {
    wrong: [{ context: { account: accountWith('atualizacao_chamado_v1') } }],
    right: [{ context: { account: accountWith('outro_v1') } }],
  },
  check({ content }, context) {
    const others = context.account?.named(content.name, codeOfLanguage(content.language) ?? content.language) ?? []
    if (!others.some(({ id, status }) => id !== context.ownId && status !== 'DELETED')) return NONE
    const { name, language } = content
    return [
      whole(content, 'name', 'taken', { data: { name, language }, suggest: rename(content, nextVersion(content, context)) }),
    ]
  },
}

/** An account with one template, for the examples. */
function accountWith(name: string): LintContext['account'] {
  const other = {
    id: 'other',
    name,
    language: 'pt_BR',
    category: 'UTILITY',
    status: 'APPROVED',
    senderId: null,
    body: '',
    footer: '',
  } as const
  return {
    named: (wanted, language) => (wanted === name && language === other.language ? [other] : []),
    alike: () => [],
    nearRejected: () => [],
  }
}

/** How long ago the name was deleted, in milliseconds, for those deletions that the rule asks for. */
function sinceDeletion(
  content: TemplateContent,
  { deletedNames = [], now }: LintContext,
  concerns: (deleted: DeletedName) => boolean,
): number | null {
  if (now === undefined) return null
  const ages = deletedNames
    .filter((deleted) => deleted.name === content.name && concerns(deleted))
    .map(({ deletedAt }) => Date.parse(now) - Date.parse(deletedAt))
    .filter((age) => age >= 0)
  return ages.length === 0 ? null : Math.min(...ages)
}

const deleted = (deletedAt: string, wasApproved: boolean) => ({
  now: '2026-11-22T12:00:00.000Z',
  deletedNames: [{ name: 'atualizacao_chamado_v1', deletedAt, wasApproved }],
})

const locked: Rule = {
  id: 'NAME-LOCKED',
  readsIdentity: true,
  messages: { locked: 'error' },
  fix: 'suggest',
  source: { keys: ['IB', 'PYWA'], date: '2026-11-22', confidence: 'H' },
  examples: {
    wrong: [{ context: deleted('2026-11-12T12:00:00.000Z', true) }],
    right: [{ context: deleted('2026-10-20T12:00:00.000Z', true) }, { context: deleted('2026-11-12T12:00:00.000Z', false) }],
  },
  check({ content }, context) {
    const age = sinceDeletion(content, context, ({ wasApproved }) => wasApproved)
    if (age === null || age >= LOCKED_DAYS * DAY) return NONE
    const days = Math.ceil((LOCKED_DAYS * DAY - age) / DAY)
    return [
      whole(content, 'name', 'locked', {
        data: { name: content.name, days },
        suggest: rename(content, nextVersion(content, context)),
      }),
    ]
  },
}

const deleting: Rule = {
  id: 'NAME-DELETING',
  readsIdentity: true,
  messages: { deleting: 'warn' },
  fix: 'suggest',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'L' },
  examples: {
    wrong: [{ context: deleted('2026-11-22T11:59:30.000Z', false) }],
    right: [{ context: deleted('2026-11-22T11:58:00.000Z', false) }],
  },
  check({ content }, context) {
    const age = sinceDeletion(content, context, () => true)
    if (age === null || age > 60 * SECOND) return NONE
    return [
      whole(content, 'name', 'deleting', {
        data: { name: content.name },
        suggest: rename(content, nextVersion(content, context)),
      }),
    ]
  },
}

const sample: Rule = {
  id: 'NAME-SAMPLE',
  readsIdentity: true,
  messages: { sample: 'warn' },
  fix: 'none',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'L' },
  supersedes: { sample: ['NAME-VERSION', 'NAME-TESTWORDS'] },
  examples: { wrong: [{ name: 'hello_world' }, { name: 'sample_issue_resolution_v1' }], right: [{ name: 'resample_v1' }] },
  check({ content }) {
    if (!/^(?:hello_world$|sample_)/i.test(content.name)) return NONE
    return [whole(content, 'name', 'sample', { data: { name: content.name } })]
  },
}

const TEST_WORDS = /(?<![a-z0-9])(?:tests?|testes?|demos?|samples?|exemplos?)\d*(?![a-z0-9])/gi

const testWords: Rule = {
  id: 'NAME-TESTWORDS',
  readsIdentity: true,
  messages: { word: 'info' },
  fix: 'none',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'L' },
  examples: {
    wrong: [{ name: 'aviso_teste_v1' }, { name: 'demo_v1' }],
    right: [{ name: 'contestacao_v1' }, { name: 'demonstrativo_v1' }],
  },
  check({ content: { name } }) {
    return [...name.matchAll(TEST_WORDS)].map(({ 0: word, index }) => ({
      messageId: 'word',
      data: { word },
      component: 'name',
      start: index,
      end: index + word.length,
    }))
  },
}

const MEANINGLESS = /^(?:\d+|v\d+|(?:templates?|modelos?|mensage(?:m|ns)|messages?|msg|tpl|tmpl)\d*|)$/

const descriptive: Rule = {
  id: 'NAME-DESCRIPTIVE',
  readsIdentity: true,
  messages: { meaningless: 'info' },
  fix: 'none',
  source: { keys: ['TW-APP', 'NETCORE'], date: '2026-11-22', confidence: 'M' },
  supersedes: { meaningless: ['NAME-VERSION'] },
  examples: {
    wrong: [{ name: '20260412' }, { name: 'template_014' }, { name: 'mensagem_2_v1' }],
    right: [{ name: 'boleto_2_via_v1' }],
  },
  check({ content }) {
    const isMeaningless = content.name !== '' && content.name.split('_').every((word) => MEANINGLESS.test(word))
    return isMeaningless ? [whole(content, 'name', 'meaningless', { data: { name: content.name } })] : NONE
  },
}

const version: Rule = {
  id: 'NAME-VERSION',
  readsIdentity: true,
  messages: { missing: 'info' },
  fix: 'suggest',
  source: { keys: ['M-MGT'], date: '2026-11-22', confidence: 'M' },
  examples: { wrong: [{ name: 'aviso_visita' }, { name: 'aviso_v' }], right: [{ name: 'aviso_visita_v2' }] },
  check({ content }) {
    if (/_v\d+$/.test(content.name) || content.name === '') return NONE
    return [whole(content, 'name', 'missing', { suggest: rename(content, `${content.name}_v1`) })]
  },
}

export const NAME_RULES: readonly Rule[] = [charset, length, unique, locked, deleting, sample, testWords, descriptive, version]
