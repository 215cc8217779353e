import type { ServiceTree } from './model.ts'

/** A name with what stands under it, whichever level it is on: what edits work with. */
export type Entry = { name: string; transcript?: false | undefined; under: Entry[] }

/** Tree, request type, status. */
export const LEVELS = 3

export const toOutline = (trees: readonly ServiceTree[]): Entry[] =>
  trees.map((tree) => ({
    name: tree.name,
    under: tree.requestTypes.map(({ name, statuses, transcript }) => ({
      name,
      transcript,
      under: statuses.map((status) => ({ name: status, under: [] })),
    })),
  }))

/** Only a request type has a switch: one that went to another level is without it. */
export const fromOutline = (entries: readonly Entry[]): ServiceTree[] =>
  entries.map((tree) => ({
    name: tree.name,
    requestTypes: tree.under.map((type) => ({
      name: type.name,
      statuses: type.under.map((status) => status.name),
      ...(type.transcript === false ? { transcript: false as const } : {}),
    })),
  }))

/** Levels that an entry takes, itself included. */
export const heightOf = (entry: Entry): number => 1 + entry.under.reduce((most, below) => Math.max(most, heightOf(below)), 0)
