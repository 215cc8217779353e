import Database from 'better-sqlite3'
import { type BundleContent, canonicalJson, explainBundleError, verdictOf } from '#core/bundle'
import type { ImplementationSnapshot } from '#core/implementation'
import { loadBundle, openLoadTarget, readBundle, readWhole, writeBundle } from '../../../src-main/bundle/index.ts'
import { openWords } from '../../../src-main/i18n.ts'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { WRONG_BUNDLES } from '../../support/wrong-bundles.ts'
import { wholeBytes } from '../bundle/archives.ts'
import { BAD_BUNDLES } from '../bundle/bad-bundles.ts'
import { signed } from './signed.ts'

function changed(sequence: number, change: (snapshot: ImplementationSnapshot) => void = () => undefined): BundleContent {
  const snapshot = exampleSnapshot()
  change(snapshot)
  return compose(snapshot, { sequence })
}

/** One number, one template, one trigger: the least that sends. */
function small(snapshot: ImplementationSnapshot): void {
  snapshot.numbers = snapshot.numbers.slice(0, 1).map((number) => ({ ...number, defaultTemplateId: null }))
  snapshot.triggers = snapshot.triggers.slice(0, 1)
}

const NEXT: (snapshot: ImplementationSnapshot) => void = (snapshot) => {
  const [first, second] = snapshot.numbers
  if (first) first.label = 'Recepção 24 h'
  if (second) second.chatStandard = true
  snapshot.triggers = snapshot.triggers.filter(({ kind }) => kind !== 'chat')
  snapshot.implementation = {
    ...snapshot.implementation,
    sending: { timeZone: 'America/Sao_Paulo', quietHours: { from: '20:00', to: '08:00' }, duplicateHours: 24 },
  }
}

/** What the clinic's set-up does not have. */
function varied(): ImplementationSnapshot {
  const snapshot = exampleSnapshot()
  snapshot.implementation = {
    ...snapshot.implementation,
    id: 'implementation-4',
    client: 'Escola Vértice',
    sending: { timeZone: 'America/Manaus', quietHours: null, duplicateHours: 12 },
  }
  snapshot.accounts = snapshot.accounts.map((account) => ({
    ...account,
    provider: 'infobip' as const,
    label: 'Infobip',
    settings: { baseUrl: 'https://abc123.api.infobip.com' },
  }))
  snapshot.templates = snapshot.templates.map((template, at) =>
    at === 1 ? { ...template, origin: 'manual' as const, remoteId: 'manual:1' } : template,
  )
  const [, second] = snapshot.trees[0]?.requestTypes ?? []
  if (second) second.transcript = false
  return snapshot
}

/** Right ones, each for something that a loader meets. */
export const RIGHT: readonly { name: string; content: BundleContent; why: { 'pt-BR': string; en: string } }[] = [
  {
    name: 'small',
    content: changed(1, small),
    why: { 'pt-BR': 'um número, um template, um disparo', en: 'one number, one template, one trigger' },
  },
  { name: 'full', content: changed(3), why: { 'pt-BR': 'tudo o que um pacote pode ter', en: 'all that a bundle can have' } },
  {
    name: 'full-next',
    content: changed(4, NEXT),
    why: {
      'pt-BR': 'a mesma implementação, depois: outro apelido, outro Padrão Chat, sem o disparo do chat, com regras de envio',
      en: 'the same implementation, later: another label, another Padrão Chat, without the chat trigger, with rules of sending',
    },
  },
  {
    name: 'full-other',
    content: changed(3, NEXT),
    why: { 'pt-BR': 'outro conteúdo sob a mesma sequência de `full`', en: 'another content under the sequence of `full`' },
  },
  {
    name: 'renamed',
    content: changed(5, ({ implementation }) => {
      implementation.client = 'Clínica Novo Horizonte'
    }),
    why: { 'pt-BR': 'a mesma implementação, o cliente mudou de nome', en: 'the same implementation, its client renamed' },
  },
  {
    name: 'other-client',
    content: changed(1, (snapshot) => {
      small(snapshot)
      snapshot.implementation = { ...snapshot.implementation, id: 'implementation-2', client: 'Ótica Lumen' }
    }),
    why: { 'pt-BR': 'outra implementação, de outro cliente', en: 'another implementation, of another client' },
  },
  {
    name: 'moved-to-staging',
    content: changed(6, ({ implementation }) => {
      implementation.environment = 'staging'
    }),
    why: { 'pt-BR': 'a mesma implementação, agora de homologação', en: 'the same implementation, now for staging' },
  },
  {
    name: 'varied',
    content: compose(varied(), {
      sequence: 2,
      placeholderScope: (account) => (account === 'account-1' ? 'template' : 'component'),
      openPoints: [{ point: 'never-tested', about: '', person: 'Marina Prado', reason: 'O aparelho de teste chega na segunda.' }],
    }),
    why: {
      'pt-BR':
        'outro cliente: Infobip, template cadastrado à mão, transcrição desligada, um disparo desligado, um ponto em aberto',
      en: 'another client: Infobip, a template registered by hand, a transcript switched off, a trigger switched off, an open point',
    },
  },
  {
    name: 'staging',
    content: changed(1, (snapshot) => {
      small(snapshot)
      snapshot.implementation = { ...snapshot.implementation, id: 'implementation-3', environment: 'staging' }
    }),
    why: { 'pt-BR': 'de homologação', en: 'for staging' },
  },
]

const rightContent = (name: string): BundleContent => {
  const found = RIGHT.find((each) => each.name === name)
  if (!found) throw new Error(`no sample ${name}`)
  return found.content
}

/** `a changed numbers.json` → `a-changed-numbers-json` */
const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)

/** Whole, and not right: one for each rule. */
const KINDS_OF_WRONG = WRONG_BUNDLES.filter(({ code }, at) => WRONG_BUNDLES.findIndex((other) => other.code === code) === at)

/** Damaged or hostile files: of each refusal the first two that are small. */
const NOT_WHOLE = BAD_BUNDLES.filter(([, bytes]) => bytes.length < 40_000 && !readWhole(bytes).ok)
const DAMAGED = NOT_WHOLE.filter(([, , code], at) => NOT_WHOLE.slice(0, at).filter((other) => other[2] === code).length < 2)

export type Verdict = {
  file: string
  whole: boolean
  /** Null: it is not whole, so nobody can say. */
  right: boolean | null
  /** Every rule that it breaks, with its place. */
  rules: Record<string, unknown>[]
  why: { 'pt-BR': string; en: string }
}

const words = { 'pt-BR': openWords('pt-BR'), en: openWords('en') }

function verdictFor(file: string, bytes: Uint8Array, why?: Verdict['why']): Verdict {
  const read = readBundle(bytes)
  if (read.ok) return { file, whole: true, right: true, rules: [], why: why ?? { 'pt-BR': '', en: '' } }
  const { messageId, data } = explainBundleError(read.error)
  const all = read.faults.length > 0 ? read.faults : [read.error]
  return {
    file,
    ...verdictOf(read.error),
    rules: all.map(({ code, data: found }) => ({ rule: code, ...found })),
    why: { 'pt-BR': words['pt-BR'](messageId, data), en: words.en(messageId, data) },
  }
}

/** Every sample with its bytes, and what has to be said of each. */
export function samples(): { files: Map<string, Uint8Array>; verdicts: Verdict[] } {
  const files = new Map<string, Uint8Array>()
  const verdicts: Verdict[] = []
  const add = (file: string, bytes: Uint8Array, why?: Verdict['why']): void => {
    if (files.has(file)) throw new Error(`two samples are called ${file}`)
    files.set(file, bytes)
    verdicts.push(verdictFor(file, bytes, why))
  }
  for (const { name, content, why } of RIGHT) add(`${name}.disparo`, writeBundle(content), why)
  const whole = writeBundle(rightContent('full'))
  add('signed.disparo', signed(whole), {
    'pt-BR': '`full`, assinado com a chave de `keys/signed.pub`',
    en: '`full`, signed with the key of `keys/signed.pub`',
  })
  const altered = signed(whole)
  const last = altered.lastIndexOf(0x22)
  altered[last - 1] = (altered[last - 1] ?? 0) ^ 1
  add('damaged/a-signed-one-with-one-bit-altered.disparo', altered)
  for (const { title, change } of KINDS_OF_WRONG) {
    const content = structuredClone(exampleBundle())
    change(content)
    add(`wrong/${fileName(title)}.disparo`, wholeBytes(content))
  }
  for (const [title, bytes] of DAMAGED) add(`damaged/${fileName(title)}.disparo`, bytes)
  return { files, verdicts }
}

type Rows = Record<string, Record<string, unknown>[]>

const DATA_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'disparo_meta' ORDER BY name"

/** What stands in the tables after a load, as `crm-check` compares it: an implementation by its id in the bundle. */
export async function rowsAfter(names: readonly string[], file: string): Promise<Rows> {
  for (const name of names) {
    const target = openLoadTarget(`sqlite:${file}`)
    if (!target.ok) throw new Error(target.error.code)
    const loaded = await loadBundle(rightContent(name), target.value)
    await target.value.close()
    if (!loaded.ok) throw new Error(`${name}: ${loaded.error.code}`)
  }
  const database = new Database(file, { readonly: true })
  try {
    const ids = new Map(
      database.prepare('SELECT id, implementation FROM disparo_implementation').raw().all() as [number, string][],
    )
    const tables = database
      .prepare<[], { name: string }>(DATA_TABLES)
      .all()
      .map(({ name }) => name)
    return Object.fromEntries(
      tables.map((table) => {
        const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()
        const named = rows.map(({ id: _id, implementation_id, ...row }) =>
          table === 'disparo_implementation' ? row : { implementation: ids.get(Number(implementation_id)), ...row },
        )
        return [table, named.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))]
      }),
    )
  } finally {
    database.close()
  }
}
