import type { TemplateContent } from '#core/template'
import type { Example, LintContext } from './rule.ts'

/** A template with which every rule is content: what examples and tests differ from. */
export const FINE_TEMPLATE: TemplateContent = {
  name: 'atualizacao_chamado_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  body: {
    text: 'Olá, {{1}}. Seu chamado {{2}} foi atualizado pela nossa equipe técnica e o status agora é: em atendimento. Você pode acompanhar o andamento pelo portal do cliente.',
  },
  buttons: [],
  samples: { 'body.1': 'Marina', 'body.2': '2026-0412' },
}

/** The whole template of an example, and what it is judged against. */
export function completeExample({ context = {}, ...different }: Example): { content: TemplateContent; context: LintContext } {
  return { content: { ...FINE_TEMPLATE, ...different }, context }
}

/** The fine template with a sentence in its middle. */
export const saying = (sentence: string): Partial<TemplateContent> => ({
  body: {
    text: `Olá, {{1}}. Sobre o seu chamado {{2}}: ${sentence} Nossa equipe de atendimento continua à disposição no portal.`,
  },
})
