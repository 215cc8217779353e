/**
 * What stands in a bundle for whoever opens it and has never heard of Disparo. The same in every bundle, and frozen with
 * format version 1: another text would be another content hash for a configuration that did not change.
 */
export const BUNDLE_README = `# Pacote de configuração do WhatsApp Ativo

Este arquivo foi exportado pelo Disparo. Ele diz ao CRM de um cliente quais mensagens enviar pelo WhatsApp, por qual número, em que situação da ocorrência e com quais dados. Não contém credenciais nem contatos.

- \`manifest.json\`: de qual implementação, para qual ambiente, em que sequência; a soma SHA-256 de cada arquivo.
- \`providers.json\`, \`numbers.json\`, \`templates/\`, \`variables.json\`: contas, números remetentes, templates e variáveis do CRM.
- \`triggers.json\`, \`services.json\`, \`sending.json\`, \`consent.json\`: os disparos, a árvore de serviços de que precisam, as regras de envio e o consentimento.

Não edite nada aqui: uma letra diferente e o pacote é recusado. O que mudar, muda no Disparo e é exportado de novo.

- Conferir: \`disparo bundle verify ARQUIVO\`
- Carregar: \`disparo bundle load ARQUIVO --into BANCO\`, ou o carregador do próprio CRM
- Escrever um carregador: \`disparo crm-kit PASTA\` entrega o kit do CRM (formato, regras, exemplos e testes)

# WhatsApp Ativo configuration bundle

This file was exported by Disparo. It tells a client's CRM which WhatsApp messages to send, from which number, in which situation of a ticket and with which data. It holds no credentials and no contacts.

- \`manifest.json\`: of which implementation, for which environment, in which sequence; the SHA-256 of every file.
- \`providers.json\`, \`numbers.json\`, \`templates/\`, \`variables.json\`: accounts, sender numbers, templates and CRM variables.
- \`triggers.json\`, \`services.json\`, \`sending.json\`, \`consent.json\`: the triggers, the service tree that they need, the rules of sending and the consent.

Edit nothing in here: one letter more and the bundle is refused. What is to change is changed in Disparo and exported again.

- Check it: \`disparo bundle verify FILE\`
- Load it: \`disparo bundle load FILE --into DATABASE\`, or the CRM's own loader
- Write a loader: \`disparo crm-kit FOLDER\` hands out the CRM's kit (format, rules, examples and tests)
`
