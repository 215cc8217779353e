import packageJson from '../package.json' with { type: 'json' }
import { type Clock, instant } from './clock.ts'

/** Which program wrote a file, as it stands in bundles and copies. */
export const GENERATOR = `disparo ${packageJson.version}`

/** What a copy says of its making. */
export const madeNow = (clock: Clock): { madeAt: string; generator: string } => ({ madeAt: instant(clock), generator: GENERATOR })
