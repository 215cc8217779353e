/**
 * What each field of a bundle means: Portuguese, English where the schema itself says nothing, and the manual's rules
 * that it comes from. Keyed as `fieldsOf` names fields; `KEY` and the like stand for what several of them share.
 */
export type Meaning = { pt: string; en?: string; rules?: string }

const KEY_OF_ACCOUNT: Meaning = { pt: 'chave de uma linha de `providers.json`' }
const BUSINESS_ACCOUNT: Meaning = {
  pt: 'nome que o fornecedor dá à conta do WhatsApp Business a que isto pertence; ausente onde ele não dá nenhum',
}
const KIND: Meaning = { pt: 'o tipo do disparo', en: 'the kind of trigger', rules: 'M2' }
const TRIGGER_KEY: Meaning = { pt: 'identifica o disparo dentro do pacote', en: 'identifies the trigger within the bundle' }
const TREE: Meaning = { pt: 'nulo: em qualquer árvore de serviços', rules: 'M15' }
const REQUEST_TYPE: Meaning = { pt: 'nulo: em qualquer solicitação' }
const FROM_NUMBER: Meaning = { pt: 'o envio sai deste número: chave de uma linha de `numbers.json`', rules: 'M4' }
const BUTTON_TYPE: Meaning = { pt: 'o tipo do botão', en: 'the kind of button' }
const LABEL: Meaning = { pt: 'o que se lê no botão', en: 'what stands on the button' }

export const MEANINGS: Readonly<Record<string, Meaning>> = {
  'manifest.format': {
    pt: 'sempre este valor; outro não é um pacote do Disparo',
    en: 'always this; another is no Disparo bundle',
  },
  'manifest.formatVersion': {
    pt: 'versão do formato; uma maior do que a conhecida é recusada por inteiro',
    en: 'version of the format; one above what the loader knows is refused as a whole',
  },
  'manifest.implementation': { pt: 'de quem é este pacote', en: 'whose bundle this is' },
  'manifest.implementation.id': {
    pt: 'igual em todos os pacotes desta implementação, mesmo que o cliente mude de nome: é por ele que se reconhece',
  },
  'manifest.implementation.client': { pt: 'o nome do cliente' },
  'manifest.environment': {
    pt: 'onde deve ser carregado: `production` (produção) ou `staging` (homologação)',
    rules: 'M15',
  },
  'manifest.sequence': {
    pt: 'sobe a cada exportação que mudou; um pacote mais antigo não é carregado por cima de um mais novo',
  },
  'manifest.createdAt': { pt: 'UTC; da primeira exportação com este conteúdo' },
  'manifest.generator': { pt: 'programa e versão que o escreveram' },
  'manifest.repeats': {
    pt: 'a sequência do pacote anterior cujo conteúdo este tem de novo, porque alguém voltou a ele; ausente: é conteúdo de agora',
  },
  'manifest.openPoints': {
    pt: 'o que não estava cumprido e mesmo assim foi exportado, por quem e por quê; só onde o ambiente é produção',
  },
  'manifest.openPoints[].point': { pt: 'o que ainda faltava' },
  'manifest.openPoints[].about': { pt: 'o número, a conta ou o template de que se trata; vazio: toda a implementação' },
  'manifest.openPoints[].person': { pt: 'quem exportou mesmo assim' },
  'manifest.openPoints[].reason': { pt: 'por quê' },
  'manifest.files': { pt: 'todos os outros arquivos, em ordem de caminho; o SHA-256 é dos bytes como estão' },
  'manifest.files[].path': { pt: 'caminho dentro do pacote', en: 'path within the bundle' },
  'manifest.files[].sha256': { pt: 'SHA-256 do arquivo, hexadecimal minúsculo', en: 'SHA-256 of the file, lower-case hex' },
  'manifest.files[].bytes': { pt: 'tamanho do arquivo em bytes', en: 'size of the file in bytes' },
  'manifest.contentHash': {
    pt: 'SHA-256 do JSON canônico de {environment, files, formatVersion, implementation}: igual para configurações iguais, exportadas quando for',
  },
  'manifest.manifestHash': { pt: 'SHA-256 do JSON canônico deste manifesto sem este campo' },

  'providers[].key': { pt: 'identifica a conta dentro do pacote', en: 'identifies the account within the bundle' },
  'providers[].provider': {
    pt: 'o fornecedor. Outros virão: recuse um desconhecido com uma frase clara, não com uma falha',
    en: 'the provider. There will be others: refuse one that you do not know with a clear sentence, not with a crash',
    rules: 'M7',
  },
  'providers[].label': { pt: 'como o consultor chama a conta', en: 'what the consultant calls the account' },
  'providers[].mode': {
    pt: '`live`: a conta de verdade; `training`: um simulador, que nunca pode enviar a um aparelho de verdade',
  },
  'providers[].settings': { pt: 'campos que não são segredo, como o endereço; credenciais nunca estão num pacote' },

  'numbers[].key': { pt: 'o telefone; uma segunda linha com o mesmo telefone leva ~2 no fim', rules: 'M4' },
  'numbers[].account': KEY_OF_ACCOUNT,
  'numbers[].label': { pt: 'o apelido do número', en: 'what the number is called' },
  'numbers[].phone': { pt: 'E.164: `+`, país, área, número' },
  'numbers[].senderId': { pt: 'nome que o fornecedor dá a este remetente' },
  'numbers[].businessAccountId': BUSINESS_ACCOUNT,
  'numbers[].chatStandard': { pt: 'Padrão Chat: a resposta a este número abre um atendimento no chat', rules: 'M18' },
  'numbers[].defaultTemplate': {
    pt: 'template que este número usa quando nada mais foi escolhido; nulo: nenhum',
    en: 'the template that this number has as its default; null: none',
    rules: 'M5',
  },

  'templates.*.account': KEY_OF_ACCOUNT,
  'templates.*.senderId': { pt: 'nulo onde os templates são da conta inteira do fornecedor' },
  'templates.*.businessAccountId': BUSINESS_ACCOUNT,
  'templates.*.origin': {
    pt: '`provider`: lido do fornecedor; `manual`: cadastrado à mão, status e categoria são os que uma pessoa leu no portal',
    rules: 'M5, M7',
  },
  'templates.*.remoteId': {
    pt: 'identificador no fornecedor, pelo qual se envia; nulo: cadastrado à mão num fornecedor que envia por nome e idioma',
  },
  'templates.*.name': { pt: 'nome do template no fornecedor', en: "the template's name at the provider" },
  'templates.*.language': { pt: 'idioma como a Meta o escreve: `pt_BR`', en: 'the language as Meta writes it: `pt_BR`' },
  'templates.*.category': { pt: 'categoria no momento da exportação: é ela que define o preço', rules: 'M9' },
  'templates.*.status': { pt: 'situação no momento da exportação; só `APPROVED` é enviado', rules: 'M5' },
  'templates.*.structure': { pt: 'as partes com o texto do fornecedor; as variáveis aparecem como {{nome}}', rules: 'M10' },
  'templates.*.structure.header': { pt: 'cabeçalho; nulo: não tem', en: 'header; null: it has none' },
  'templates.*.structure.header.format': {
    pt: 'o CRM lê só `TEXT`; os outros existem no fornecedor',
    en: 'the CRM reads `TEXT` only; the others exist at the provider',
    rules: 'M3',
  },
  'templates.*.structure.header.text': { pt: 'nulo onde o formato não é texto', en: 'null where the format is not text' },
  'templates.*.structure.body': { pt: 'corpo', en: 'body' },
  'templates.*.structure.footer': { pt: 'rodapé; nulo: não tem', en: 'footer; null: it has none' },
  'templates.*.structure.buttons': { pt: 'botões, na ordem em que aparecem', en: 'buttons, in the order in which they stand' },
  'templates.*.structure.buttons[].type': BUTTON_TYPE,
  'templates.*.structure.buttons[].text': LABEL,
  'templates.*.structure.buttons[].url': { pt: 'endereço; pode conter variáveis' },
  'templates.*.structure.buttons[].phoneNumber': { pt: 'telefone que o botão disca', en: 'the phone that the button dials' },
  'templates.*.structure.buttons[].payload': {
    pt: 'o que volta quando a pessoa aperta; nulo: o texto do botão',
    en: 'what comes back when it is pressed; null: the label',
  },
  'templates.*.structure.buttons[].kind': {
    pt: 'nome que o fornecedor dá a um botão que o Disparo não conhece',
    en: 'the provider’s name of a button that Disparo does not know',
  },
  'templates.*.crmText': {
    pt: 'os mesmos textos com %TOKEN% ou o texto fixo em cada variável; `buttonUrls` tem uma entrada por botão',
    rules: 'M10, M19',
  },
  'templates.*.crmText.header': { pt: 'cabeçalho', en: 'header' },
  'templates.*.crmText.body': { pt: 'corpo', en: 'body' },
  'templates.*.crmText.footer': { pt: 'rodapé', en: 'footer' },
  'templates.*.crmText.buttonUrls': {
    pt: 'endereço de cada botão; nulo onde o botão não tem endereço',
    en: 'the address of each button; null where it has none',
  },
  'templates.*.bindings': { pt: 'exatamente um por variável de `structure`', rules: 'M11' },
  'templates.*.bindings[].key': { pt: 'a variável: parte e nome, como `body.1`, `header.nome`, `buttons.0.token`' },
  'templates.*.bindings[].source': { pt: 'de onde vem o valor' },
  'templates.*.bindings[].source.kind': {
    pt: '`crm`: de um campo do CRM; `literal`: sempre o mesmo texto',
    en: '`crm`: from a field of the CRM; `literal`: always the same text',
  },
  'templates.*.bindings[].source.token': { pt: 'token de uma linha de `variables.json`', rules: 'M10' },
  'templates.*.bindings[].source.text': { pt: 'o texto fixo', en: 'the fixed text' },
  'templates.*.bindings[].fallback': { pt: 'enviado quando o campo do CRM está vazio; nulo: então nada é enviado', rules: 'M11' },
  'templates.*.bindings[].transforms': {
    pt: 'aplicadas ao valor nesta ordem, cada uma ao que a anterior deu; o texto fixo também passa por elas, o `fallback` vai como está. Valor em branco depois da última conta como vazio. Veja `vectors/transforms.json`',
    en: 'applied to the value in this order, each to what the one before gave; a literal is transformed too, the fallback is sent as it stands. A value that is blank after the last one counts as empty. See `vectors/transforms.json`',
  },

  'triggers[].kind': KIND,
  'triggers[].key': TRIGGER_KEY,
  'triggers[].serviceTree': TREE,
  'triggers[].requestType': REQUEST_TYPE,
  'triggers[].number': FROM_NUMBER,
  'triggers[].status': { pt: 'tipo `status`: a ocorrência chega a este status', rules: 'M17' },
  'triggers[].template': { pt: 'tipos `status` e `operate`: nome de um arquivo de `templates/`, sem `.json`' },
  'triggers[].nextStatus': {
    pt: 'tipo `status`: o status que a ocorrência recebe depois do envio; nulo: fica como está',
    rules: 'M17',
  },
  'triggers[].oncePerTicket': {
    pt: 'tipo `status`: verdadeiro: uma ocorrência que volta ao status não envia de novo',
  },
  'triggers[].chatStandard': {
    pt: 'tipo `operate`: Padrão Chat: a resposta do cliente abre um atendimento no chat',
    rules: 'M18',
  },
  'triggers[].templates': {
    pt: 'tipo `chat`: o atendente escolhe um destes; cada um uma vez, em ordem',
    rules: 'M20',
  },

  'services.isolatedTree': {
    pt: 'árvore de serviços criada para isto, para não gerar impacto na operação; nulo: nenhuma',
    rules: 'M15',
  },
  'services.chatRequestType': {
    pt: 'CRM > Parametrizações > Chat, “Solicitação para abertura de sub ocorrências no chat ativo”; nunca nulo onde um disparo abre chat',
    rules: 'M21',
  },
  'services.trees': {
    pt: 'o que precisa existir no CRM, letra por letra',
    en: 'what must exist in the CRM, letter by letter',
  },
  'services.trees[].name': { pt: 'nulo: qualquer árvore' },
  'services.trees[].requestTypes': { pt: 'as solicitações da árvore', en: 'the request types of the tree' },
  'services.trees[].requestTypes[].name': { pt: 'nulo: qualquer solicitação' },
  'services.trees[].requestTypes[].statuses': { pt: 'os status da solicitação', en: 'the statuses of the request type' },
  'services.trees[].requestTypes[].transcript': {
    pt: 'aba “Chat” da solicitação, “Abrir uma ocorrência com a transcrição completa do chat?”: verdadeiro: ativo; falso: inativo; ausente: ninguém decidiu, deixe como está no CRM',
    rules: 'M16',
  },

  'consent.clientVarActiveSince': {
    pt: 'desde quando contatos novos nascem com “Aceita Notificações de WhatsApp”; nulo: client var desligado',
    rules: 'M13',
  },
  'consent.term': { pt: 'o termo de aceite em uso; nulo: nenhum', rules: 'M14' },
  'consent.term.version': { pt: 'versão do termo', en: "the term's version" },
  'consent.plan': { pt: 'resumo da atualização dos contatos antigos; nulo: nenhuma foi feita', rules: 'M13, M14' },
  'consent.plan.figures': { pt: 'contagens de linhas; nenhum contato está num pacote' },
  'consent.plan.figures.contacts': { pt: 'contatos na base', en: 'contacts in the base' },
  'consent.plan.figures.withPhone': { pt: 'com telefone', en: 'with a phone' },
  'consent.plan.figures.invalidPhone': { pt: 'com telefone inválido', en: 'with an invalid phone' },
  'consent.plan.figures.landline': { pt: 'com telefone fixo', en: 'with a landline' },
  'consent.plan.figures.duplicates': { pt: 'repetidos', en: 'that stand more than once' },
  'consent.plan.figures.alreadyOptedIn': { pt: 'já marcados', en: 'marked already' },
  'consent.plan.figures.withEvidence': { pt: 'com prova de aceite', en: 'with evidence of their consent' },
  'consent.plan.figures.refused': { pt: 'que recusaram', en: 'who refused' },
  'consent.plan.figures.revoked': { pt: 'que retiraram o aceite', en: 'who took their consent back' },
  'consent.plan.figures.toUpdate': { pt: 'que o plano marca', en: 'whom the plan marks' },
  'consent.plan.figures.evidenceUnmatched': { pt: 'provas que não são de ninguém da base', en: 'evidence of nobody in the base' },
  'consent.plan.planHash': { pt: 'SHA-256 do script de atualização, hexadecimal' },
  'consent.plan.signed': { pt: 'se o de acordo do cliente é deste mesmo plano' },

  'sending.timeZone': { pt: 'nome IANA, como America/Sao_Paulo: os dias e o horário de silêncio são contados nele' },
  'sending.quietHours': {
    pt: 'nada é enviado do primeiro horário em diante e antes do segundo, também virando a meia-noite; nulo: a qualquer hora',
  },
  'sending.quietHours.from': { pt: 'HH:MM', en: 'HH:MM' },
  'sending.quietHours.to': { pt: 'HH:MM', en: 'HH:MM' },
  'sending.duplicateHours': {
    pt: 'o mesmo template não vai à mesma pessoa antes de passarem tantas horas; nulo: sem limite',
  },
  'sending.switchedOff': {
    pt: 'onde há um disparo desligado, para que ali nada seja enviado; cada lugar uma vez, em ordem',
  },
  'sending.switchedOff[].kind': KIND,
  'sending.switchedOff[].serviceTree': TREE,
  'sending.switchedOff[].requestType': REQUEST_TYPE,
  'sending.switchedOff[].status': { pt: 'do tipo `status`; nos outros, nulo' },

  'variables[].token': { pt: 'escrito %TOKEN% no CRM', en: 'written %TOKEN% in the CRM', rules: 'M10' },
  'variables[].label': { pt: 'nome para as pessoas', en: 'the name for people' },
  'variables[].label.pt-BR': { pt: 'em português', en: 'in Portuguese' },
  'variables[].label.en': { pt: 'em inglês', en: 'in English' },
  'variables[].type': { pt: 'o tipo do campo', en: 'the kind of field' },
  'variables[].maxLength': { pt: 'tamanho máximo em caracteres', en: 'most characters that it holds' },
  'variables[].mayBeEmpty': { pt: 'se o campo pode estar vazio', en: 'whether the field may be empty' },
  'variables[].multiline': {
    pt: 'se o campo pode ter quebras de linha, que o WhatsApp recusa num valor',
    en: 'whether the field may hold line breaks, which WhatsApp refuses in a value',
  },
  'variables[].sample': { pt: 'um exemplo', en: 'an example' },
}

/** What each file is, in the order in which one reads them. */
export const FILES: readonly { role: string; file: string; pt: string }[] = [
  { role: 'manifest', file: 'manifest.json', pt: 'de quem é o pacote, para onde vai, e a soma de cada arquivo' },
  { role: 'providers', file: 'providers.json', pt: 'contas em uso nos fornecedores, sem segredos' },
  { role: 'numbers', file: 'numbers.json', pt: 'números remetentes' },
  { role: 'templates', file: 'templates/<key>.json', pt: 'os templates que um disparo envia ou um número tem como padrão' },
  { role: 'triggers', file: 'triggers.json', pt: 'os disparos ativos' },
  { role: 'services', file: 'services.json', pt: 'o que precisa existir na árvore de serviços do CRM' },
  { role: 'consent', file: 'consent.json', pt: 'client var, termo e plano de atualização da base' },
  {
    role: 'sending',
    file: 'sending.json',
    pt: 'quando, e com que frequência, o CRM pode escrever a uma pessoa; ausente: a qualquer hora, sem limite, nenhum disparo desligado, dias de America/Sao_Paulo',
  },
  { role: 'variables', file: 'variables.json', pt: 'variáveis do CRM que algum template usa' },
]
