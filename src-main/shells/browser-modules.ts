/** What the browser shell is made of, in one place so that it can be loaded late and at once. */

export { openApp } from '../app.ts'
export { systemClock } from '../clock.ts'
export { forkChild } from '../keychain/fork.ts'
export { openKeychain } from '../keychain/index.ts'
export { environmentRoutes, openTransport } from '../transport/index.ts'
export { builtPage } from './browser-page.ts'
export { openServer } from './browser-server.ts'
export { createEntrance } from './entrance.ts'
export { socketHandler } from './rpc-handlers.ts'
