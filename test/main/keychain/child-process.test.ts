import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { inspect, promisify } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { forkChild } from '../../../src-main/keychain/fork.ts'
import { type ChildChannel, KeychainError, openKeychain, type SpawnChild } from '../../../src-main/keychain/index.ts'

const FICKLE = join(import.meta.dirname, 'fixtures/fickle-child.ts')
const reference = (account: string) => ({ backend: 'keytar', service: 'Disparo', account }) as const

const opened: { close(): Promise<void> }[] = []
afterEach(() => Promise.all(opened.splice(0).map((keychain) => keychain.close())))

/** A keychain over a child that misbehaves on demand, and what became of each child it started. */
const fickle = (deadlineMs: number, spawn: SpawnChild = forkChild(FICKLE)) => {
  const children: { channel: ChildChannel; ended: boolean }[] = []
  const keychain = openKeychain({
    deadlineMs,
    spawn: () => {
      const child = { channel: spawn(), ended: false }
      child.channel.onExit(() => {
        child.ended = true
      })
      children.push(child)
      return child.channel
    },
  })
  opened.push(keychain)
  return { keychain, children }
}

describe('the keychain child', () => {
  it('starts with the first call and serves all of them', async () => {
    const { keychain, children } = fickle(10_000)
    expect(children).toHaveLength(0)
    const saved = await Promise.all(['a', 'b', 'c'].map((account) => keychain.save(account, `secret of ${account}`)))
    const read = await Promise.all(saved.map((each) => keychain.read(each)))
    expect(read).toEqual(['a', 'b', 'c'].map((account) => ({ state: 'ok', secret: `secret of ${account}` })))
    expect(children).toHaveLength(1)
  })

  it('is killed at the deadline, the call answers locked and the next one works', async () => {
    const { keychain, children } = fickle(1500)
    expect(await keychain.read(reference('hang'))).toEqual({ state: 'locked', secret: null })
    expect(await keychain.read(reference('other'))).toEqual({ state: 'absent', secret: null })
    await vi.waitFor(() => expect(children.map((child) => child.ended)).toEqual([true, false]))
  })

  it('lets calls queued behind one that hangs answer locked with it, without waiting in turn', async () => {
    const { keychain, children } = fickle(1000)
    const calls = ['hang', 'hang', 'hang', 'other'].map((account) => keychain.read(reference(account)))
    expect((await Promise.all(calls)).map(({ state }) => state)).toEqual(['locked', 'locked', 'locked', 'locked'])
    expect(children).toHaveLength(1)
  })

  it('refuses to keep in memory what a hanging keychain did not take', async () => {
    const { keychain } = fickle(1000)
    const failure = await keychain.save('hang', 'the-secret').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(KeychainError)
    expect(failure).toMatchObject({ state: 'locked' })
    expect(inspect(failure)).not.toContain('the-secret')
    expect(await keychain.read({ ...reference('hang'), backend: 'session' })).toEqual({ state: 'absent', secret: null })
  })

  it('may die in a call: that one is unreadable, the next gets a new child', async () => {
    const { keychain, children } = fickle(10_000)
    expect(await keychain.read(reference('die'))).toEqual({ state: 'unreadable', secret: null })
    expect(await keychain.read(reference('other'))).toEqual({ state: 'absent', secret: null })
    expect(children).toHaveLength(2)
  })

  it('is replaced within the call when its backend had worked before', async () => {
    const { keychain, children } = fickle(10_000)
    expect(await keychain.backend()).toBe('keytar')
    expect(await keychain.read(reference('die'))).toEqual({ state: 'unreadable', secret: null })
    expect(children).toHaveLength(2)
  })

  it('may be killed from outside in a call', async () => {
    const { keychain, children } = fickle(10_000)
    const reading = keychain.read(reference('hang'))
    await vi.waitFor(() => expect(children).toHaveLength(1))
    children[0]?.channel.kill()
    expect(await reading).toEqual({ state: 'unreadable', secret: null })
    expect(await keychain.read(reference('other'))).toEqual({ state: 'absent', secret: null })
  })

  it('may be unable to start', async () => {
    const { keychain } = fickle(10_000, forkChild('/nonexistent/child.js'))
    expect(await keychain.read(reference('a'))).toEqual({ state: 'unreadable', secret: null })
    expect(await keychain.backend()).toBeNull()
  })

  it('is gone when close resolves, also in mid-call, and does not start again', async () => {
    const { keychain, children } = fickle(10_000)
    const reading = keychain.read(reference('hang'))
    const queued = keychain.read(reference('other'))
    await vi.waitFor(() => expect(children).toHaveLength(1))
    await keychain.close()
    expect(children.map((child) => child.ended)).toEqual([true])
    expect([(await reading).state, (await queued).state]).toEqual(['unreadable', 'unreadable'])
    await expect(keychain.save('a', 'secret')).rejects.toThrow(KeychainError)
    expect(children).toHaveLength(1)
  })

  it.each([
    ['never closes it', []],
    ['closes it last', ['close']],
  ])('does not hold the exit of a program that %s, nor lets it end in mid-call', async (_, args) => {
    const program = join(import.meta.dirname, 'fixtures/program.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { timeout: 15_000 })
    expect(JSON.parse(stdout)).toEqual({ state: 'ok', secret: 'a secret' })
  })
})
