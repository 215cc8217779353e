import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '#core/contract'
import { link } from './link.ts'

/** Plain calls: streams and whatever is not cached. */
export const api: ContractRouterClient<Contract> = createORPCClient(link)

/** The same procedures as TanStack Query options and keys. */
export const rpc = createTanstackQueryUtils(api)
