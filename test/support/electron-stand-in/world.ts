import { OPTIONS_VARIABLE, type StandInOptions } from './options.ts'

/** The state that the members of the stand-in share with its host. */
export const options: StandInOptions = JSON.parse(process.env[OPTIONS_VARIABLE] ?? '{}') as StandInOptions

export const world = {
  ready: false,
  exiting: false,
  calls: [] as string[],
  violations: [] as string[],
}

/** Notes a call whose place in the order matters. */
export const called = (name: string): void => void world.calls.push(name)

export const onlyAfterReady = (name: string): void => {
  if (!world.ready) throw new Error(`${name} can't be used before the app is ready`)
}
export const onlyBeforeReady = (name: string): void => {
  if (world.ready) throw new Error(`${name} must be called before the app is ready`)
}
