import { execFileSync } from 'node:child_process'
import { chmodSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closeDataFolder, defaultDataDir } from '../../../src-main/data-dir.ts'
import { isOpenToOthers } from '../../../src-main/disk/index.ts'
import { tempDir } from '../../support/temp-dir.ts'

describe('the data folder', () => {
  it('is the one that DISPARO_DATA_DIR names, made absolute', () => {
    expect(defaultDataDir({ DISPARO_DATA_DIR: '/srv/ana' }, 'win32', 'C:\\Users\\Ana')).toBe('/srv/ana')
    expect(defaultDataDir({ DISPARO_DATA_DIR: 'here' }, 'linux', '/home/ana')).toBe(`${process.cwd()}/here`)
  })

  it('follows XDG on Linux, and ignores a relative value as XDG asks', () => {
    expect(defaultDataDir({}, 'linux', '/home/ana')).toBe('/home/ana/.local/share/disparo')
    expect(defaultDataDir({ XDG_DATA_HOME: '/data' }, 'linux', '/home/ana')).toBe('/data/disparo')
    expect(defaultDataDir({ XDG_DATA_HOME: 'data' }, 'linux', '/home/ana')).toBe('/home/ana/.local/share/disparo')
  })

  it('is where macOS and Windows keep the data of a program', () => {
    expect(defaultDataDir({}, 'darwin', '/Users/ana')).toBe('/Users/ana/Library/Application Support/Disparo')
    expect(defaultDataDir({ APPDATA: 'D:\\Roaming' }, 'win32', 'C:\\Users\\Ana')).toBe('D:\\Roaming\\Disparo')
    expect(defaultDataDir({}, 'win32', 'C:\\Users\\Ana')).toBe('C:\\Users\\Ana\\AppData\\Roaming\\Disparo')
  })

  it('is that of the person whom the system knows where HOME is empty, or leads nowhere by itself', () => {
    const { homedir } = userInfo()
    for (const home of ['', 'somewhere'])
      expect(inProcess(`console.log(defaultDataDir({}, 'linux'))`, { HOME: home })).toBe(`${homedir}/.local/share/disparo`)
  })

  describe('is closed to others', () => {
    const modeOf = (folder: string): number => statSync(folder).mode & 0o777
    const openFolder = (names: string[] = []): string => {
      const folder = tempDir()
      for (const name of names) writeFileSync(join(folder, name), '')
      chmodSync(folder, 0o755)
      return folder
    }

    it('when it is made, and when it was there, empty or Disparo’s', () => {
      const made = join(tempDir(), 'deep', 'data')
      for (const folder of [
        made,
        openFolder(),
        openFolder(['disparo.sqlite', 'disparo.sqlite-wal', 'logs']),
        openFolder(['instance.sock']),
      ]) {
        closeDataFolder(folder)
        expect(modeOf(folder)).toBe(0o700)
        expect(isOpenToOthers(folder)).toBe(false)
      }
    })

    it('also where the umask would take more than that, or nothing', () => {
      const parent = tempDir()
      for (const umask of ['0o777', '0'])
        expect(
          inProcess(`process.umask(${umask}); const folder = '${parent}/' + ${umask}; closeDataFolder(folder)
            process.stdout.write((statSync(folder).mode & 0o777).toString(8))`),
        ).toBe('700')
    })

    it('but not where others may need it: a folder that all write to, one with other things in it', () => {
      const shared = openFolder()
      chmodSync(shared, 0o1777)
      for (const folder of [shared, openFolder(['disparo.sqlite', 'thesis.odt'])]) {
        const before = modeOf(folder)
        closeDataFolder(folder)
        expect(modeOf(folder)).toBe(before)
        expect(isOpenToOthers(folder)).toBe(true)
      }
    })
  })
})

function inProcess(code: string, env: Record<string, string> = {}): string {
  const module = join(import.meta.dirname, '../../../src-main/data-dir.ts')
  const script = `import { statSync } from 'node:fs'; import { closeDataFolder, defaultDataDir } from '${module}'\n${code}`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, ...env } })
    .toString()
    .trim()
}
