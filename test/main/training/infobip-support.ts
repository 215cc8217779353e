import { afterEach } from 'vitest'
import {
  type InfobipSimulator,
  type InfobipSimulatorOptions,
  startInfobipSimulator,
} from '../../../src-main/training/infobip/index.ts'
import { createPhones, type Phones } from '../../../src-main/training/phones.ts'
import { type ManualTimeline, manualTimeline } from '../../support/manual-timeline.ts'
import type { ApiCall } from './zenvia-support.ts'

export const DESK = '5511940000001'
export const FINANCE = '5511940000002'
export const ANA = '5511987654321'
export const DAY = 24 * 60 * 60 * 1000

export const TEMPLATES = `/whatsapp/2/senders/${DESK}/templates`

export type TemplateJson = {
  id: string
  name: string
  language: string
  status: string
  category: string
  quality: string
  structure: Record<string, unknown> & { type: string; body?: { text: string } }
}

export type ErrorJson = {
  requestError: { serviceException: { messageId: string; text: string; validationErrors?: Record<string, string[]> } }
}

export type Bench = {
  simulator: InfobipSimulator
  timeline: ManualTimeline
  phones: Phones
  api: ApiCall
  /** Every webhook's body so far. */
  webhooks: unknown[]
}

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** A simulator whose time stands still, closed after the test. */
export async function startBench(options: InfobipSimulatorOptions = {}): Promise<Bench> {
  const timeline = manualTimeline()
  const phones = createPhones(timeline)
  const webhooks: unknown[] = []
  const simulator = await startInfobipSimulator({
    timeline,
    phones,
    reviewMs: 1000,
    deliveryMs: 100,
    webhookRetryMs: 1000,
    onWebhook: (body) => webhooks.push(body),
    ...options,
  })
  open.push(simulator)
  return { simulator, timeline, phones, webhooks, api: apiOf(simulator) }
}

export const apiOf =
  (simulator: InfobipSimulator): ApiCall =>
  async (method, path, body, headers = {}) => {
    const answer = await fetch(`${simulator.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `App ${simulator.secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, json: text === '' ? null : JSON.parse(text) }
  }

export const listOf = async ({ api }: Bench): Promise<TemplateJson[]> =>
  (await api<{ templates: TemplateJson[] }>('GET', TEMPLATES)).json.templates

export async function templateNamed(bench: Bench, name: string, language = 'pt_BR'): Promise<TemplateJson> {
  const template = (await listOf(bench)).find((one) => one.name === name && one.language === language)
  if (!template) throw new Error(`the seed has no ${name}`)
  return template
}

export const BODY = {
  text: 'Olá, {{1}}. O seu pedido {{2}} saiu para entrega agora há pouco.',
  examples: ['Ana', '8812'],
}

/** A template that Meta has nothing against. */
export const draft = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'aviso_entrega_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  structure: { body: BODY },
  ...changes,
})

/** A draft with these parts beside or instead of its body. */
export const withParts = (parts: Record<string, unknown>): Record<string, unknown> =>
  draft({ structure: { body: BODY, ...parts } })

export async function created(bench: Bench, changes: Record<string, unknown> = {}): Promise<TemplateJson> {
  const { status, json } = await bench.api<TemplateJson>('POST', TEMPLATES, draft(changes))
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  return json
}

/** The fields that an answer of 400 complains about. */
export function complaints({ status, json }: { status: number; json: unknown }): string[] {
  if (status !== 400) throw new Error(`${status} ${JSON.stringify(json)}`)
  return Object.keys((json as ErrorJson).requestError.serviceException.validationErrors ?? {})
}
