import { accountSettings, destinationOf } from '#core/provider'
import type { AppContext } from '../context.ts'
import { noteSenders, refuseUsed } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import { ProviderError, providers } from '../providers/index.ts'
import type { ApiBase } from './base.ts'

export function accountsApi(api: ApiBase, context: AppContext) {
  const { store, changes, credentials, training } = context
  const stored = (id: string) => found(store.accounts.get(id), 'account')
  const numbersOf = (id: string) => store.numbers.list(stored(id).implementationId).filter(({ accountId }) => accountId === id)
  const answer = (id: string) => {
    const account = stored(id)
    store.implementations.touch(account.implementationId)
    changes.announce('accounts', account.implementationId)
    return context.account(account)
  }
  return {
    providers: api.accounts.providers.handler(() => Object.values(providers).map((provider) => provider.descriptor)),
    list: api.accounts.list.handler(async ({ input }) => {
      await context.refresh(input.implementationId)
      return store.accounts.list(input.implementationId).map(context.account)
    }),
    create: api.accounts.create.handler(async ({ input }) => {
      found(store.implementations.get(input.implementationId), 'implementation')
      const live = input.mode === 'live'
      const settings = live ? settingsOf(input.provider, input.settings) : {}
      const id = store.accounts.create({ ...input, settings })
      try {
        if (live && input.secret !== undefined) await credentials.save(stored(id), input.secret)
      } catch (error) {
        // The form is still open and will be sent again: half an account would be there twice.
        store.accounts.remove(id)
        throw error
      }
      return answer(id)
    }),
    update: api.accounts.update.handler(async ({ input }) => {
      const account = stored(input.id)
      const isLive = account.mode === 'live'
      const settings = isLive && input.settings !== undefined ? settingsOf(account.provider, input.settings) : account.settings
      const next = { ...account, label: input.label ?? account.label, settings }
      // Before the rest: a keychain that refuses leaves the account as it is.
      if (isLive && input.secret !== undefined) await credentials.save(next, input.secret)
      store.accounts.update(input.id, next.label, settings)
      const hasMoved = destinationOf(account.provider, account.settings) !== destinationOf(next.provider, settings)
      if (hasMoved && input.secret === undefined) await credentials.forget(account)
      return answer(input.id)
    }),
    replaceSecret: api.accounts.replaceSecret.handler(async ({ input }) => {
      await credentials.save(stored(input.id), input.secret)
      return answer(input.id)
    }),
    check: api.accounts.check.handler(async ({ input, signal }) => {
      const account = stored(input.id)
      try {
        const client = await context.connect(account)
        const result = await client.check(signal)
        store.accounts.setCheck(input.id, result.ok ? null : result.problem)
        if (result.ok) await noteSenders(context, client, numbersOf(account.id), signal)
        return result.ok
          ? { ok: true, problem: null, templates: result.templates, raw: null }
          : { ok: false, problem: result.problem, templates: null, raw: result.raw }
      } catch (error) {
        if (error instanceof ProviderError) store.accounts.setCheck(input.id, error.kind)
        throw error
      } finally {
        changes.announce('accounts', account.implementationId)
      }
    }),
    remove: api.accounts.remove.handler(async ({ input }) => {
      const account = stored(input.id)
      refuseUsed(context, account.implementationId, 'account', [input.id])
      await credentials.remove(account)
      store.accounts.remove(input.id)
      changes.announce('accounts', account.implementationId)
      changes.announce('templates', account.implementationId)
      return {}
    }),
    training: api.accounts.training.handler(({ input }) => training.offers(stored(input.id).provider)),
    simulateFault: api.accounts.simulateFault.handler(async ({ input }) => {
      await training.setFault(stored(input.id).provider, input.fault)
      // Every training account of that provider stands on the one simulator.
      changes.announce('accounts', null)
      return {}
    }),
  }
}

/** @throws AppProblem `address-refused` */
function settingsOf(provider: keyof typeof providers, given: Readonly<Record<string, string>>): Record<string, string> {
  const read = accountSettings(providers[provider].descriptor.fields, given)
  if (!read.ok) throw new AppProblem('address-refused', { address: read.text })
  return read.settings
}
