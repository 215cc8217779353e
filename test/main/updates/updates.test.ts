import { sign } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createUpdates, createWork, noUpdates, type Updates } from '../../../src-main/updates/index.ts'
import { isSigned } from '../../../src-main/updates/signed-feed.ts'
import { testClock } from '../../support/clock.ts'
import { CHANNEL, pair, read, realUpdater, startFeed } from './feed-server.ts'

/** electron-updater's own AppImage updater, our layer, and a web server: all real but Electron. */
async function installed(version: string, { feed, key = pair() }: { feed?: string; key?: ReturnType<typeof pair> } = {}) {
  const server = await startFeed()
  const { updater, program } = await realUpdater(version)
  const work = createWork()
  const seen: string[] = []
  const closed: string[] = []
  const updates: Updates = createUpdates({
    feed: { url: feed ?? server.url, publicKey: key.publicKey },
    version,
    load: async () => updater,
    work,
    clock: testClock(),
    changed: () => seen.push(updates.state().kind),
    log: () => undefined,
    afterClosing: (then) => {
      closed.push('closed')
      then()
    },
  })
  const ended = async () => {
    const { kind } = updates.state()
    if (kind === 'downloading') await expect.poll(() => updates.state().kind, { timeout: 10_000 }).not.toBe('downloading')
    return updates.state()
  }
  return { server, key, updates, work, seen, closed, program, ended }
}
const cached = (program: string): string[] => {
  const folder = join(dirname(program), 'cache', 'disparo-updater', 'pending')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.AppImage') && !name.startsWith('temp-')) : []
}

describe('an update', () => {
  test('is told with what is new in it, fetched when asked, and takes the old one’s place after the program has closed', async () => {
    const { server, key, updates, seen, closed, program, ended } = await installed('0.1.0')
    server.publish('0.2.0', '#!/bin/sh\nexit 0\n', key.privateKey)
    expect(updates.state()).toEqual({ kind: 'current', checkedAt: null })
    expect(await updates.check()).toEqual({ kind: 'available', version: '0.2.0', notes: '- **New**: <b>faster</b>' })
    expect(server.asked).toEqual([CHANNEL, `${CHANNEL}.sig`])
    updates.download()
    expect(await ended()).toMatchObject({ kind: 'ready', version: '0.2.0' })
    expect(seen[0]).toBe('checking')
    // Until the person says so, nothing of the old one is touched.
    expect(read(program)).toBe('the old program')
    updates.install()
    await expect.poll(() => read(program)).toBe('#!/bin/sh\nexit 0\n')
    expect(closed).toEqual(['closed'])
  })

  test('waits for every job that a person has running', async () => {
    const { server, key, updates, work, closed, program, ended } = await installed('0.1.0')
    server.publish('0.2.0', '#!/bin/sh\nexit 0\n', key.privateKey)
    await updates.check()
    updates.download()
    await ended()
    const [sync, send] = [work.begin(), work.begin()]
    expect(() => updates.install()).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'update-busy', data: { count: 2 } }) }),
    )
    sync()
    sync()
    expect(() => updates.install()).toThrow(expect.objectContaining({ problem: expect.objectContaining({ data: { count: 1 } }) }))
    expect([closed, read(program)]).toEqual([[], 'the old program'])
    send()
    updates.install()
    await expect.poll(() => closed).toEqual(['closed'])
  })

  test('that is the version one has is none', async () => {
    const { server, key, updates } = await installed('0.2.0')
    server.publish('0.2.0', 'x', key.privateKey)
    expect(await updates.check()).toMatchObject({ kind: 'current', checkedAt: '2026-11-22T12:00:00.000Z' })
  })
})

describe('is refused', () => {
  test('an older version, though our own key signed it', async () => {
    const { server, key, updates } = await installed('0.10.0')
    server.publish('0.9.0', 'x', key.privateKey)
    expect(await updates.check()).toEqual({ kind: 'refused', why: 'older' })
    expect(updates.download()).toEqual({ kind: 'refused', why: 'older' })
    expect(server.asked).not.toContain('Disparo-0.9.0.AppImage')
  })

  test('a list that another key signed, that nobody signed, or that was changed after', async () => {
    const { server, key, updates } = await installed('0.1.0')
    const refused = { kind: 'refused', why: 'signature' }
    server.publish('0.2.0', 'x', pair().privateKey)
    expect(await updates.check()).toEqual(refused)
    server.publish('0.2.0', 'x', key.privateKey)
    const list = server.files.get(CHANNEL)?.toString() ?? ''
    server.files.set(CHANNEL, Buffer.from(list.replace('0.2.0', '0.3.0')))
    expect(await updates.check()).toEqual(refused)
    server.files.set(CHANNEL, Buffer.from(list))
    server.files.set(`${CHANNEL}.sig`, Buffer.from(''))
    expect(await updates.check()).toEqual(refused)
    server.files.set(`${CHANNEL}.sig`, Buffer.from(sign(null, Buffer.from('something else'), key.privateKey).toString('base64')))
    expect(await updates.check()).toEqual(refused)
    // Without a signature there is nothing to look at.
    server.files.delete(`${CHANNEL}.sig`)
    expect((await updates.check()).kind).toBe('refused')
  })

  test('a program that is not the one the list names, of the same length or another', async () => {
    for (const instead of ['#!/bin/sh\nexit 1\n', 'short', '#!/bin/sh\nexit 0\n and more']) {
      const { server, key, updates, program, ended } = await installed('0.1.0')
      server.publish('0.2.0', '#!/bin/sh\nexit 0\n', key.privateKey)
      await updates.check()
      server.files.set('Disparo-0.2.0.AppImage', Buffer.from(instead))
      updates.download()
      expect(await ended()).toEqual({ kind: 'refused', why: 'changed' })
      expect(() => updates.install()).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ code: 'not-found' }) }),
      )
      expect([read(program), cached(program)]).toEqual(['the old program', []])
    }
  })

  test('nothing that answers is told as such, and asked again when the person asks', async () => {
    const { server, key, updates } = await installed('0.1.0', { feed: 'http://127.0.0.1:9/disparo' })
    expect(await updates.check()).toEqual({ kind: 'refused', why: 'unreachable' })
    expect(server.asked).toEqual([])
    const other = await installed('0.1.0', { key })
    expect(await other.updates.check()).toEqual({ kind: 'refused', why: 'unreachable' })
    other.server.publish('0.2.0', 'x', key.privateKey)
    expect(await other.updates.check()).toMatchObject({ kind: 'available' })
  })
})

test('what is no signature is none', () => {
  const { privateKey, publicKey } = pair()
  const right = sign(null, Buffer.from('text'), privateKey).toString('base64')
  expect(isSigned('text', `${right}\n`, publicKey)).toBe(true)
  for (const [text, signature, key] of [
    ['text2', right, publicKey],
    ['text', right.slice(4), publicKey],
    ['text', '', publicKey],
    ['text', right, ''],
    ['text', right, 'bm90IGEga2V5'],
    ['text', right, pair().publicKey],
  ] as const)
    expect(isSigned(text, signature, key)).toBe(false)
})

test.each(['shell', 'development', 'no-feed', 'system'] as const)(
  'where there are none (%s), it says why and does nothing',
  async (why) => {
    const none = noUpdates(why)
    expect([none.state(), await none.check(), none.download()]).toEqual(Array(3).fill({ kind: 'off', why }))
    expect(() => none.install()).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'not-found' }) }))
  },
)
