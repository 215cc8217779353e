import type { AccountIndex, LintContext } from '#core/lint'
import { ruleOf, ruleTable } from '../../support/rule-table.ts'

const now = '2026-11-22T12:00:00.000Z'

const deletion = (name: string, deletedAt: string, wasApproved: boolean): LintContext => ({
  now,
  deletedNames: [{ name, deletedAt, wasApproved }],
})

/** Ids and names of the templates of an account; all are pt_BR. */
function account(templates: Readonly<Record<string, string>>, status: 'APPROVED' | 'DELETED' = 'APPROVED'): AccountIndex {
  const all = Object.entries(templates).map(([id, name]) => ({
    id,
    name,
    language: 'pt_BR',
    category: 'UTILITY',
    status,
    senderId: null,
    body: '',
    footer: '',
  }))
  return {
    named: (name, language) => all.filter((one) => one.name === name && one.language === language),
    alike: () => [],
    nearRejected: () => [],
  }
}

const renamed = (name: string) => ({ messageId: 'rename', data: { name }, output: { name } })

ruleTable(ruleOf('NAME-CHARSET'), {
  valid: [{ name: 'aviso_2_v1' }, { name: '' }],
  invalid: [
    {
      template: { name: 'Aviso de Férias-v1' },
      findings: [
        {
          messageId: 'characters',
          data: { characters: 'A ␣ F é -' },
          component: 'name',
          text: 'Aviso de Férias-v1',
          suggest: [renamed('aviso_de_ferias_v1')],
        },
      ],
    },
    {
      template: { name: '😀' },
      findings: [{ messageId: 'characters', data: { characters: '😀' }, component: 'name', text: '😀' }],
    },
  ],
})

ruleTable(ruleOf('NAME-LEN'), {
  valid: [{ name: 'a' }, { name: 'a'.repeat(512) }],
  invalid: [
    { template: { name: '' }, findings: [{ messageId: 'empty', component: 'name', text: '' }] },
    {
      template: { name: 'a'.repeat(513) },
      findings: [{ messageId: 'long', data: { length: 513, limit: 512 }, component: 'name', text: 'a'.repeat(513) }],
    },
  ],
})

ruleTable(ruleOf('NAME-UNIQUE-LANG'), {
  valid: [
    { name: 'aviso_v1' },
    { name: 'aviso_v1', context: { account: account({ t1: 'outro_v1' }) } },
    { name: 'aviso_v1', context: { account: account({ t1: 'aviso_v1' }), ownId: 't1' } },
    { name: 'aviso_v1', context: { account: account({ t1: 'aviso_v1' }, 'DELETED') } },
    { name: 'aviso_v1', language: 'en', context: { account: account({ t1: 'aviso_v1' }) } },
  ],
  invalid: [
    {
      template: { name: 'aviso_v1', language: 'pt-BR', context: { account: account({ t1: 'aviso_v1' }), ownId: 't2' } },
      findings: [
        {
          messageId: 'taken',
          data: { name: 'aviso_v1', language: 'pt-BR' },
          component: 'name',
          text: 'aviso_v1',
          suggest: [renamed('aviso_v2')],
        },
      ],
    },
    {
      template: { name: 'aviso', context: { account: account({ t1: 'aviso', t2: 'aviso_v2' }) } },
      findings: [
        {
          messageId: 'taken',
          data: { name: 'aviso', language: 'pt_BR' },
          component: 'name',
          text: 'aviso',
          suggest: [renamed('aviso_v3')],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('NAME-LOCKED'), {
  valid: [
    { name: 'aviso_v1', context: deletion('outro_v1', '2026-11-20T12:00:00.000Z', true) },
    { name: 'aviso_v1', context: deletion('aviso_v1', '2026-11-20T12:00:00.000Z', false) },
    { name: 'aviso_v1', context: deletion('aviso_v1', '2026-10-23T12:00:00.000Z', true) },
    { name: 'aviso_v1', context: { ...deletion('aviso_v1', '2026-11-20T12:00:00.000Z', true), now: undefined } },
  ],
  invalid: [
    {
      template: { name: 'aviso_v1', context: deletion('aviso_v1', '2026-10-23T12:00:01.000Z', true) },
      findings: [
        {
          messageId: 'locked',
          data: { name: 'aviso_v1', days: 1 },
          component: 'name',
          text: 'aviso_v1',
          suggest: [renamed('aviso_v2')],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('NAME-DELETING'), {
  valid: [{ name: 'aviso_v1', context: deletion('aviso_v1', '2026-11-22T11:58:59.000Z', true) }],
  invalid: [
    {
      template: { name: 'aviso_v1', context: deletion('aviso_v1', '2026-11-22T11:59:00.000Z', false) },
      findings: [
        {
          messageId: 'deleting',
          data: { name: 'aviso_v1' },
          component: 'name',
          text: 'aviso_v1',
          suggest: [renamed('aviso_v2')],
        },
      ],
    },
  ],
})

ruleTable(ruleOf('NAME-SAMPLE'), {
  valid: [{ name: 'hello_world_v1' }, { name: 'amostra_v1' }],
  invalid: [
    {
      template: { name: 'hello_world' },
      findings: [{ messageId: 'sample', data: { name: 'hello_world' }, component: 'name', text: 'hello_world' }],
    },
    {
      template: { name: 'sample_aviso_v1' },
      findings: [{ messageId: 'sample', data: { name: 'sample_aviso_v1' }, component: 'name', text: 'sample_aviso_v1' }],
    },
  ],
})

ruleTable(ruleOf('NAME-TESTWORDS'), {
  valid: [{ name: 'contestacao_v1' }, { name: 'atestado_v1' }, { name: 'demonstrativo_v1' }, { name: 'protesto_v1' }],
  invalid: [
    {
      template: { name: 'aviso_teste2_v1' },
      findings: [{ messageId: 'word', data: { word: 'teste2' }, component: 'name', text: 'teste2' }],
    },
    {
      template: { name: 'demo-Exemplo' },
      findings: [
        { messageId: 'word', data: { word: 'demo' }, component: 'name', text: 'demo' },
        { messageId: 'word', data: { word: 'Exemplo' }, component: 'name', text: 'Exemplo' },
      ],
    },
  ],
})

ruleTable(ruleOf('NAME-DESCRIPTIVE'), {
  valid: [{ name: 'boleto_2' }, { name: 'nf_v1' }, { name: 'modelo_contrato_v1' }, { name: '' }],
  invalid: ['014', 'template_014', 'modelo2', 'mensagem_v2'].map((name) => ({
    template: { name },
    findings: [{ messageId: 'meaningless', data: { name }, component: 'name' as const, text: name }],
  })),
})

ruleTable(ruleOf('NAME-VERSION'), {
  valid: [{ name: 'aviso_v1' }, { name: 'aviso_v12' }, { name: '' }],
  invalid: [
    {
      template: { name: 'aviso_v1_final' },
      findings: [{ messageId: 'missing', component: 'name', text: 'aviso_v1_final', suggest: [renamed('aviso_v1_final_v1')] }],
    },
    {
      template: { name: 'a'.repeat(510) },
      findings: [{ messageId: 'missing', component: 'name', text: 'a'.repeat(510) }],
    },
  ],
})
