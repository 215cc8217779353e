import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A process and all that it has started, by their ids. Linux. */
export function processesOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`
  if (!existsSync(tasks)) return []
  const children = readdirSync(tasks).flatMap((task) => idsIn(`${tasks}/${task}/children`))
  return [pid, ...children.flatMap(processesOf)]
}

const idsIn = (file: string): number[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : []

/** Not there, or dead and only not yet counted by whoever started it. */
export function isGone(pid: number): boolean {
  const file = `/proc/${pid}/stat`
  return !existsSync(file) || /\) [ZX] /.test(readFileSync(file, 'utf8'))
}

/** Bytes that these processes hold, what several share counted once. */
export const proportionalMemory = (pids: number[]): number =>
  pids.reduce((sum, pid) => {
    const [, kilobytes] = /^Pss: +(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return sum + Number(kilobytes ?? 0) * 1024
  }, 0)
