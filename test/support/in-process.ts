import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { type App, openApp } from '../../src-main/app.ts'
import { type Keychain, sessionKeychain } from '../../src-main/keychain/index.ts'
import { startZenviaSimulator, type ZenviaSimulator, type ZenviaSimulatorOptions } from '../../src-main/training/index.ts'
import { testClock } from './clock.ts'
import type { DisparoClient } from './rpc-client.ts'
import { tempDir } from './temp-dir.ts'

export type InProcess = { disparo: DisparoClient; app: App; dataDir: string; clock: ReturnType<typeof testClock> }

/** The whole program without a shell, on a data folder of its own (or the given one), ended with the test. */
export async function openInProcess(options: { dataDir?: string; keychain?: Keychain } = {}): Promise<InProcess> {
  const dataDir = options.dataDir ?? tempDir()
  const clock = testClock()
  const app = await openApp({ dataDir, keychain: options.keychain ?? sessionKeychain(), fetch, clock, shell: 'in-process' })
  let open = true
  const close = async (): Promise<void> => {
    if (!open) return
    open = false
    await app.close()
  }
  onTestFinished(close)
  return { disparo: createRouterClient(app.router), app: { ...app, close }, dataDir, clock }
}

export async function startSimulatorForTest(options: ZenviaSimulatorOptions = {}): Promise<ZenviaSimulator> {
  const simulator = await startZenviaSimulator(options)
  onTestFinished(() => simulator.close())
  return simulator
}

/** An implementation with a live account on a simulator and its first sender's number. */
export async function withNumber(disparo: DisparoClient, simulator: ZenviaSimulator) {
  const { id: implementationId } = await disparo.implementations.create({ client: 'Clínica Horizonte', environment: 'staging' })
  const account = await disparo.accounts.create({
    implementationId,
    provider: 'zenvia',
    label: 'Zenvia',
    mode: 'live',
    settings: { baseUrl: simulator.baseUrl },
    secret: simulator.secret,
  })
  const senderId = simulator.senderIds[0] ?? ''
  const number = await disparo.numbers.save({
    implementationId,
    accountId: account.id,
    label: 'Recepção',
    phone: `+${senderId}`,
    senderId,
    chatStandard: false,
    defaultTemplateId: null,
  })
  return { implementationId, accountId: account.id, number }
}

/** Runs a sync to its end and gives its counts. */
export async function syncToEnd(disparo: DisparoClient, accountId: string) {
  for await (const progress of await disparo.templates.sync({ accountId })) if (progress.phase === 'done') return progress.summary
  throw new Error('the sync ended without a summary')
}

/** Maps every placeholder of a usable template of the number and gives the template. */
export async function withMappedTemplate(disparo: DisparoClient, implementationId: string, senderId: string) {
  const templates = await disparo.templates.list({ implementationId })
  const template = templates.find((row) => row.unusable.length === 0 && row.placeholders > 1 && row.senderId === senderId)
  if (!template) throw new Error('the simulator has no such template')
  const { placeholders } = await disparo.variables.mapping({ templateId: template.id })
  await disparo.variables.saveMapping({
    templateId: template.id,
    bindings: placeholders.map(({ key }) => ({
      key,
      source: { kind: 'crm', token: 'NOME' },
      fallback: 'cliente',
      transforms: [],
    })),
  })
  return template
}

/** "Adicionar envio de WhatsApp" for the status Agendado. */
export const withTrigger = (
  disparo: DisparoClient,
  {
    implementationId,
    number,
    templateId,
    active = true,
  }: { implementationId: string; number: { id: string }; templateId: string; active?: boolean },
) =>
  disparo.triggers.save({
    trigger: {
      kind: 'status',
      implementationId,
      status: 'Agendado',
      serviceTree: 'WhatsApp Ativo',
      requestType: '',
      numberId: number.id,
      templateId,
      active,
    },
  })
