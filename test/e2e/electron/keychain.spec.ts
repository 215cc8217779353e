import { startZenviaSimulator } from '../../../src-main/training/index.ts'
import { withNumber } from '../../support/main-job.ts'
import { noSecretServiceEnv, type SecretService, startSecretService } from '../../support/secret-service.ts'
import { test as base, expect, type Window } from './support/window.ts'

const display = (): Record<string, string> => (process.env.DISPLAY ? { DISPLAY: process.env.DISPLAY } : {})

const test = base.extend<{ service: SecretService; programEnv: Record<string, string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's shape
  service: async ({}, use) => {
    const service = await startSecretService()
    await use(service)
    await service.close()
  },
  programEnv: ({ service }, use) => use({ ...service.env, ...display() }),
})

/** An account with its credential, and its page. */
async function atTheAccount(window: Window): Promise<{ implementationId: string; close(): Promise<void> }> {
  const simulator = await startZenviaSimulator()
  const { implementationId } = await withNumber(await window.client(), simulator)
  await goTo(window, implementationId)
  return { implementationId, close: () => simulator.close() }
}
const goTo = (window: Window, implementationId: string): Promise<void> =>
  window.page.evaluate((hash) => {
    location.hash = hash
  }, `/i/${implementationId}/fornecedor`)

test('a real keyring keeps the credential over a restart; locked, it is said so; unlocked, it is there again', async ({
  window,
  service,
}) => {
  const { implementationId, close } = await atTheAccount(window)
  await expect(window.page.getByText('Credencial guardada no cofre do sistema')).toBeVisible()
  await window.end('quitting')
  await window.start()
  await goTo(window, implementationId)
  await expect(window.page.getByText('Credencial guardada no cofre do sistema')).toBeVisible()

  await window.end('quitting')
  await service.lock()
  await window.start()
  await goTo(window, implementationId)
  await window.page.getByRole('button', { name: 'Testar conexão' }).first().click()
  await expect(window.page.getByText('O cofre do sistema está bloqueado').first()).toBeVisible()

  await service.unlock()
  await window.page.getByRole('button', { name: 'Testar conexão' }).first().click()
  await expect(window.page.getByText('O fornecedor aceitou a credencial').first()).toBeVisible()
  await close()
})

base.describe('where there is no keychain', () => {
  base.use({ programEnv: { ...noSecretServiceEnv(), ...display() } })
  base('it is said so, and the credential lives as long as the program', async ({ window }) => {
    const { implementationId, close } = await atTheAccount(window)
    await expect(window.page.getByText('Este computador não tem um cofre de credenciais aberto.')).toBeVisible()
    await expect(window.page.getByText(/Credencial só até fechar o programa/)).toBeVisible()
    await window.end('closing the window')
    await window.start()
    await goTo(window, implementationId)
    await expect(window.page.getByText('Sem credencial', { exact: true })).toBeVisible()
    await close()
  })
})
