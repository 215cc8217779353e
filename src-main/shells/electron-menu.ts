import type { MenuItemConstructorOptions } from 'electron'
import type { WindowPlace } from '#core/contract'
import type { RecentImplementation } from '../desk.ts'
import type { Words } from '../i18n.ts'

/** What the menu does; each is the shell's. */
export type MenuActions = {
  openBundle(): void
  show(place: WindowPlace): void
  openFolder(): void
  showLog(): void
  zoom(step: 1 | -1 | 0): void
}

type Item = MenuItemConstructorOptions

/**
 * The application's menu, in the person's language. Electron's roles bring the behaviour; their
 * own labels are English only, so each gets ours.
 */
export function menuOf(
  t: Words,
  recent: readonly RecentImplementation[],
  actions: MenuActions,
  platform = process.platform,
): Item[] {
  const mac = platform === 'darwin'
  const line: Item = { type: 'separator' }
  const about: Item = { label: t('desktop:about'), click: () => actions.show(aboutPart(null)) }
  const settings: Item = {
    label: t('desktop:settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.show({ page: 'settings', subject: null }),
  }
  const quit: Item = { role: 'quit', label: t('desktop:quit') }
  const application: Item = {
    label: 'Disparo',
    submenu: [
      about,
      line,
      settings,
      line,
      { role: 'services', label: t('desktop:services') },
      line,
      { role: 'hide', label: t('desktop:hide') },
      { role: 'hideOthers', label: t('desktop:hideOthers') },
      { role: 'unhide', label: t('desktop:unhide') },
      line,
      quit,
    ],
  }
  return [
    ...(mac ? [application] : []),
    {
      label: t('desktop:file'),
      submenu: [
        { label: t('desktop:home'), click: () => actions.show({ page: 'home', subject: null }) },
        { label: t('desktop:openBundle'), accelerator: 'CmdOrCtrl+O', click: () => actions.openBundle() },
        {
          label: t('desktop:recent'),
          enabled: recent.length > 0,
          submenu: recent.map(({ id, client }) => ({ label: plain(client), click: () => actions.show(placeOf(id)) })),
        },
        line,
        ...(mac ? [{ role: 'close', label: t('desktop:close') } satisfies Item] : [settings, line, quit]),
      ],
    },
    {
      label: t('desktop:edit'),
      submenu: [
        { role: 'undo', label: t('desktop:undo') },
        { role: 'redo', label: t('desktop:redo') },
        line,
        { role: 'cut', label: t('desktop:cut') },
        { role: 'copy', label: t('desktop:copy') },
        { role: 'paste', label: t('desktop:paste') },
        { role: 'selectAll', label: t('desktop:selectAll') },
      ],
    },
    {
      label: t('desktop:view'),
      submenu: [
        { label: t('desktop:zoomIn'), accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom(1) },
        // The same key without Shift, where plus has no key of its own, and that of the number block.
        { label: t('desktop:zoomIn'), accelerator: 'CmdOrCtrl+=', visible: false, click: () => actions.zoom(1) },
        { label: t('desktop:zoomIn'), accelerator: 'CmdOrCtrl+numadd', visible: false, click: () => actions.zoom(1) },
        { label: t('desktop:zoomOut'), accelerator: 'CmdOrCtrl+-', click: () => actions.zoom(-1) },
        { label: t('desktop:zoomOut'), accelerator: 'CmdOrCtrl+numsub', visible: false, click: () => actions.zoom(-1) },
        { label: t('desktop:zoomReset'), accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(0) },
        line,
        { role: 'togglefullscreen', label: t('desktop:fullScreen') },
      ],
    },
    {
      role: 'window',
      label: t('desktop:window'),
      submenu: [
        { role: 'minimize', label: t('desktop:minimize') },
        ...(mac
          ? [
              { role: 'zoom', label: t('desktop:zoomWindow') } satisfies Item,
              { role: 'front', label: t('desktop:front') } satisfies Item,
            ]
          : []),
        ...(mac ? [] : [{ role: 'close', label: t('desktop:close') } satisfies Item]),
      ],
    },
    {
      role: 'help',
      label: t('desktop:help'),
      submenu: [
        { label: t('desktop:rules'), click: () => actions.show({ page: 'rules', subject: null }) },
        { label: t('desktop:dataFolder'), click: () => actions.openFolder() },
        { label: t('desktop:log'), click: () => actions.showLog() },
        line,
        { label: t('desktop:updates'), click: () => actions.show(aboutPart('atualizacoes')) },
        { label: t('desktop:licences'), click: () => actions.show(aboutPart('licencas')) },
        { label: t('desktop:report'), click: () => actions.show(aboutPart('problema')) },
        ...(mac ? [] : [line, about]),
      ],
    },
  ]
}

/** Where a recent implementation opens: at its first step. */
export const placeOf = (id: string): WindowPlace => ({ page: 'client', subject: id })

const aboutPart = (part: string | null): WindowPlace => ({ page: 'about', subject: part })

/** A client's name in a menu: `&` would underline the next letter, and a name of pages in length would hide the rest. */
const plain = (client: string): string => (client.length > 60 ? `${client.slice(0, 59)}…` : client).replaceAll('&', '&&')
