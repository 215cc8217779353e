import { describe, expect, it } from 'vitest'
import { defaultDataDir } from '../../../src-main/data-dir.ts'

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
})
