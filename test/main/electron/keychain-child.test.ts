import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { ChildChannel } from '../../../src-main/keychain/index.ts'
import { utilityKeychainChild } from '../../../src-main/shells/electron-keychain-child.ts'
import { buildTrial } from '../../support/electron-stand-in/builds.ts'
import { forkUtility } from '../../support/electron-stand-in/utility-process.ts'

/** The built child behind a utility process, whose messages arrive as events there and as values here. */
let file: string
beforeAll(async () => {
  file = join(await buildTrial('keychain'), '../keychain-child.js')
})
const spawn = (): { channel: ChildChannel; exited: Promise<void> } => {
  const channel = utilityKeychainChild({ fork: forkUtility as never }, file)()
  const exited = new Promise<void>((resolve) => channel.onExit(resolve))
  onTestFinished(() => {
    channel.kill()
    return exited
  })
  return { channel, exited }
}

test('the child gets a request and its answer comes back as a plain value', async () => {
  const { channel } = spawn()
  const answer = new Promise((resolve) => channel.onMessage(resolve))
  channel.post({ id: 7, op: 'get', backend: 'no-such-store', service: 'Disparo-test', account: 'x' })
  expect(await answer).toMatchObject({ id: 7, ok: false })
})

test('killed, the child tells its exit, and what is posted to it afterwards is lost in silence', async () => {
  const { channel, exited } = spawn()
  channel.kill()
  await exited
  expect(() => channel.post({ id: 1 })).not.toThrow()
})
