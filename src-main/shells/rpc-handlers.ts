import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import type { App } from '../app.ts'
import { socketCalls } from './socket-calls.ts'

/** Serves an app to one end of a channel; both shells and the tests use the same router. */
export const portHandler = (app: App): PortHandler<Record<never, never>> => new PortHandler(app.router)
export const socketHandler = (app: App): ReturnType<typeof socketCalls> => socketCalls(app.router)
