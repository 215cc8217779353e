/** Loads a bundle in a process of its own, so that a test can kill it: `node load-process.ts FILE TARGET`. */
import { loadFile } from '../../../src-main/headless/bundle.ts'
import { runCommand } from './terminal.ts'

const [file = '', target = ''] = process.argv.slice(2)
const { exit, stdout, stderr } = await runCommand((terminal) => loadFile(file, target, terminal), { json: true })
process.stdout.write(stdout)
process.stderr.write(stderr)
process.exitCode = exit
