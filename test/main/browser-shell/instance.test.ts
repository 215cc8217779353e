import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addressFor, type Claim, claimInstance } from '../../../src-main/shells/single-instance.ts'
import { tempDir } from '../../support/temp-dir.ts'

type First = Extract<Claim, { first: true }>

async function claimed(dataDir: string): Promise<First> {
  const claim = await claimInstance(dataDir)
  if (!claim.first) throw new Error(`already open: ${claim.url}`)
  onTestFinished(() => claim.release())
  return claim
}

async function started(dataDir: string, url: string): Promise<{ child: ChildProcess; said: unknown }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'instance-process.ts'), dataDir, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, said: JSON.parse(line) }
}

describe('a data folder', () => {
  it('has one process, and a second is told its page', async () => {
    const dataDir = tempDir()
    const first = await claimed(dataDir)
    first.serve(() => ({ shell: 'browser', url: 'http://127.0.0.1:1/#t=x' }))
    expect(await claimInstance(dataDir)).toEqual({ first: false, shell: 'browser', url: 'http://127.0.0.1:1/#t=x' })
  })

  it('is one, by whatever way one comes to it', async () => {
    const dataDir = tempDir()
    const first = await claimed(dataDir)
    first.serve(() => ({ shell: 'electron', url: null }))
    const link = join(tempDir(), 'link')
    symlinkSync(dataDir, link)
    expect(await claimInstance(link)).toEqual({ first: false, shell: 'electron', url: null })
  })

  it('makes a second start wait until the first knows its page', async () => {
    const dataDir = tempDir()
    const first = await claimed(dataDir)
    const second = claimInstance(dataDir)
    const third = claimInstance(dataDir)
    first.serve(() => ({ shell: 'browser', url: 'late' }))
    expect(await Promise.all([second, third])).toEqual([
      { first: false, shell: 'browser', url: 'late' },
      { first: false, shell: 'browser', url: 'late' },
    ])
  })

  it('goes to the second when the first gives up before it has a page', async () => {
    const dataDir = tempDir()
    const first = await claimed(dataDir)
    const second = claimInstance(dataDir)
    await first.release()
    const claim = await second
    expect(claim.first).toBe(true)
    if (claim.first) await claim.release()
  })

  it('is free again after its process let go of it', async () => {
    const dataDir = tempDir()
    const first = await claimed(dataDir)
    await first.release()
    await first.release()
    expect(existsSync(addressFor(dataDir))).toBe(false)
    await claimed(dataDir)
  })

  it('does not wait for ever for one that never answers', async () => {
    const dataDir = tempDir()
    await claimed(dataDir)
    await expect(claimInstance(dataDir, 300)).rejects.toMatchObject({ code: 'instance-silent' })
  })

  it('is not given to another by an answer that is none of ours', async () => {
    const dataDir = tempDir()
    const stranger = createServer((socket) => {
      // Who gets such an answer hangs up, perhaps in the middle of it.
      socket.on('error', () => undefined)
      socket.end('{"shell":"telnet","url":7}\n')
    }).listen(addressFor(dataDir))
    await once(stranger, 'listening')
    onTestFinished(() => void stranger.close())
    await expect(claimInstance(dataDir, 300)).rejects.toMatchObject({ code: 'instance-silent' })
  })

  it('is handed over between processes, and taken over from one that was killed', async () => {
    const dataDir = tempDir()
    const first = await started(dataDir, 'one')
    expect(first.said).toEqual({ first: true })
    expect((await started(dataDir, 'two')).said).toEqual({ first: false, shell: 'browser', url: 'one' })
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    expect(existsSync(addressFor(dataDir))).toBe(true)
    expect((await started(dataDir, 'three')).said).toEqual({ first: true })
    expect(await claimInstance(dataDir)).toMatchObject({ first: false, url: 'three' })
  })

  it('has one process when several start at once, also over what a killed one left', async () => {
    const dataDir = tempDir()
    const killed = await started(dataDir, 'killed')
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    const all = await Promise.all(Array.from({ length: 6 }, async () => claimInstance(dataDir).then(served)))
    onTestFinished(async () => void (await Promise.all(all.map((claim) => claim.first && claim.release()))))
    expect(all.filter(({ first }) => first)).toHaveLength(1)
    expect(all.filter(({ first }) => !first)).toEqual(Array(5).fill({ first: false, shell: 'browser', url: 'winner' }))
  })

  it('has one process when several processes take it over at once', async () => {
    const dataDir = tempDir()
    const killed = await started(dataDir, 'killed')
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    const said = (await Promise.all(['a', 'b', 'c'].map((url) => started(dataDir, url)))).map((process) => process.said)
    expect(said.filter((answer) => JSON.stringify(answer) === '{"first":true}')).toHaveLength(1)
  })

  it('is taken over also when the one that was taking it over was killed', async () => {
    const dataDir = tempDir()
    const killed = await started(dataDir, 'killed')
    killed.child.kill('SIGKILL')
    await once(killed.child, 'exit')
    const guard = `${addressFor(dataDir)}.recovery`
    mkdirSync(guard)
    utimesSync(guard, new Date(0), new Date(0))
    await claimed(dataDir)
    expect(existsSync(guard)).toBe(false)
  })

  it('and its socket are for the owner only', async () => {
    const dataDir = join(tempDir(), 'new')
    await claimed(dataDir)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    expect(statSync(addressFor(dataDir)).mode & 0o777).toBe(0o600)
  })
})

function served(claim: Claim): Claim {
  if (claim.first) claim.serve(() => ({ shell: 'browser', url: 'winner' }))
  return claim
}

describe('the address', () => {
  it('fits into what a socket takes, however deep the folder', async () => {
    const dataDir = join(tempDir(), 'deep'.repeat(20), 'folder'.repeat(10))
    const first = await claimed(dataDir)
    first.serve(() => ({ shell: 'browser', url: 'deep' }))
    const address = addressFor(dataDir)
    expect(Buffer.byteLength(address)).toBeLessThanOrEqual(103)
    expect(statSync(join(address, '..')).mode & 0o777).toBe(0o700)
    expect(await claimInstance(dataDir)).toMatchObject({ first: false, url: 'deep' })
  })

  it('is a pipe of its own per folder on Windows, whose names know no case', () => {
    const address = addressFor('C:\\Users\\Ana\\Disparo', 'win32')
    expect(address).toMatch(/^\\\\\.\\pipe\\disparo-[0-9a-f]{16}$/)
    expect(addressFor('c:\\users\\ana\\disparo', 'win32')).toBe(address)
    expect(addressFor('C:\\Users\\Rui\\Disparo', 'win32')).not.toBe(address)
  })
})
