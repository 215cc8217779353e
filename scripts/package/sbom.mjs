import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv } from '../child.mjs'
import { npm } from '../npm.mjs'
import { Stop } from '../say.mjs'
import { licencesOf } from './licences.mjs'

/** @typedef {{ type: string, 'bom-ref': string, name: string, version?: string, purl?: string, scope?: string, hashes?: { alg: string, content: string }[], licenses?: unknown, properties?: unknown }} Component */
/** @typedef {{ metadata: { component: Component, lifecycles: unknown, timestamp?: string }, components: Component[], dependencies: { ref: string, dependsOn: string[] }[] }} Bom CycloneDX 1.5, as far as it is looked into here */

/**
 * The bill of materials of one package, in CycloneDX: npm's own for the lockfile, cut down
 * to what travels, with Electron, and with the SHA-256 of every native binary as it was packed.
 * @param {string} root
 * @param {{ electron: string, folder: string, binaries: string[] }} packed
 * @returns {Promise<Bom>}
 */
export async function billOfMaterials(root, { electron, folder, binaries }) {
  const { code, output } = await npm(
    root,
    ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application', '--include=dev', '--include=optional'],
    {
      env: childEnv(),
      stdout: 'collect',
    },
  )
  if (code !== 0) throw new Stop({ en: `npm sbom failed: ${output}`, pt: `O npm sbom falhou: ${output}` })
  /** @type {Bom} */
  const bom = JSON.parse(output.slice(output.indexOf('{')))
  const shipped = new Set(licencesOf(root).map(({ name, version }) => `${name}@${version}`))
  const self = bom.metadata.component['bom-ref']
  const kept = bom.components.filter(({ name, version }) => shipped.delete(`${name}@${version}`))
  if (shipped.size > 0) throw new Error(`npm sbom does not know ${[...shipped].join(', ')}`)
  const refs = new Set([self, ...kept.map((component) => component['bom-ref'])])
  const runtime = {
    type: 'framework',
    'bom-ref': `electron@${electron}`,
    name: 'electron',
    version: electron,
    purl: `pkg:npm/electron@${electron}`,
    licenses: [{ license: { id: 'MIT' } }],
  }
  const files = binaries.map((path) => ({
    type: 'file',
    'bom-ref': `file:${path}`,
    name: path,
    hashes: [
      {
        alg: 'SHA-256',
        content: createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      },
    ],
  }))
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      component: { ...bom.metadata.component, name: 'disparo' },
      lifecycles: [{ phase: 'post-build' }],
    },
    components: [
      // Whatever is shipped is needed, however npm came to install it.
      ...kept.map(({ properties, ...component }) => ({ ...component, scope: 'required' })),
      runtime,
      ...files,
    ],
    dependencies: [
      ...bom.dependencies
        .filter(({ ref }) => refs.has(ref))
        .map(({ ref, dependsOn }) => ({
          ref,
          dependsOn: [
            ...dependsOn.filter((on) => refs.has(on)),
            ...(ref === self ? [runtime['bom-ref'], ...files.map((file) => file['bom-ref'])] : []),
          ],
        })),
    ],
  }
}
