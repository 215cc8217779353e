import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeFolder, ownFile, sweepTemporaries, temporaryFolder, writeFileSet } from '../../../src-main/disk/index.ts'
import { removeTemporary } from '../../../src-main/disk/temporary.ts'
import { tempDir } from '../../support/temp-dir.ts'

const NAMES = ['a.csv', 'b.sql', 'c.json']

const writeAll = async (folder: string): Promise<string> => {
  for (const name of NAMES) ownFile(join(folder, name), `new ${name}`)
  return 'written'
}
const contentOf = (folder: string): [string, string][] =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])

/** A process that is no more: the id is above what Linux gives. */
const DEAD = 4_194_305

describe('a set of files', () => {
  it('appears in a new folder that is its owner’s alone', async () => {
    const parent = tempDir()
    const out = join(parent, 'deep', 'out')
    await expect(writeFileSet(out, NAMES, writeAll)).resolves.toBe('written')
    expect(contentOf(out)).toEqual(NAMES.map((name) => [name, `new ${name}`]))
    expect(readdirSync(join(parent, 'deep'))).toEqual(['out'])
    expect(statSync(out).mode & 0o777).toBe(0o700)
    for (const name of NAMES) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600)
  })

  it('leaves no folder that it had to make where it comes to nothing', async () => {
    const parent = tempDir()
    const failed = writeFileSet(join(parent, 'deep', 'deeper', 'out'), NAMES, () => Promise.reject(new Error('no')))
    await expect(failed).rejects.toThrow('no')
    expect(readdirSync(parent)).toEqual([])
  })

  it('makes folders one by one, and takes away of them what is empty', () => {
    const parent = tempDir()
    const leave = makeFolder(join(parent, 'a', 'b', 'c'))
    writeFileSync(join(parent, 'a', 'kept'), '')
    leave()
    expect(readdirSync(parent, { recursive: true, encoding: 'utf8' }).sort()).toEqual(['a', join('a', 'kept')])
    makeFolder(join(parent, 'a'))()
    expect(readdirSync(parent)).toEqual(['a'])
    writeFileSync(join(parent, 'file'), '')
    expect(() => makeFolder(join(parent, 'file', 'x'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }))
  })

  // There the runtime's own way of making several at once never ends.
  it.runIf(process.platform === 'linux')('says that a place takes no folder', () => {
    expect(() => makeFolder('/proc/disparo/deep')).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  })

  it('appears beside what else is in a folder', async () => {
    const out = tempDir()
    writeFileSync(join(out, 'other.txt'), 'mine')
    await writeFileSet(out, NAMES, writeAll)
    expect(contentOf(out)).toEqual([...NAMES.map((name) => [name, `new ${name}`]), ['other.txt', 'mine']])
  })

  it('leaves everything as it was where one of its names is taken, before or while it is written, or writing fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), fc.constantFrom('before', 'meanwhile', 'failing'), async (name, when) => {
        const out = tempDir()
        writeFileSync(join(out, when === 'before' ? name : 'other.txt'), 'needed')
        await expect(
          writeFileSet(out, NAMES, async (folder) => {
            await writeAll(folder)
            if (when === 'meanwhile') writeFileSync(join(out, name), 'needed')
            if (when === 'failing') throw new Error('the disk is full')
          }),
        ).rejects.toThrow(when === 'failing' ? 'the disk is full' : name)
        const there = when === 'before' ? [name] : when === 'meanwhile' ? [name, 'other.txt'].sort() : ['other.txt']
        expect(contentOf(out)).toEqual(there.map((each) => [each, 'needed']))
      }),
      { numRuns: 20 },
    )
  })

  it('does not take the place of a folder that somebody filled meanwhile', async () => {
    const out = join(tempDir(), 'out')
    const taken = writeFileSet(out, NAMES, async (folder) => {
      await writeAll(folder)
      mkdirSync(out)
      writeFileSync(join(out, 'b.sql'), 'needed')
    })
    await expect(taken).rejects.toThrow('b.sql')
    expect(contentOf(out)).toEqual([['b.sql', 'needed']])
  })
})

describe('what was left by a process', () => {
  /** A folder as a process of that id had it, with a file. */
  const leftBy = (parent: string, pid: number, suffix = ''): string => {
    const ours = temporaryFolder(parent)
    const name = `${basename(ours).replace(`-${process.pid}-`, `-${pid}-`).replace('.tmp', `${suffix}.tmp`)}`
    removeTemporary(ours)
    mkdirSync(join(parent, name))
    writeFileSync(join(parent, name, 'a.csv'), 'half')
    return join(parent, name)
  }

  it('is taken away when it is dead, with the files that it had put in place before all of them were', async () => {
    const out = tempDir()
    const left = leftBy(out, DEAD)
    linkSync(join(left, 'a.csv'), join(out, 'a.csv'))
    writeFileSync(join(out, 'b.sql'), 'somebody’s')
    await writeFileSet(out, ['a.csv'], async (folder) => ownFile(join(folder, 'a.csv'), 'whole'))
    expect(contentOf(out)).toEqual([
      ['a.csv', 'whole'],
      ['b.sql', 'somebody’s'],
    ])
  })

  it('keeps its files where all of them were in place', () => {
    const out = tempDir()
    const left = leftBy(out, DEAD, '.done')
    linkSync(join(left, 'a.csv'), join(out, 'a.csv'))
    sweepTemporaries(out)
    expect(contentOf(out)).toEqual([['a.csv', 'half']])
  })

  it('stays while it lives, on another machine for a day, and where it only looks alike', () => {
    const folder = tempDir()
    const living = leftBy(folder, process.ppid)
    const elsewhere = join(folder, '.disparo-00000000-77-abcdef.tmp')
    const old = join(folder, '.disparo-0b0e9f2c-58a1-4f7f-9d43-5d4f7a3c2d10.tmp')
    const alike = [join(folder, '.disparo-notes.tmp.txt'), join(folder, 'disparo-1-1-1.tmp')]
    for (const file of [elsewhere, old, ...alike]) writeFileSync(file, 'x')
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
    for (const file of [old, ...alike]) utimesSync(file, yesterday, yesterday)
    const own = temporaryFolder(folder)
    sweepTemporaries(folder)
    expect(readdirSync(folder).sort()).toEqual([living, elsewhere, own, ...alike].map((path) => basename(path)).sort())
    utimesSync(elsewhere, yesterday, yesterday)
    sweepTemporaries(folder)
    expect(readdirSync(folder)).not.toContain(basename(elsewhere))
    sweepTemporaries(folder, 'all')
    expect(readdirSync(folder).sort()).toEqual([own, ...alike].map((path) => basename(path)).sort())
    removeTemporary(own)
  })
})
