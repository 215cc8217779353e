import { startZenviaSimulator } from '../../src-main/training/index.ts'

/** An account whose list stands at its third page until `goOn()`: whatever is done in the middle of a sync is done in its middle, however fast the machine is. */
export async function startStandingList(templateCount: number) {
  let stands = true
  const simulator = await startZenviaSimulator({
    templateCount,
    fault: ({ path, query }) =>
      stands && path.endsWith('/templates') && Number(query.get('page')) >= 2 ? { kind: 'delay', ms: 600_000 } : null,
  })
  return {
    ...simulator,
    goOn: (): void => {
      stands = false
    },
  }
}
