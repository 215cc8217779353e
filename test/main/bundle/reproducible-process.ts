import { createHash } from 'node:crypto'
import { writeBundle } from '../../../src-main/bundle/index.ts'
import { compose } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'

/** Says on one line what a bundle of the example hashes to here, and where here is. */
const zone = Intl.DateTimeFormat().resolvedOptions()
const bytes = writeBundle(compose(exampleSnapshot()))
process.stdout.write(`${createHash('sha256').update(bytes).digest('hex')} ${zone.timeZone} ${zone.locale}\n`)
