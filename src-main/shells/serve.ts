import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import type { App } from '../app.ts'

/** Serves an app to one end of a channel; both shells and the tests use the same router. */
export const portHandler = (app: App): PortHandler<Record<never, never>> => new PortHandler(app.router)
export const socketHandler = (app: App): SocketHandler<Record<never, never>> => new SocketHandler(app.router)
