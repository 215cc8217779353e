import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { sessionKeychain } from '../keychain/index.ts'
import { startZenviaSimulator } from '../training/index.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'

type Step = 'client' | 'account' | 'number' | 'sync' | 'variables' | 'trigger' | 'test' | 'export'

/**
 * The whole main job once through, against the Zenvia simulator over real HTTP, with
 * the same router that the window uses. Leaves the bundle in `out`; everything else
 * (data folder, credential) is gone afterwards.
 */
export async function demo(out: string, terminal: Terminal): Promise<ExitCode> {
  const { t } = terminal
  const steps: { step: Step; detail: string }[] = []
  const done = (step: Step, detail: string): void => {
    steps.push({ step, detail })
    terminal.note(`✓ ${t(`cli.demo.steps.${step}`)}: ${detail}`)
  }
  try {
    mkdirSync(out, { recursive: true })
    accessSync(out, constants.W_OK)
  } catch {
    throw new UsageError(t('cli.folderUnusable', { folder: out }))
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'disparo-demo-'))
  const simulator = await startZenviaSimulator()
  const app = await openApp({ dataDir, keychain: sessionKeychain(), fetch, clock: systemClock, shell: 'in-process' })
  try {
    const disparo = createRouterClient(app.router)
    await disparo.app.saveSettings({ operator: 'disparo demo' })
    const { id: implementationId, client } = await disparo.implementations.create({
      client: t('cli.demo.client'),
      environment: 'staging',
    })
    await disparo.implementations.update({
      id: implementationId,
      facts: { receptive: true, isolatedServiceTree: 'WhatsApp Ativo' },
    })
    done('client', client)

    const account = await disparo.accounts.create({
      implementationId,
      provider: 'zenvia',
      label: 'Zenvia',
      mode: 'live',
      settings: { baseUrl: simulator.baseUrl },
      secret: simulator.secret,
    })
    const report = await disparo.accounts.check({ id: account.id })
    if (!report.ok) throw new Error(`check: ${report.problem}`)
    done('account', `${account.label}, ${simulator.baseUrl}`)

    const senderId = simulator.senderIds[0] ?? ''
    const number = await disparo.numbers.save({
      implementationId,
      accountId: account.id,
      label: t('cli.demo.number'),
      phone: `+${senderId}`,
      senderId,
      chatStandard: false,
      defaultTemplateId: null,
    })
    done('number', number.phone)

    let counts = ''
    for await (const progress of await disparo.templates.sync({ accountId: account.id })) {
      if (progress.phase === 'done') counts = t('cli.demo.counts', progress.summary)
    }
    done('sync', counts)

    const templates = await disparo.templates.list({ implementationId })
    const template = templates.find((row) => row.unusable.length === 0 && row.placeholders > 0 && row.senderId === senderId)
    if (!template) throw new Error('the simulator has no usable template with placeholders')
    const variables = await disparo.variables.list({ implementationId })
    const { placeholders } = await disparo.variables.mapping({ templateId: template.id })
    const mapping = await disparo.variables.saveMapping({
      templateId: template.id,
      bindings: placeholders.map(({ key, suggestion }) => {
        const token = suggestion ?? 'PROTOCOLO'
        const mayBeEmpty = variables.find((variable) => variable.token === token)?.mayBeEmpty
        return { key, source: { kind: 'crm', token }, fallback: mayBeEmpty ? t('cli.demo.fallback') : null, transforms: [] }
      }),
    })
    const blocking = mapping.problems.filter((problem) => !problem.advice)
    if (blocking.length > 0) throw new Error(`mapping: ${blocking.map((problem) => problem.key).join(', ')}`)
    done(
      'variables',
      `${template.content.name}: ${placeholders.map(({ name, suggestion }) => `{{${name}}} ← %${suggestion ?? 'PROTOCOLO'}%`).join(', ')}`,
    )

    const { trigger } = await disparo.triggers.save({
      trigger: {
        kind: 'status',
        implementationId,
        status: t('cli.demo.status'),
        serviceTree: 'WhatsApp Ativo',
        requestType: '',
        numberId: number.id,
        templateId: template.id,
        active: true,
      },
    })
    done('trigger', `${trigger.status} → ${template.content.name} → ${number.phone}`)

    const send = await disparo.tests.send({
      key: crypto.randomUUID(),
      numberId: number.id,
      templateId: template.id,
      recipient: '+5531988887777',
      crmValues: Object.fromEntries(variables.map(({ token, sample }) => [token, sample])),
      recipientAgreed: true,
    })
    const onPhone = simulator.messages().find((message) => message.messageId === send.providerMessageId)
    if (!onPhone) throw new Error('the message did not arrive on the simulated phone')
    await disparo.tests.confirm({ id: send.id, received: true })
    done('test', `${send.recipient}: ${send.body}`)

    const { record, file } = await disparo.exports.create({ implementationId })
    const path = join(out, record.fileName)
    writeFileSync(path, await file.bytes())
    done('export', path)

    const { readiness } = await disparo.implementations.get({ id: implementationId })
    terminal.print(
      terminal.json
        ? JSON.stringify({
            bundle: path,
            contentHash: record.contentHash,
            bytes: record.bytes,
            readiness: readiness.percent,
            steps,
          })
        : t('cli.demo.next', { path }),
    )
    return 0
  } finally {
    await app.close()
    await simulator.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
