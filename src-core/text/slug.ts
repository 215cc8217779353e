import { withoutAccents } from './fold.ts'

/** `Clínica Horizonte & Filhos` as part of a name that every system takes: `clinica-horizonte-filhos`. Empty where nothing is left. */
export const slug = (text: string, joint: '-' | '_' = '-'): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, joint)
    .replace(/^[-_]|[-_]$/g, '')
