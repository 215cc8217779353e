import type { TriggerRow } from '#core/contract'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import { type ServiceTree, sameName } from '#core/services'
import { asRead } from '#core/text'
import { type Trigger, templatesOf } from '#core/triggers'

/** From left to right: where, what triggers, what is sent, from which number, by whom. */
export const COLUMNS = ['place', 'trigger', 'template', 'number', 'account'] as const
export type Column = (typeof COLUMNS)[number]
type Problem = TriggerRow['problems'][number] & { kind: Trigger['kind'] }
type Place = Pick<Trigger, 'serviceTree' | 'requestType'>

export type MapNode = {
  /** The column and what it stands for. */
  id: string
  column: Column
  /** Id of the row that it stands for; of a place, empty. */
  subject: string
  place: Place
  /** The triggers whose way leads through it. */
  triggers: string[]
  /** What is wrong here, each once. */
  problems: Problem[]
  /** No active trigger leads through it. */
  isOff: boolean
}

export type MapEdge = {
  id: string
  source: string
  target: string
  /** Column of the target; `next`: the status that the CRM sets after sending. */
  kind: Exclude<Column, 'place'> | 'next'
  triggerKind: Trigger['kind']
  triggers: string[]
  isBroken: boolean
  isOff: boolean
}

/** A service tree with its places, drawn as one band. */
type MapLane = { serviceTree: string; places: string[] }
export type MapGraph = { nodes: MapNode[]; edges: MapEdge[]; lanes: MapLane[] }

type MapInput = {
  rows: readonly TriggerRow[]
  numbers: readonly SenderNumber[]
  accounts: readonly Pick<ProviderAccount, 'id'>[]
  trees: readonly ServiceTree[]
  isolatedServiceTree: string
}

/** Of these problems the template is to blame, or the number; of all others the trigger itself. */
const OF_TEMPLATE = new Set(['template-gone', 'template-unusable', 'template-of-other-account', 'mapping-incomplete'])

/**
 * The triggers as a picture: what leads where, and where it is broken.
 * @param nameOf a template's name, null where it is gone
 */
export function buildMap(
  { rows, numbers, accounts, trees, isolatedServiceTree }: MapInput,
  nameOf: (templateId: string) => string | null,
): MapGraph {
  const sorted = inOrder(rows, trees, isolatedServiceTree)
  const nodes = new Map<string, MapNode>()
  const edges = new Map<string, MapEdge>()
  const lanes: MapLane[] = []

  const node = (column: Column, subject: string, { trigger }: TriggerRow, place: Place = NOWHERE): MapNode => {
    const id = column === 'place' ? placeId(place) : `${column}:${subject}`
    const known = nodes.get(id) ?? { id, column, subject, place, triggers: [], problems: [], isOff: true }
    nodes.set(id, known)
    if (!known.triggers.includes(trigger.id)) known.triggers.push(trigger.id)
    if (trigger.active) known.isOff = false
    return known
  }
  const edge = (source: MapNode, target: MapNode, { trigger }: TriggerRow, isBroken: boolean): void => {
    const kind = target.column === 'place' || source.column === target.column ? 'next' : target.column
    const id = `${source.id} ${kind} ${target.id}`
    const known = edges.get(id) ?? {
      id,
      source: source.id,
      target: target.id,
      kind,
      triggerKind: trigger.kind,
      triggers: [],
      isBroken: false,
      isOff: true,
    }
    edges.set(id, known)
    known.triggers.push(trigger.id)
    known.isBroken ||= isBroken
    if (trigger.active) known.isOff = false
  }

  for (const row of sorted) {
    const { trigger, problems } = row
    const where = node('place', '', row, trigger)
    const what = node('trigger', trigger.id, row, trigger)
    const lane = lanes.find(({ serviceTree }) => sameName(serviceTree, trigger.serviceTree))
    if (!lane) lanes.push({ serviceTree: trigger.serviceTree, places: [where.id] })
    else if (!lane.places.includes(where.id)) lane.places.push(where.id)
    edge(where, what, row, false)

    const number = numbers.find(({ id }) => id === trigger.numberId)
    const from = node('number', trigger.numberId, row)
    if (!number) blame(from, trigger, problems, ({ problem }) => problem === 'number-gone')
    blame(what, trigger, problems, ({ problem }) => problem !== 'number-gone' && !OF_TEMPLATE.has(problem))
    for (const templateId of new Set(templatesOf(trigger))) {
      const sent = node('template', templateId, row)
      const name = nameOf(templateId)
      const own = ({ problem, data }: Problem | TriggerRow['problems'][number]): boolean =>
        problem === 'template-gone' ? name === null : OF_TEMPLATE.has(problem) && data.template === name
      blame(sent, trigger, problems, own)
      const wrong = problems.filter((problem) => !problem.advice && own(problem))
      edge(what, sent, row, wrong.length > 0)
      edge(sent, from, row, !number || wrong.some(({ problem }) => problem === 'template-of-other-account'))
    }
    const account = accounts.find(({ id }) => id === number?.accountId)
    if (account) edge(from, node('account', account.id, row), row, false)
  }

  for (const row of sorted)
    for (const next of sorted) {
      if (!leadsTo(row.trigger, next.trigger)) continue
      const [source, target] = [nodes.get(`trigger:${row.trigger.id}`), nodes.get(`trigger:${next.trigger.id}`)]
      if (source && target) edge(source, target, row, isLooping(row) && isLooping(next))
    }
  const columns = COLUMNS.flatMap((column) => [...nodes.values()].filter((one) => one.column === column))
  return { nodes: columns, edges: [...edges.values()], lanes }
}

const NOWHERE: Place = { serviceTree: '', requestType: '' }
const placeId = ({ serviceTree, requestType }: Place): string =>
  `place:${JSON.stringify([asRead(serviceTree), asRead(requestType)])}`

function blame(
  node: MapNode,
  { kind }: Trigger,
  problems: TriggerRow['problems'],
  isHere: (problem: TriggerRow['problems'][number]) => boolean,
): void {
  for (const problem of problems.filter(isHere)) {
    const isKnown = node.problems.some(
      (known) => JSON.stringify([known.problem, known.data]) === JSON.stringify([problem.problem, problem.data]),
    )
    if (!isKnown) node.problems.push({ ...problem, kind })
  }
}

const isLooping = ({ problems }: TriggerRow): boolean => problems.some(({ problem }) => problem === 'status-loop')

const meets = (a: string, b: string): boolean => a === '' || b === '' || sameName(a, b)

/** Whether the status that one sets is one on which the other sends, for some ticket. */
const leadsTo = (trigger: Trigger, next: Trigger): boolean =>
  trigger.kind === 'status' &&
  next.kind === 'status' &&
  trigger.nextStatus !== '' &&
  sameName(trigger.nextStatus, next.status) &&
  meets(trigger.serviceTree, next.serviceTree) &&
  meets(trigger.requestType, next.requestType)

/** Position of a name in a list, after all of them where it is not there, last of all where there is none. */
function rank(name: string, names: readonly string[]): number {
  if (name === '') return names.length + 1
  const at = names.findIndex((other) => sameName(other, name))
  return at === -1 ? names.length : at
}

/** The isolated tree first, then as the service tree has them; "any" last; what has the same place by kind and status. */
function inOrder(rows: readonly TriggerRow[], trees: readonly ServiceTree[], isolated: string): TriggerRow[] {
  const kinds: readonly Trigger['kind'][] = ['status', 'operate', 'chat']
  const treeNames = [...(isolated === '' ? [] : [isolated]), ...trees.map(({ name }) => name)]
  const keyOf = ({ trigger }: TriggerRow): (string | number)[] => {
    const tree = trees.find(({ name }) => sameName(name, trigger.serviceTree))
    const type = tree?.requestTypes.find(({ name }) => sameName(name, trigger.requestType))
    const status = trigger.kind === 'status' ? trigger.status : ''
    return [
      rank(trigger.serviceTree, treeNames),
      asRead(trigger.serviceTree),
      rank(trigger.requestType, tree?.requestTypes.map(({ name }) => name) ?? []),
      asRead(trigger.requestType),
      kinds.indexOf(trigger.kind),
      rank(status, type?.statuses ?? []),
      asRead(status),
      trigger.id,
    ]
  }
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'pt-BR')
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => a.key.map((part, at) => compare(part, b.key[at] ?? '')).find((order) => order !== 0) ?? 0)
    .map(({ row }) => row)
}
