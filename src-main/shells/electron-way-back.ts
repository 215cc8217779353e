import type { Dialog } from 'electron'
import { BackupError, lookAtPresent, newestSoundCopy, openBackup, putInPlace } from '../backup/index.ts'
import { systemClock } from '../clock.ts'
import { madeNow } from '../generator.ts'
import { openWords } from '../i18n.ts'

type Asks = Pick<Dialog, 'showMessageBox' | 'showOpenDialog' | 'showErrorBox'>

type Lost = {
  /** Why the data could not be opened. */
  sentence: string
  folder: string
  locale: 'pt-BR' | 'en'
}

/**
 * Started from an icon there is no terminal to restore a copy in, so a dialog does it: the newest sound copy of
 * the data folder, or a file that the person has. What was in the folder is kept, as with `disparo restore`.
 * @returns whether a copy is in place now; false: the person leaves it
 */
export async function offerCopy(dialog: Asks, { sentence, folder, locale }: Lost): Promise<boolean> {
  const t = openWords(locale)
  const copy = await newestSoundCopy(folder)
  const choices = [...(copy ? (['newest'] as const) : []), 'choose', 'quit'] as const
  const labels = { newest: t('desktop:restoreNewest'), choose: t('desktop:chooseCopy'), quit: t('desktop:quit') }
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Disparo',
      message: sentence,
      buttons: choices.map((choice) => labels[choice]),
      defaultId: 0,
      cancelId: choices.length - 1,
      noLink: true,
    })
    const choice = choices[response] ?? 'quit'
    if (choice === 'quit') return false
    const file = choice === 'newest' && copy ? copy.file : await chosenFile(dialog)
    if (file === null) continue
    try {
      await restore(file, folder)
      return true
    } catch (error) {
      if (!(error instanceof BackupError)) throw error
      dialog.showErrorBox('Disparo', t(`cli:backup.trouble.${error.trouble}`, { file, folder }))
    }
  }
}

async function chosenFile(dialog: Asks): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile'] })
  return filePaths[0] ?? null
}

async function restore(file: string, folder: string): Promise<void> {
  const opened = await openBackup(file, folder, null)
  try {
    await putInPlace(opened, folder, await lookAtPresent(folder), madeNow(systemClock))
  } finally {
    opened.close()
  }
}
