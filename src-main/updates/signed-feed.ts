import { createPublicKey, verify } from 'node:crypto'
import type { CustomPublishOptions, UpdateInfo } from 'builder-util-runtime'
import type { AppUpdater, ResolvedUpdateFileInfo } from 'electron-updater'
import { Provider, type ProviderRuntimeOptions, parseUpdateInfo, resolveFiles } from 'electron-updater/out/providers/Provider.js'
import { BAD_SIGNATURE, type Feed } from './feed.ts'

/** Whether these very bytes were signed by the key; false for anything that is no signature. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), key, Buffer.from(signature.trim(), 'base64'))
  } catch {
    return false
  }
}

/**
 * A folder on any web server, as electron-builder fills it; beside each `latest….yml` lies its
 * signature. The list names a file by its SHA-512, so that one signature vouches for both: whoever
 * holds the server, but not the key, can offer nothing.
 */
export class SignedFeed extends Provider<UpdateInfo> {
  readonly #base: URL
  readonly #publicKey: string

  constructor({ url, publicKey }: CustomPublishOptions & Partial<Feed>, _updater: AppUpdater, runtime: ProviderRuntimeOptions) {
    super(runtime)
    this.#base = new URL(String(url).replace(/\/*$/, '/'))
    this.#publicKey = String(publicKey)
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`
    const file = new URL(name, this.#base)
    const text = (await this.httpRequest(file)) ?? ''
    const signature = (await this.httpRequest(new URL(`${name}.sig`, this.#base))) ?? ''
    if (!isSigned(text, signature, this.#publicKey))
      throw Object.assign(new Error(`${file.href} is not signed by this build's key`), { code: BAD_SIGNATURE })
    return parseUpdateInfo(text, name, file)
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, this.#base)
  }
}
