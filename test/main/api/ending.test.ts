import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openInProcess } from '../../support/in-process.ts'

it('what is asked while the program ends is refused, and nothing of it is logged', async () => {
  const { disparo, app, dataDir } = await openInProcess()
  const ended = app.close()
  await expect(disparo.app.info()).rejects.toMatchObject({ code: 'PROBLEM', data: { code: 'internal' } })
  await ended
  await expect(disparo.implementations.list()).rejects.toMatchObject({ code: 'PROBLEM' })
  expect(existsSync(join(dataDir, 'logs', 'disparo.log'))).toBe(false)
})
