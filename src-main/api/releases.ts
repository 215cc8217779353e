import type { ReleaseView, SigningKeyView } from '#core/contract'
import type { Release } from '#core/release'
import { slug } from '#core/text'
import type { AppContext } from '../context.ts'
import { goBack, liveIn, releaseExport, releaseFile, signRelease, takeReport, takeSigned } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import { KeyRingError, type SigningKey, wordsOf, writeKeyFile } from '../signature/index.ts'
import type { ApiBase } from './base.ts'
import { bundleFile } from './exports.ts'

export function releasesApi(api: ApiBase, context: AppContext) {
  const { store, keys, changes } = context
  const { releases } = store
  const shown = (id: string): ReleaseView => {
    const { implementationId, ...release } = found(releases.get(id), 'release')
    changes.announce('exports', implementationId)
    return viewOf(release)
  }
  return {
    state: api.releases.state.handler(({ input: { implementationId } }) => {
      const live = (['production', 'staging'] as const).flatMap(
        (environment) => liveIn(store, implementationId, environment) ?? [],
      )
      return {
        releases: releases.list(implementationId).map(viewOf),
        twoPersons: releases.twoPersons(implementationId),
        live,
        reports: releases.reports(implementationId),
      }
    }),
    create: api.releases.create.handler(({ input: { exportId, ...said } }) =>
      told(async () => shown(await releaseExport(context, exportId, said))),
    ),
    sign: api.releases.sign.handler(({ input: { id, key } }) =>
      told(async () => {
        await signRelease(context, id, key)
        return shown(id)
      }),
    ),
    takeSigned: api.releases.takeSigned.handler(async ({ input: { id, file } }) => {
      takeSigned(context, id, new Uint8Array(await file.arrayBuffer()))
      return shown(id)
    }),
    back: api.releases.back.handler(({ input: { id, ...said } }) => told(async () => shown(await goBack(context, id, said)))),
    setTwoPersons: api.releases.setTwoPersons.handler(({ input: { implementationId, on } }) => {
      found(store.implementations.get(implementationId), 'implementation')
      releases.setTwoPersons(implementationId, on)
      changes.announce('exports', implementationId)
      return { on }
    }),
    file: api.releases.file.handler(({ input }) => {
      const { fileName, bytes } = releaseFile(context, input.id)
      return { file: bundleFile(bytes, fileName) }
    }),
    readReport: api.releases.readReport.handler(async ({ input: { implementationId, file } }) => {
      const report = takeReport(context, implementationId, await file.text())
      changes.announce('exports', implementationId)
      return report
    }),
    keys: api.releases.keys.handler(() => told(async () => keys.list().map(keyView))),
    newKey: api.releases.newKey.handler(({ input: { name, lost } }) =>
      told(async () => {
        const key = keyView(await keys.create(name, lost))
        changes.announce('exports', null)
        return key
      }),
    ),
    rotateKey: api.releases.rotateKey.handler(({ input }) =>
      told(async () => {
        const key = keyView(await keys.rotate(input.name))
        changes.announce('exports', null)
        return key
      }),
    ),
    keyFile: api.releases.keyFile.handler(({ input }) =>
      told(async () => {
        const key = keys.find(input.name)
        return { file: new File([writeKeyFile(key)], `${slug(key.name) || 'disparo'}.pub`, { type: 'text/plain' }) }
      }),
    ),
  }
}

const keyView = ({ name, publicKey, createdAt, replacedAt }: SigningKey): SigningKeyView => ({
  ...{ name, publicKey, createdAt, replacedAt },
  words: wordsOf(publicKey),
})

const viewOf = (release: Release): ReleaseView => ({
  ...release,
  signatures: release.signatures.map((each) => ({ ...each, words: wordsOf(each.publicKey) })),
})

/** What the key ring refuses, as a problem that has a sentence. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof KeyRingError)) throw error
    const name = error.names.join(', ')
    throw new AppProblem(PROBLEM_OF[error.trouble], { name, what: 'key' })
  }
}

const PROBLEM_OF = {
  none: 'signing-key-none',
  several: 'signing-key-none',
  taken: 'signing-key-taken',
  'no-keychain': 'signing-no-keychain',
  locked: 'signing-locked',
  lost: 'signing-key-lost',
  unreadable: 'signing-unreadable',
} as const satisfies Record<KeyRingError['trouble'], string>
