/**
 * What the old runtime of the tests lacks: Node 18 and Chromium 114 against the product's Node 24
 * and a Chromium of this year. core-js stands above this text in the built copy and brings the
 * language's own part. A plain script, for the page and for each of Node's threads: none inherits it.
 */
;(() => {
  const inNode = typeof require === 'function'
  if (inNode) {
    globalThis.File ??= require('node:buffer').File
    globalThis.crypto ??= require('node:crypto').webcrypto
  }
  AbortSignal.any ??= (signals) => {
    const any = new AbortController()
    for (const signal of signals) {
      if (signal.aborted) any.abort(signal.reason)
      else signal.addEventListener('abort', () => any.abort(signal.reason), { once: true, signal: any.signal })
    }
    return any.signal
  }
  Blob.prototype.bytes ??= async function bytes() {
    return new Uint8Array(await this.arrayBuffer())
  }
  if (!inNode) return
  const zlib = require('node:zlib')
  if (zlib.crc32) return
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
    return rest
  })
  zlib.crc32 = (data, start = 0) => {
    let sum = ~start
    for (const byte of typeof data === 'string' ? Buffer.from(data) : data) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8)
    return ~sum >>> 0
  }
})()
