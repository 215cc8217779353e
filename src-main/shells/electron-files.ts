import { resolve } from 'node:path'

/**
 * The bundles that a command line names: what a file manager starts the program with. Chromium
 * and Electron put switches of their own between, and the first words may be the program and its folder.
 * @param folder that the words were typed in
 */
export const bundlesIn = (args: readonly string[], folder: string): string[] =>
  args.filter((word) => !word.startsWith('-') && /\.disparo(\.zip)?$/i.test(word)).map((word) => resolve(folder, word))
