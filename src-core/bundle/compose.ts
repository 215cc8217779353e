import {
  DEFAULT_SENDING,
  type ExportRecord,
  type ImplementationSnapshot,
  type ProviderAccount,
  type StoredTemplate,
} from '#core/implementation'
import type { PlaceholderScope, TemplateButton } from '#core/template'
import { type Trigger, templatesOf } from '#core/triggers'
import { expandBindings } from '#core/variables'
import { canonicalJson } from './canonical.ts'
import { byCodeUnit, fileSafe, keyPart, naturalKeys } from './keys.ts'
import { bundleFiles } from './layout.ts'
import type { OpenPoint } from './open-points.ts'
import { BUNDLE_README } from './readme.ts'
import { crmTextOf } from './rules/index.ts'
import {
  BUNDLE_FORMAT,
  type BundleContent,
  type BundleManifest,
  type BundleTemplate,
  type BundleTrigger,
  FORMAT_VERSION,
} from './schema.ts'
import { type Place, placesOf, servicesOf } from './services.ts'

/** Lower-case hex of the bytes' SHA-256. Handed in: core has no crypto of its own. */
export type Sha256 = (bytes: Uint8Array) => string

export type BundleMeta = {
  sequence: number
  /** ISO UTC. */
  createdAt: string
  /** Program and version: `disparo 0.1.0`. */
  generator: string
  placeholderScope(accountId: string): PlaceholderScope
  /** What is exported although it is open. */
  openPoints?: readonly OpenPoint[]
  sha256: Sha256
}

type Template = ImplementationSnapshot['templates'][number]

/**
 * The bundle of one moment, with only what the CRM needs: the active triggers, all
 * numbers, and what these lead to. Equal configurations give equal content, whatever
 * the order of the rows and whatever their ids.
 *
 * Never fails, so that an unfinished set-up can be previewed: a reference that leads
 * nowhere is written as an empty string, which the schema refuses. Ask `checkReadiness`
 * and `checkBundle` before writing.
 */
export function composeBundle(snapshot: ImplementationSnapshot, meta: BundleMeta): BundleContent {
  const { implementation } = snapshot
  const active = snapshot.triggers.filter((trigger) => trigger.active)
  const used = new Set([...active.flatMap(templatesOf), ...snapshot.numbers.map((number) => number.defaultTemplateId)])
  const templates = snapshot.templates.filter((template) => used.has(template.id))
  const accounts = snapshot.accounts.filter(({ id }) => [...snapshot.numbers, ...templates].some((row) => row.accountId === id))

  const accountKeys = naturalKeys(
    accounts,
    (account) => [account.provider, keyPart(account.label)].filter(Boolean).join('-'),
    (account) => [account.label, account.mode, canonicalJson(settingsOf(account))],
  )
  const accountOf = (row: { accountId: string }): string => accountKeys.get(row.accountId) ?? ''
  const templateKeys = keysOfTemplates(templates, accountOf)
  const templateOf = (id: string): string => templateKeys.get(id) ?? ''
  const numberKeys = naturalKeys(
    snapshot.numbers,
    (number) => number.phone,
    (number) => [
      accountOf(number),
      number.senderId,
      number.label,
      `${number.chatStandard}`,
      templateOf(number.defaultTemplateId ?? ''),
    ],
  )
  const services = servicesOf(snapshot.trees, active.flatMap(placesOf), implementation)
  const unkeyed = active.map((trigger) => ({
    id: trigger.id,
    ...composeTrigger(trigger, { number: numberKeys.get(trigger.numberId) ?? '', templateOf, spell: services.spell }),
  }))
  const triggerKeys = naturalKeys(
    unkeyed,
    ({ kind, serviceTree, requestType, ...rest }) =>
      [
        kind,
        keyPart(serviceTree ?? '') || 'any',
        keyPart(requestType ?? '') || 'any',
        ...('status' in rest ? [keyPart(rest.status)] : []),
      ].join('.'),
    ({ id: _ours, ...trigger }) => [canonicalJson(trigger)],
  )

  const bundleTemplates = templates.map((template): [string, BundleTemplate] => [
    templateOf(template.id),
    composeTemplate(template, accountOf(template), meta.placeholderScope(template.accountId)),
  ])
  const tokens = new Set(
    bundleTemplates.flatMap(([, { bindings }]) =>
      bindings.flatMap(({ source }) => (source.kind === 'crm' ? [source.token] : [])),
    ),
  )
  const triggers = unkeyed
    .map(({ id, ...trigger }): BundleTrigger => ({ ...trigger, key: triggerKeys.get(id) ?? '' }))
    .sort(byKey)

  const parts = {
    providers: accounts
      .map((account) => ({
        key: accountKeys.get(account.id) ?? '',
        provider: account.provider,
        label: account.label,
        mode: account.mode,
        settings: settingsOf(account),
      }))
      .sort(byKey),
    numbers: snapshot.numbers
      .map((number) => ({
        key: numberKeys.get(number.id) ?? '',
        account: accountOf(number),
        label: number.label,
        phone: number.phone,
        senderId: number.senderId,
        ...inPool(number),
        chatStandard: number.chatStandard,
        defaultTemplate: number.defaultTemplateId === null ? null : templateOf(number.defaultTemplateId),
      }))
      .sort(byKey),
    templates: Object.fromEntries(bundleTemplates.sort(([a], [b]) => byCodeUnit(a, b))),
    triggers,
    services: services.content,
    consent: consentOf(snapshot),
    ...sendingOf(snapshot, services.spell),
    variables: snapshot.variables.filter(({ token }) => tokens.has(token)).sort((a, b) => byCodeUnit(a.token, b.token)),
    readme: BUNDLE_README,
  } satisfies Omit<BundleContent, 'manifest'>
  return { manifest: composeManifest(parts, snapshot, meta), ...parts }
}

const byKey = (a: { key: string }, b: { key: string }): number => byCodeUnit(a.key, b.key)

/** A simulator listens on another port each time and is nothing that the CRM could reach. */
const settingsOf = (account: ProviderAccount): Record<string, string> => (account.mode === 'training' ? {} : account.settings)

/**
 * `name.language`. The same pair under two accounts or senders is usual (a number of
 * its own for each branch): then all of them carry account and sender.
 */
function keysOfTemplates(templates: readonly StoredTemplate[], accountOf: (row: StoredTemplate) => string): Map<string, string> {
  const plain = (template: StoredTemplate, middle: string): string =>
    `${fileSafe(template.content.name, 80)}${middle}.${fileSafe(template.content.language, 20)}`
  const counts = new Map<string, number>()
  for (const template of templates) {
    const key = plain(template, '').toLowerCase()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return naturalKeys(
    templates,
    (template) => {
      if (counts.get(plain(template, '').toLowerCase()) === 1) return plain(template, '')
      const sender = template.senderId === null ? '' : `~${fileSafe(template.senderId, 40)}`
      return plain(template, `~${accountOf(template)}${sender}`)
    },
    (template) => [
      template.content.name,
      template.content.language,
      accountOf(template),
      template.senderId ?? '',
      hasOwnId(template) ? template.remoteId : '',
    ],
  )
}

/** One registered by hand where the provider needs no id has one of ours, which says nothing outside this program. */
const hasOwnId = ({ origin, remoteId }: StoredTemplate): boolean => origin === 'provider' || !remoteId.startsWith('manual:')

/** One key of a provider may have several WhatsApp accounts; where it names them, a template is sent by numbers of its own. */
const inPool = ({ poolId }: { poolId: string | null }): { businessAccountId?: string } =>
  poolId === null ? {} : { businessAccountId: poolId }

function composeTemplate(template: Template, account: string, scope: PlaceholderScope): BundleTemplate {
  const { content, senderId, origin, remoteId, status } = template
  const bindings = expandBindings(content, scope, template.bindings)
  const { header, footer } = content
  const structure = {
    header: header ? { format: header.format, text: header.text ?? null } : null,
    body: content.body.text,
    footer: footer?.text ?? null,
    buttons: content.buttons.map(composeButton),
  }
  return {
    account,
    senderId,
    ...inPool(template),
    origin,
    remoteId: hasOwnId(template) ? remoteId : null,
    name: content.name,
    language: content.language,
    category: content.category,
    status,
    structure,
    crmText: crmTextOf({ structure, bindings }),
    bindings: bindings.map(({ key, source, fallback, transforms }) => ({ key, source, fallback, transforms })),
  }
}

function composeButton(button: TemplateButton): BundleTemplate['structure']['buttons'][number] {
  switch (button.type) {
    case 'URL':
      return { type: 'URL', text: button.text, url: button.url }
    case 'PHONE_NUMBER':
      return { type: 'PHONE_NUMBER', text: button.text, phoneNumber: button.phoneNumber }
    case 'QUICK_REPLY':
      return { type: 'QUICK_REPLY', text: button.text, payload: button.payload ?? null }
    case 'COPY_CODE':
      return { type: 'COPY_CODE', text: button.text ?? null }
    case 'OTHER':
      return { type: 'OTHER', kind: button.kind, text: button.text ?? null }
  }
}

/** Without its key, which is made of what stands here. */
function composeTrigger(
  trigger: Trigger,
  { number, templateOf, spell }: { number: string; templateOf(id: string): string; spell(place: Place): Place },
): BundleTrigger {
  const spelt = spell({ ...trigger, status: trigger.kind === 'status' ? trigger.status : '' })
  const place = { key: '', serviceTree: spelt.serviceTree || null, requestType: spelt.requestType || null, number }
  switch (trigger.kind) {
    case 'status': {
      const { status: next } = spell({ ...trigger, status: trigger.nextStatus })
      const { kind, oncePerTicket } = trigger
      return {
        kind,
        ...place,
        status: spelt.status,
        template: templateOf(trigger.templateId),
        nextStatus: next || null,
        oncePerTicket,
      }
    }
    case 'operate':
      return { kind: trigger.kind, ...place, template: templateOf(trigger.templateId), chatStandard: trigger.chatStandard }
    case 'chat':
      return { kind: trigger.kind, ...place, templates: [...new Set(trigger.templateIds.map(templateOf))].sort(byCodeUnit) }
  }
}

function composeManifest(
  parts: Omit<BundleContent, 'manifest'>,
  snapshot: ImplementationSnapshot,
  meta: BundleMeta,
): BundleManifest {
  const encoder = new TextEncoder()
  const files = bundleFiles(parts).map(({ path, text }) => {
    const bytes = encoder.encode(text)
    return { path, sha256: meta.sha256(bytes), bytes: bytes.length }
  })
  const about = {
    formatVersion: FORMAT_VERSION,
    implementation: { id: snapshot.implementation.id, client: snapshot.implementation.client },
    environment: snapshot.implementation.environment,
    files,
  } as const
  const manifest = {
    format: BUNDLE_FORMAT,
    ...about,
    sequence: meta.sequence,
    createdAt: meta.createdAt,
    generator: meta.generator,
    openPoints: sorted(meta.openPoints ?? []),
    contentHash: contentHashOf(about, meta.sha256),
  } as const
  return { ...manifest, manifestHash: manifestHashOf(manifest, meta.sha256) }
}

/** The order in which they were found says nothing. */
const sorted = <Point extends ExportRecord['openPoints'][number]>(points: readonly Point[]): Point[] =>
  points.toSorted((a, b) => byCodeUnit(canonicalJson(a), canonicalJson(b)))

const hashOf = (value: unknown, sha256: Sha256): string => sha256(new TextEncoder().encode(canonicalJson(value)))

/** The configuration's own hash: nothing of when, how often or by which version it was exported. */
export function contentHashOf(manifest: Record<string, unknown>, sha256: Sha256): string {
  const named = ['environment', 'files', 'formatVersion', 'implementation'].filter((field) => manifest[field] !== undefined)
  return hashOf(Object.fromEntries(named.map((field) => [field, manifest[field]])), sha256)
}

/** Over everything in the manifest but itself, so that an edited sequence or date is noticed too. */
export function manifestHashOf(manifest: Record<string, unknown>, sha256: Sha256): string {
  const { manifestHash: _itself, ...rest } = manifest
  return hashOf(rest, sha256)
}

/**
 * Sequence and time of the next export. Unchanged content with the same open points keeps those of the last export,
 * so that its bytes are equal too. Only the last one counts: going back to an earlier
 * configuration is a change, and the CRM would refuse the earlier number.
 */
export function nextExport(
  exports: readonly ExportRecord[],
  contentHash: string,
  now: string,
  openPoints: readonly OpenPoint[] = [],
): { sequence: number; createdAt: string; unchanged: boolean } {
  const last = exports.reduce<ExportRecord | null>(
    (latest, each) => (latest && latest.sequence > each.sequence ? latest : each),
    null,
  )
  const isSame = last?.contentHash === contentHash && canonicalJson(sorted(last.openPoints)) === canonicalJson(sorted(openPoints))
  if (isSame) return { sequence: last.sequence, createdAt: last.createdAt, unchanged: true }
  return { sequence: (last?.sequence ?? 0) + 1, createdAt: now, unchanged: false }
}

/** sending.json, where it says anything: what was decided about when to send, and where a trigger was switched off. */
function sendingOf(
  { implementation, triggers }: ImplementationSnapshot,
  spell: (place: Place) => Place,
): Pick<BundleContent, 'sending'> {
  const settings = { ...DEFAULT_SENDING, ...implementation.sending }
  const places = triggers
    .filter((trigger) => !trigger.active)
    .map((trigger) => {
      const { serviceTree, requestType, status } = spell({ ...trigger, status: trigger.kind === 'status' ? trigger.status : '' })
      return { kind: trigger.kind, serviceTree: serviceTree || null, requestType: requestType || null, status: status || null }
    })
  const switchedOff = [...new Map(places.map((place) => [canonicalJson(place), place]))]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, place]) => place)
  const says = switchedOff.length > 0 || canonicalJson(settings) !== canonicalJson(DEFAULT_SENDING)
  return says ? { sending: { ...settings, switchedOff } } : {}
}

/** consent.json: counts and hashes, never a contact. */
function consentOf({ implementation, consent: { term, plan, signOff } }: ImplementationSnapshot): BundleContent['consent'] {
  return {
    clientVarActiveSince: implementation.clientVarActiveSince,
    term: term && { version: term.version },
    plan: plan && {
      figures: plan.figures,
      planHash: plan.planHash,
      signed: signOff?.shown.planHash === plan.planHash,
    },
  }
}
