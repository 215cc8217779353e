import type { CrmVariable } from '#core/variables'

/** `own`: entered for this client; `shipped`: in every CRM. Both: the client's stands in the shipped one's place. */
export type ListedVariable = CrmVariable & { own: boolean; shipped: boolean }

/** One name serves both languages until a second one is given: it is mostly the client's own word. */
export function relabelled(
  was: CrmVariable['label'] | null,
  language: keyof CrmVariable['label'],
  name: string,
): CrmVariable['label'] {
  if (was === null || was.en === was['pt-BR']) return { 'pt-BR': name, en: name }
  return { ...was, [language]: name }
}
