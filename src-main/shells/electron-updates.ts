import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { z } from 'zod'
import { createUpdates, noUpdates, type UpdateParts, type Updates } from '../updates/index.ts'

const feedSchema = z.object({ updates: z.object({ url: z.url(), publicKey: z.string().min(1) }) })

/**
 * The updates of this very build: where it looks, and whose signature it takes, were written
 * into its own package.json when it was packed. A build without them looks nowhere.
 */
export function electronUpdates(
  app: Pick<App, 'isPackaged' | 'getAppPath' | 'getVersion'>,
  parts: Omit<UpdateParts, 'feed' | 'load' | 'version'>,
  { platform = process.platform, env = process.env } = {},
): Updates {
  if (!app.isPackaged) return noUpdates('development')
  const settings = feedSchema.safeParse(JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')))
  if (!settings.success) return noUpdates('no-feed')
  // On Linux only an AppImage replaces itself; a deb is its package manager's.
  if (platform === 'linux' && !env.APPIMAGE) return noUpdates('system')
  const load = async () => (await import('electron-updater')).default.autoUpdater
  return createUpdates({ ...parts, feed: settings.data.updates, version: app.getVersion(), load })
}
