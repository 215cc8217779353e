import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { explainBundleError } from '#core/bundle'
import { loadBundle, openLoadTarget, readBundle } from '../bundle/index.ts'
import { instant, systemClock } from '../clock.ts'
import { type DeliveryAnswer, DeliveryError, deliverToAddress, deliverToFolder, openReceiver } from '../delivery/index.ts'
import { GENERATOR } from '../generator.ts'
import { sleep } from '../sleep.ts'
import { environmentRoutes, openTransport } from '../transport/index.ts'
import { readBundleAt, refuse } from './bundle-file.ts'
import { passwordFor } from './database-password.ts'
import { secretFrom } from './given-file.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { outputError } from './output-error.ts'

/** What a receiver asks for, where no file was named. */
const TOKEN = 'DISPARO_DELIVERY_TOKEN'
/** With a scheme it is an address; else a folder. */
const ADDRESS = /^[a-z][a-z\d+.-]+:\/\//i
/** How long a watching CRM may take, in milliseconds. */
const PATIENCE_MS = 600_000

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const mustBeFolder = (to: string, t: Terminal['t']): void => {
  if (!statSync(to, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(t('cli:deliver.noFolder', { to }))
}

const tokenFrom = (file: string | undefined, t: Terminal['t']): string | null =>
  file === undefined ? process.env[TOKEN] || null : secretFrom(file, t)

/**
 * `disparo bundle deliver FILE --to FOLDER|https://…`: takes a right bundle to the CRM, tries again where that is harmless,
 * and says what was answered. Exit 0: it is loaded there, or lies in the folder; 1: the CRM refused it, or nobody answered.
 */
export async function deliverFile(
  file: string,
  given: string,
  said: { tokenFile: string | undefined; waits: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { t, json, print, note } = terminal
  const isAddress = ADDRESS.test(given)
  const to = isAddress ? given : resolve(given)
  const { read, bytes } = readBundleAt(file, terminal)
  if (!read.ok) return refuse(read.error, terminal, read.faults)
  const tell = (answer: DeliveryAnswer): ExitCode => {
    if (json) print(JSON.stringify({ ok: answer.status !== 'refused', to, ...answer }))
    else print(t(`cli:deliver.${answer.status}`, { to, by: answer.by, message: answer.message }))
    return answer.status === 'refused' ? 1 : 0
  }
  if (isAddress) {
    const { contentHash } = read.value.manifest
    const attempt = (number: number, waits: number): void =>
      note(t('cli:deliver.again', { attempt: number, seconds: Math.round(waits / 1000) }))
    try {
      const fetch = openTransport(environmentRoutes(process.env))
      const token = tokenFrom(said.tokenFile, t)
      return tell(await deliverToAddress({ bytes, contentHash }, { address: to, token }, { fetch, sleep, note: attempt }))
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error
      const sentence = t(`cli:deliver.${error.trouble}`, { to, status: error.status ?? '' })
      if (error.trouble === 'address-refused') throw new UsageError(sentence)
      if (json) print(JSON.stringify({ ok: false, to, error: error.trouble, status: error.status, message: sentence }))
      else note(sentence)
      return 1
    }
  }
  mustBeFolder(to, t)
  const patience = said.waits ? PATIENCE_MS : 0
  const answer = await deliverToFolder({ bytes, name: basename(file) }, to, { sleep, patience }).catch((error: unknown) => {
    throw outputError(error, to, t)
  })
  if (answer) return tell(answer)
  if (json) print(JSON.stringify({ ok: !said.waits, to, status: null }))
  else print(t(said.waits ? 'cli:deliver.silent' : 'cli:deliver.lies', { to }))
  return said.waits ? 1 : 0
}

/** `disparo bundle receive --into TARGET [--port N] [--folder FOLDER]`: the CRM's end of a delivery, to try one against. */
export async function receiveBundles(
  said: { into: string; port: number; folder: string | null; tokenFile: string | undefined; passwordFile: string | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { t, json, print, note } = terminal
  const opened = openLoadTarget(said.into, passwordFor(said.passwordFile, terminal))
  if (!opened.ok) return refuse(opened.error, terminal)
  if (said.folder !== null) mustBeFolder(said.folder, t)
  const target = opened.value
  const sentenceOf = (error: Parameters<typeof explainBundleError>[0]): string => {
    const { messageId, data } = explainBundleError(error)
    return t(messageId, data)
  }
  const load = async (bytes: Uint8Array): Promise<DeliveryAnswer> => {
    const about = { at: instant(systemClock), by: GENERATOR }
    const read = readBundle(bytes)
    if (!read.ok)
      return {
        ...about,
        status: 'refused',
        implementation: null,
        sequence: null,
        contentHash: null,
        message: sentenceOf(read.error),
      }
    const { implementation, sequence, contentHash } = read.value.manifest
    const known = { ...about, implementation: implementation.id, sequence, contentHash }
    const loaded = await loadBundle(read.value, target)
    if (!loaded.ok) return { ...known, status: 'refused', message: sentenceOf(loaded.error) }
    const { report } = loaded.value
    const status = report.inserted + report.updated + report.removed === 0 ? 'unchanged' : 'loaded'
    return {
      ...known,
      status,
      message: t('cli:bundle.loaded', { ...report, client: implementation.client, target: target.label }),
    }
  }
  const receiver = await openReceiver(load, {
    port: said.port,
    token: tokenFrom(said.tokenFile, t),
    folder: said.folder,
    note: (answer) => print(json ? JSON.stringify(answer) : answer.message),
    trouble: (error) => note(t('cli:deliver.trouble', { reason: reasonOf(error) })),
  }).catch((error: unknown) => {
    throw new UsageError(t('cli:deliver.noPort', { port: said.port, reason: reasonOf(error) }))
  })
  print(
    json
      ? JSON.stringify({ address: receiver.address })
      : t('cli:deliver.listening', { address: receiver.address, target: target.label }),
  )
  // Until it is interrupted: `endOnSignals` ends the process, and a load in its middle is undone.
  return new Promise(() => undefined)
}
