import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { fillTerm, STARTER_TERM } from '#core/consent'
import type { ProviderId } from '#core/provider'
import { placeName, templatesOf } from '#core/triggers'
import { type App, openApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { FileSetError, ownFile, removeTemporary, sweepTemporaries, temporaryFolder, writeFileSet } from '../disk/index.ts'
import { bindingsOf, draftOf, EXAMPLE } from '../jobs/index.ts'
import { sessionKeychain } from '../keychain/index.ts'
import { providers } from '../providers/index.ts'
import { type Simulators, startSimulators } from '../training/index.ts'
import { environmentRoutes, openTransport } from '../transport/index.ts'
import { recordConsent } from './demo-consent.ts'
import type { ExitCode, Terminal } from './output.ts'
import { outputError } from './output-error.ts'

type Step = 'client' | 'services' | 'account' | 'number' | 'sync' | 'variables' | 'trigger' | 'test' | 'consent' | 'export'

/** What the starter term leaves open, for the example's client. */
const EXAMPLE_TERM = {
  client: EXAMPLE.client,
  document: '00.000.000/0001-00',
  purpose: 'andamento dos meus chamados e agendamentos',
  dataOfficer: 'Paula Reis',
  contact: 'privacidade@exemplo.com.br',
  privacyUrl: 'https://www.exemplo.com.br/privacidade',
  version: '1',
  date: '01/11/2026',
}

/**
 * The whole main job once through: both providers, every kind of trigger, a test on each
 * number, against the simulators over real HTTP and with the same router that the window
 * uses. Leaves the bundle in `out`; everything else (data folder, credentials) is gone
 * afterwards.
 */
export async function demo(out: string, terminal: Terminal, builtIn: string): Promise<ExitCode> {
  const { t } = terminal
  const steps: { step: Step; detail: string }[] = []
  const done = (step: Step, detail: string): void => {
    steps.push({ step, detail })
    terminal.note(`✓ ${t(`cli:demo.steps.${step}`)}: ${detail}`)
  }
  try {
    mkdirSync(out, { recursive: true })
    accessSync(out, constants.W_OK)
  } catch (error) {
    throw outputError(error, out, t)
  }
  sweepTemporaries(tmpdir())
  const dataDir = temporaryFolder(tmpdir())
  const simulators = await startSimulators({ port: 0 })
  const app = await openApp({
    dataDir,
    keychain: sessionKeychain(),
    fetch: openTransport(environmentRoutes(process.env)),
    clock: systemClock,
    shell: 'in-process',
    contactsWorker: join(builtIn, 'contacts-worker.js'),
    rehearsalWorker: join(builtIn, 'rehearsal-worker.js'),
  })
  try {
    const { path, record, percent } = await wholeJob(app, simulators, out, done, terminal)
    const { contentHash, bytes } = record
    terminal.print(
      terminal.json
        ? JSON.stringify({ bundle: path, contentHash, bytes, readiness: percent, steps })
        : t('cli:demo.next', { path }),
    )
    return 0
  } finally {
    await app.close()
    await simulators.close()
    removeTemporary(dataDir)
  }
}

async function wholeJob(
  app: App,
  simulators: Simulators,
  out: string,
  done: (step: Step, detail: string) => void,
  { t }: Terminal,
) {
  const disparo = createRouterClient(app.router)
  await disparo.app.saveSettings({ operator: 'disparo demo' })
  const { id: implementationId, client } = await disparo.implementations.create({
    client: EXAMPLE.client,
    environment: 'staging',
  })
  const { isolatedServiceTree, chatRequestType } = EXAMPLE
  await disparo.implementations.update({ id: implementationId, facts: { receptive: true, isolatedServiceTree, chatRequestType } })
  done('client', client)
  await disparo.services.save({ implementationId, trees: EXAMPLE.trees })
  done(
    'services',
    EXAMPLE.trees.map((tree) => `${tree.name} (${tree.requestTypes.map((type) => type.name).join(', ')})`).join('; '),
  )

  const numberIds = new Map<string, string>()
  for (const { provider, label, numbers } of EXAMPLE.accounts) {
    const simulator = simulators.of(provider)
    const account = await disparo.accounts.create({
      implementationId,
      provider,
      label,
      mode: 'live',
      settings: { baseUrl: simulator.baseUrl },
      secret: simulator.secret,
    })
    const report = await disparo.accounts.check({ id: account.id })
    if (!report.ok) throw new Error(`check: ${report.problem}`)
    done('account', `${label}, ${simulator.baseUrl}`)
    for (const number of numbers) {
      const senderId = simulator.senderIds[number.sender] ?? ''
      const saved = await disparo.numbers.save({
        implementationId,
        accountId: account.id,
        label: number.label,
        phone: `+${senderId}`,
        senderId,
        chatStandard: number.chatStandard,
        defaultTemplateId: null,
      })
      numberIds.set(number.key, saved.id)
      done('number', `${saved.phone}, ${saved.label}`)
    }
    for await (const progress of await disparo.templates.sync({ accountId: account.id })) {
      if (progress.phase === 'done') done('sync', `${label}: ${t('cli:demo.counts', progress.summary)}`)
    }
  }

  const { rows: templates } = await disparo.templates.list({ implementationId })
  const idOf = (name: string): string => {
    const template = templates.find((row) => row.name === name && row.language === 'pt_BR')
    if (!template) throw new Error(`the simulators have no template ${name}`)
    return template.id
  }
  for (const [name, fills] of Object.entries(EXAMPLE.mappings)) {
    const { id: templateId, accountId, content } = await disparo.templates.get({ id: idOf(name) })
    const scope = scopeOf(await disparo.accounts.list({ implementationId }), accountId)
    const bindings = bindingsOf(content, scope, fills)
    const mapping = await disparo.variables.saveMapping({ templateId, bindings })
    const blocking = mapping.problems.filter((problem) => !problem.advice)
    if (blocking.length > 0) throw new Error(`${name}: ${blocking.map((problem) => problem.key).join(', ')}`)
    const texts = bindings.map(({ key, source }) => `${key} ← ${source.kind === 'crm' ? `%${source.token}%` : source.text}`)
    done('variables', `${name}: ${texts.join(', ')}`)
  }

  const tested = new Map<string, string>()
  for (const trigger of EXAMPLE.triggers) {
    const numberId = numberIds.get(trigger.number) ?? ''
    const saved = await disparo.triggers.save({ trigger: draftOf(trigger, implementationId, numberId, idOf) })
    if (saved.problems.length > 0)
      throw new Error(`${placeName(saved.trigger)}: ${saved.problems.map(({ problem }) => problem).join(', ')}`)
    done('trigger', `${t(`cli:demo.kinds.${trigger.kind}`)}, ${placeName(saved.trigger)} → ${trigger.templates.join(', ')}`)
    tested.set(numberId, templatesOf(saved.trigger)[0] ?? '')
  }

  const variables = await disparo.variables.list({ implementationId })
  const phone = await disparo.testPhones.save({ implementationId, ...EXAMPLE.testPhone, agreed: true })
  for (const [numberId, templateId] of tested) {
    const send = await disparo.tests.send({
      key: crypto.randomUUID(),
      numberId,
      templateId,
      testPhoneId: phone.id,
      crmValues: Object.fromEntries(variables.map(({ token, sample }) => [token, sample])),
    })
    if (send.state !== 'accepted') throw new Error(`${send.templateName}: ${send.state} ${send.problem}`)
    await simulators.arrival(send.providerMessageId ?? '')
    await disparo.tests.confirm({ id: send.id, received: true })
    done('test', `${send.recipient}: ${send.body}`)
  }

  const { figures } = await recordConsent(disparo, implementationId, fillTerm(STARTER_TERM, EXAMPLE_TERM))
  done('consent', t('cli:demo.consent', figures))

  const { record, file } = await disparo.exports.create({ implementationId })
  const path = await writeBundleFile(out, record.fileName, await file.bytes())
  done('export', path)
  const { readiness } = await disparo.implementations.get({ id: implementationId })
  return { path, record, percent: readiness.percent }
}

/** Under its own name, or the next that is free: a bundle that is there is never replaced. */
async function writeBundleFile(out: string, fileName: string, bytes: Uint8Array): Promise<string> {
  const { name: stem, ext } = parse(fileName)
  for (let at = 1; ; at++) {
    const name = at === 1 ? fileName : `${stem} (${at})${ext}`
    try {
      await writeFileSet(out, [name], async (folder) => ownFile(join(folder, name), bytes))
      return join(out, name)
    } catch (error) {
      if (!(error instanceof FileSetError)) throw error
    }
  }
}

function scopeOf(accounts: readonly { id: string; provider: ProviderId }[], accountId: string) {
  const account = accounts.find((candidate) => candidate.id === accountId)
  if (!account) throw new Error(`no account ${accountId}`)
  return providers[account.provider].descriptor.capabilities.placeholderScope
}
