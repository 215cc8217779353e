import { ensureBuilt } from '../../scripts/build.mjs'
import { projectRoot } from '../../scripts/node.mjs'
import { ensureTestBrowser } from '../../scripts/test-tools.mjs'

/** What the tests of the product need, whoever starts them: a current build, and a browser. */
export async function setup(): Promise<void> {
  await ensureBuilt(projectRoot)
  await ensureTestBrowser(projectRoot)
}
