import { claimInstance } from '../../../src-main/shells/single-instance.ts'

/** A process that claims a data folder, says how it went in one line of JSON, and holds it until it is ended. */
const [dataDir = '', url = null] = process.argv.slice(2)
const claim = await claimInstance(dataDir)
if (claim.first) {
  claim.serve(() => ({ shell: 'browser', url }))
  setInterval(() => undefined, 1_000)
}
process.stdout.write(`${JSON.stringify(claim.first ? { first: true } : claim)}\n`)
