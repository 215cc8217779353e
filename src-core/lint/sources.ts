/** Where the rules' numbers were read. `date` is that of the copy (ISO, as exact as it is known); `address` is null for what is not public. */
export type Source = { title: string; address: string | null; date: string }

const META = 'https://developers.facebook.com/documentation/business-messaging/whatsapp'

/** By the short keys that `RuleSource` uses. */
export const SOURCES: Readonly<Record<string, Source>> = {
  'M-OVR': { title: 'Meta: template fundamentals', address: `${META}/templates/overview`, date: '2026' },
  'M-CMP': { title: 'Meta: template components', address: `${META}/templates/components`, date: '2026-06-24' },
  'M-REV': { title: 'Meta: template review', address: `${META}/templates/template-review`, date: '2026-09-11' },
  'M-CAT': { title: 'Meta: template categorization', address: `${META}/templates/template-categorization`, date: '2026-09-11' },
  'M-MGT': { title: 'Meta: template management', address: `${META}/templates/template-management`, date: '2026-05-21' },
  'M-WH': {
    title: 'Meta: webhook message_template_status_update',
    address: `${META}/webhooks/reference/message_template_status_update`,
    date: '2026-09-11',
  },
  'M-ERR': { title: 'Meta: codes of refusals', address: `${META}/support/error-codes`, date: '2026-09-11' },
  'M-PRC': { title: 'Meta: pricing', address: `${META}/pricing`, date: '2026-09-11' },
  'M-BSUID': {
    title: 'Meta: business-scoped user ids and usernames',
    address: `${META}/business-scoped-user-ids`,
    date: '2026-08-11',
  },
  'M-POL': { title: 'WhatsApp Business Messaging Policy', address: 'https://business.whatsapp.com/policy', date: '2026' },
  'TW-VAR': {
    title: 'Twilio: variables in content templates',
    address: 'https://www.twilio.com/docs/content/using-variables-with-content-api',
    date: '2026',
  },
  'TW-APP': {
    title: 'Twilio: template approvals and statuses',
    address: 'https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses',
    date: '2026',
  },
  'TW-63040': { title: 'Twilio: 63040', address: 'https://www.twilio.com/docs/api/errors/63040', date: '2025' },
  'TW-63021': { title: 'Twilio: 63021', address: 'https://www.twilio.com/docs/api/errors/63021', date: '2025' },
  'TW-REASONS': {
    title: 'Twilio: rejection reasons in the console',
    address: 'https://twilio.com/en-us/changelog/view-whatsapp-template-rejection-reasons-in-twilio-console-',
    date: '2026',
  },
  IB: {
    title: 'Infobip: WhatsApp service management',
    address: 'https://infobip.com/docs/api/channels/whatsapp/whatsapp-service-management',
    date: '2026',
  },
  ZV: { title: 'Zenvia: OpenAPI specification', address: 'https://github.com/zenvia/zenvia-openapi-spec', date: '2026' },
  BIRD: {
    title: 'Bird: template guidelines and restrictions',
    address:
      'https://docs.bird.com/applications/content/message-templates/concepts/whatsapp-message-templates/whatsapp-business-template-guidelines-and-restrictions',
    date: '2026',
  },
  'BIRD-TEXT': {
    title: 'Bird: text templates',
    address:
      'https://docs.bird.com/api/touchpoints-api/supported-projects/whatsapp-approved-message-templates/creating-whatsapp-message-templates/text-templates',
    date: '2026',
  },
  '360': { title: '360dialog: templates', address: 'https://docs.360dialog.com/docs/waba-basics/templates', date: '2026' },
  PYWA: { title: "pywa: Meta's template types", address: 'https://github.com/david-lev/pywa', date: '2026' },
  NETCORE: {
    title: 'Netcore: WhatsApp guidelines',
    address: 'https://cedocs.netcorecloud.com/docs/whatsapp-guidelines',
    date: '2026',
  },
  EZPULZE: {
    title: 'ezpulze: rules and limits of templates',
    address: 'https://docs.ezpulze.com/whatsapp-templates/rules-and-limits',
    date: '2026',
  },
  EASYSOCIAL: { title: 'easysocial: guidelines', address: 'https://easysocial.io/docs/guidelines', date: '2026' },
  DUALHOOK: { title: 'dualhook: template elements', address: 'https://dualhook.com/docs/template-elements', date: '2026' },
  GLIFIC: { title: 'Glific: issue 3517', address: 'https://github.com/glific/glific/issues/3517', date: '2026' },
  YCLOUD: {
    title: 'YCloud: managing WhatsApp templates',
    address: 'https://docs.ycloud.com/en/api-reference/guides/whatsapp-platform/manage-whatsapp-templates',
    date: '2026',
  },
  MYOPERATOR: { title: 'MyOperator: WhatsApp templates', address: null, date: '2026' },
  RVOPS: { title: 'rvops: good practice for templates', address: 'https://help.rvops.com', date: '2026' },
  WACRM: { title: 'wacrm: template validators', address: 'https://github.com/ArnasDon/wacrm', date: '2026' },
  FEETPORT: { title: 'feetport: template guide', address: null, date: '2026' },
  AUTHGEAR: { title: 'authgear: issue 3356', address: 'https://github.com/authgear/authgear-server/issues/3356', date: '2026' },
  LEADSTER: {
    title: 'Leadster: utility templates that are delivered',
    address: 'https://help.leadster.com.br/article/328-como-aumentar-a-entrega-de-mensagens-com-templates-de-utilidade',
    date: '2026',
  },
  BLIP: {
    title: 'Blip: utility messages, what works and what to avoid',
    address: 'https://community.blip.ai/boas-praticas-de-envio-208/mensagens-de-utilidade-o-que-funciona-e-o-que-evitar-5211',
    date: '2026',
  },
  UTS51: { title: 'Unicode Technical Standard 51: emoji', address: 'https://www.unicode.org/reports/tr51/', date: '2026' },
  FLD: { title: 'Field measurements in public source code', address: null, date: '2026' },
  MAN: { title: "The client's manual for WhatsApp Ativo", address: null, date: '2026' },
  EXP: { title: 'Our own experiment', address: null, date: '2026-11-22' },
  OWN: { title: 'Our own choice', address: null, date: '2026-11-22' },
}
