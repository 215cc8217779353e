import { ruleOf, ruleTable } from '../../support/rule-table.ts'

const body = (text: string) => ({ body: { text } })
const footer = (text: string) => ({ footer: { text } })

ruleTable(ruleOf('WS-TAB'), {
  valid: [body('um dois'), {}],
  invalid: [
    {
      template: { ...body('\tum\t\tdois \ttrês'), ...footer('a\tb') },
      findings: [
        { messageId: 'tab', data: { count: 1 }, component: 'body', text: '\t', start: 0 },
        { messageId: 'tab', data: { count: 2 }, component: 'body', text: '\t\t' },
        { messageId: 'tab', data: { count: 1 }, component: 'body', text: '\t', start: 10 },
        { messageId: 'tab', data: { count: 1 }, component: 'footer', text: '\t' },
      ],
      output: { ...body('um dois três'), ...footer('a b') },
    },
    {
      template: { buttons: [{ type: 'URL', text: 'Ver\tmais', url: 'https://ex.com/\ta' }] },
      findings: [
        { messageId: 'tab', data: { count: 1 }, component: 'buttons.0.text', text: '\t' },
        { messageId: 'tab', data: { count: 1 }, component: 'buttons.0.url', text: '\t' },
      ],
      output: { buttons: [{ type: 'URL', text: 'Ver mais', url: 'https://ex.com/a' }] },
    },
  ],
})

ruleTable(ruleOf('WS-SPACES'), {
  valid: [body('um    dois'), body('um  \n  dois')],
  invalid: [
    {
      template: body('um     dois      três'),
      findings: [
        { messageId: 'run', data: { count: 5, limit: 4 }, component: 'body', text: '     ' },
        { messageId: 'run', data: { count: 6, limit: 4 }, component: 'body', text: '      ' },
      ],
      output: body('um dois três'),
    },
  ],
})

ruleTable(ruleOf('WS-NEWLINES'), {
  valid: [body('um\n\ndois\ntrês'), body('um\r\n\r\ndois'), footer('um\n\n\ndois')],
  invalid: [
    {
      template: body('um\n\n\ndois\r\n \r\n\t\r\n\r\ntrês'),
      findings: [
        { messageId: 'run', data: { count: 3 }, component: 'body', text: '\n\n\n' },
        { messageId: 'run', data: { count: 4 }, component: 'body', text: '\r\n \r\n\t\r\n\r\n' },
      ],
      output: body('um\n\ndois\n\ntrês'),
    },
  ],
})

ruleTable(ruleOf('WS-INVISIBLE'), {
  valid: [body('um\u00A0dois\r\ntrês\t'), body('família 👨‍👩‍👧 e ❤️ e 1️⃣'), { language: 'ar', ...body('\u202Bمرحبا\u202C') }],
  invalid: [
    {
      template: body('\uFEFFum\u200B\u200Bdois\u2028três\u0007'),
      findings: [
        { messageId: 'invisible', data: { codes: 'U+FEFF', count: 1 }, component: 'body', text: '\uFEFF' },
        { messageId: 'invisible', data: { codes: 'U+200B', count: 2 }, component: 'body', text: '\u200B\u200B' },
        { messageId: 'invisible', data: { codes: 'U+2028', count: 1 }, component: 'body', text: '\u2028' },
        { messageId: 'invisible', data: { codes: 'U+0007', count: 1 }, component: 'body', text: '\u0007' },
      ],
      output: body('umdois\ntrês'),
    },
    {
      template: { ...body('a\u200Db c\uFE0F \u202Ed'), ...footer('um\rdois') },
      findings: [
        { messageId: 'invisible', data: { codes: 'U+200D', count: 1 }, component: 'body', text: '\u200D' },
        { messageId: 'invisible', data: { codes: 'U+FE0F', count: 1 }, component: 'body', text: '\uFE0F' },
        { messageId: 'invisible', data: { codes: 'U+202E', count: 1 }, component: 'body', text: '\u202E' },
        { messageId: 'invisible', data: { codes: 'U+000D', count: 1 }, component: 'footer', text: '\r' },
      ],
      output: { ...body('ab c d'), ...footer('um dois') },
    },
  ],
})
