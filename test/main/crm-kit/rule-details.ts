import type { FaultCode } from '#core/bundle'

/** What a rule looks at, exactly enough to write it again; English and Portuguese. */
export const RULE_DETAILS: Record<FaultCode, { en: string; 'pt-BR': string }> = {
  'duplicate-key': {
    en: 'Compared without regard to case: keys of providers, numbers, triggers; tokens of variables; keys of one template’s bindings; the templates of one chat trigger.',
    'pt-BR':
      'Comparadas sem diferença de maiúsculas: chaves de contas, números e disparos; tokens de variáveis; chaves das variáveis de um template; os templates de um disparo de chat.',
  },
  'broken-reference': {
    en: 'Besides the keys: serviceTree, requestType (in that tree), status and nextStatus (in that request type) of a trigger stand in services.json letter by letter, where null is a tree or request type without a name; so do isolatedTree, and chatRequestType in any tree.',
    'pt-BR':
      'Além das chaves: serviceTree, requestType (naquela árvore), status e nextStatus (naquela solicitação) de um disparo estão em services.json letra por letra, e nulo é uma árvore ou solicitação sem nome; também isolatedTree, e chatRequestType em qualquer árvore.',
  },
  'placeholder-unbound': {
    en: 'A placeholder is `{{name}}` with exactly two braces on each side, blanks inside them not counting, and a name of letters, digits and `_`; in header text, body, and the address of a URL button. Its key is the component (`header`, `body`, `buttons.0`), a dot and the name.',
    'pt-BR':
      'Uma variável é `{{nome}}` com exatamente duas chaves de cada lado, sem contar espaços dentro delas, e um nome de letras, dígitos e `_`; no texto do cabeçalho, no corpo e no endereço de um botão URL. A chave é a parte (`header`, `body`, `buttons.0`), um ponto e o nome.',
  },
  'binding-without-placeholder': {
    en: 'A binding whose key is no placeholder of the structure.',
    'pt-BR': 'Uma variável preenchida cuja chave não é uma variável de structure.',
  },
  'chat-request-type-missing': {
    en: 'Where a trigger is of kind chat, or of kind operate with chatStandard.',
    'pt-BR': 'Onde um disparo é do tipo chat, ou do tipo operate com chatStandard.',
  },
  'text-unstorable': {
    en: 'U+0000 or half of a surrogate pair in any text of any file, names of members too.',
    'pt-BR': 'U+0000 ou metade de um par substituto em qualquer texto de qualquer arquivo, também nos nomes de membros.',
  },
  emoji: {
    en: 'In any text of any file but README.md. What counts: Emoji_Presentation, Emoji_Modifier, Regional_Indicator, U+20E3, U+FE0F, U+200D, U+E0020–E007F; Extended_Pictographic unless U+FE0E follows; never ©, ®, ™ alone, digits or #.',
    'pt-BR':
      'Em qualquer texto de qualquer arquivo, menos README.md. O que conta: Emoji_Presentation, Emoji_Modifier, Regional_Indicator, U+20E3, U+FE0F, U+200D, U+E0020–E007F; Extended_Pictographic sem U+FE0E atrás; nunca ©, ®, ™ sozinhos, dígitos ou #.',
  },
  'control-character': {
    en: 'General category Cc, U+2028, U+2029, U+202A–202E, U+2066–2069, in any text. Line breaks and tabs are allowed in structure’s header text, body and footer, in a variable’s sample and in an open point’s reason.',
    'pt-BR':
      'Categoria geral Cc, U+2028, U+2029, U+202A–202E, U+2066–2069, em qualquer texto. Quebras de linha e tabulações são permitidas no texto do cabeçalho, no corpo e no rodapé de structure, no exemplo de uma variável e no motivo de um ponto em aberto.',
  },
  'blank-text': {
    en: 'Every text but these has more than blanks: crmText, header text, footer, payload, sample, labels, settings, `about`. A fallback or literal that is there is not blank.',
    'pt-BR':
      'Todo texto tem mais que espaços, menos estes: crmText, texto do cabeçalho, rodapé, payload, exemplo, apelidos, settings, `about`. Um fallback ou texto fixo que existe não está em branco.',
  },
  'line-break': {
    en: 'In a fallback or a literal after its transforms: a line break, a tab, or five blanks in a row.',
    'pt-BR':
      'Num fallback ou texto fixo depois das transformações: uma quebra de linha, uma tabulação, ou cinco espaços seguidos.',
  },
  'looks-like-variable': {
    en: 'In structure’s texts: `%NOME%`, `%%NOME%%`, `% NOME %`, `%Nome do cliente%`, `#NOME#`, `((nome))`, `__NOME__`, and any braces that are no placeholder. In a fallback or literal `{{nome}}` too. `100% e 50%` and `%C3%A7` are none. In a button’s text a placeholder too: nothing is filled in there.',
    'pt-BR':
      'Nos textos de structure: `%NOME%`, `%%NOME%%`, `% NOME %`, `%Nome do cliente%`, `#NOME#`, `((nome))`, `__NOME__`, e quaisquer chaves que não são uma variável. Num fallback ou texto fixo também `{{nome}}`. `100% e 50%` e `%C3%A7` não são. No texto de um botão também uma variável: ali nada é preenchido.',
  },
  'text-too-long': {
    en: 'The body’s fixed text, its literals and the longest fallback in place of its own placeholder, counted in UTF-16 units: more than 1,024. And structure’s own texts without their placeholders, in characters: body 1,024, header and footer 60, a button’s text 25.',
    'pt-BR':
      'O texto fixo do corpo, os seus textos fixos e o maior fallback no lugar da variável dele, contados em unidades UTF-16: mais de 1.024. E os textos de structure sem as variáveis, em caracteres: corpo 1.024, cabeçalho e rodapé 60, texto de um botão 25.',
  },
  'number-too-large': {
    en: 'sequence above 999,999; maxLength above 65,535; more than 10 buttons.',
    'pt-BR': 'sequence acima de 999.999; maxLength acima de 65.535; mais de 10 botões.',
  },
  'empty-list': {
    en: 'providers, numbers, templates and triggers each have at least one.',
    'pt-BR': 'providers, numbers, templates e triggers têm pelo menos um cada.',
  },
  'duplicate-name': {
    en: 'Trees; request types of a tree; statuses of a request type, compared as vectors/names.json shows, without signs that nobody sees.',
    'pt-BR':
      'Árvores; solicitações de uma árvore; status de uma solicitação, comparados como em vectors/names.json, sem sinais que ninguém vê.',
  },
  'key-differs': {
    en: 'A number’s key is its phone; a template’s begins with its name (accents off, what is not a letter, digit, - or _ becomes _, 80 at most, an `x` before it where it would begin otherwise or be a reserved file name) and ends with `.language`; a trigger’s begins with its kind and a dot. `~2` behind it is allowed. An account’s key is free.',
    'pt-BR':
      'A chave de um número é o telefone; a de um template começa com o nome (sem acentos, o que não é letra, dígito, - ou _ vira _, 80 no máximo, com um `x` antes onde começaria de outro jeito ou seria nome reservado) e termina com `.idioma`; a de um disparo começa com o tipo e um ponto. `~2` atrás é permitido. A de uma conta é livre.',
  },
  'not-e164': {
    en: '`+` and a number that can be dialled; a Brazilian one has one of the 67 area codes and 10 or 11 digits behind 55.',
    'pt-BR': '`+` e um número que se pode discar; um brasileiro tem um dos 67 DDDs e 10 ou 11 dígitos depois do 55.',
  },
  'sender-twice': {
    en: 'One senderId on two numbers of one account.',
    'pt-BR': 'Um senderId em dois números de uma conta.',
  },
  'template-of-other-number': {
    en: 'A number’s default and a trigger’s templates have the number’s account; their senderId is null or the number’s; and where both name a businessAccountId it is the same.',
    'pt-BR':
      'O padrão de um número e os templates de um disparo têm a conta do número; o senderId deles é nulo ou o do número; e onde os dois dizem businessAccountId, é o mesmo.',
  },
  'template-not-approved': {
    en: 'Every template that a trigger sends or a number has as default is APPROVED.',
    'pt-BR': 'Todo template que um disparo envia ou um número tem como padrão está APPROVED.',
  },
  'template-unusable': {
    en: 'The same templates have no header but of format TEXT, are not AUTHENTICATION, have no COPY_CODE and no OTHER button, and a body that is not blank.',
    'pt-BR':
      'Os mesmos templates não têm cabeçalho a não ser do formato TEXT, não são AUTHENTICATION, não têm botão COPY_CODE nem OTHER, e o corpo não está em branco.',
  },
  'template-twice': {
    en: 'Two templates equal in account, senderId, name, language and remoteId.',
    'pt-BR': 'Dois templates iguais em conta, senderId, nome, idioma e remoteId.',
  },
  'remote-id-missing': {
    en: 'origin is provider and remoteId is null.',
    'pt-BR': 'origin é provider e remoteId é nulo.',
  },
  'crm-text-differs': {
    en: 'crmText is structure’s text with `%TOKEN%`, or the literal after its transforms, in place of each placeholder; buttonUrls has null for a button without an address.',
    'pt-BR':
      'crmText é o texto de structure com `%TOKEN%`, ou o texto fixo depois das transformações, no lugar de cada variável; buttonUrls tem nulo para um botão sem endereço.',
  },
  'binding-differs': {
    en: 'At Zenvia one name is one value in the whole template: bindings of one name have the same source, fallback and transforms.',
    'pt-BR':
      'Na Zenvia um nome é um valor no template inteiro: variáveis de um nome têm a mesma origem, fallback e transformações.',
  },
  'training-in-production': {
    en: 'mode is training and environment is production.',
    'pt-BR': 'mode é training e environment é production.',
  },
  'unknown-setting': {
    en: 'Zenvia and Infobip have `baseUrl` and nothing else.',
    'pt-BR': 'Zenvia e Infobip têm `baseUrl` e nada mais.',
  },
  'setting-missing': {
    en: '`baseUrl` is there and not blank where mode is live.',
    'pt-BR': '`baseUrl` existe e não está em branco onde mode é live.',
  },
  'address-refused': {
    en: 'https, or http to this machine (localhost, 127.0.0.0/8, ::1); no user, password, query or slash at the end.',
    'pt-BR': 'https, ou http a esta máquina (localhost, 127.0.0.0/8, ::1); sem usuário, senha, consulta ou barra no fim.',
  },
  'button-address-refused': {
    en: 'The address of a URL button begins with http:// or https:// and a host that is no placeholder.',
    'pt-BR': 'O endereço de um botão URL começa com http:// ou https:// e um servidor que não é uma variável.',
  },
  'same-place-twice': {
    en: 'Two of kind status on one status whose trees meet (equal, or one is null) and whose request types meet; two of kind operate, or two of kind chat, with the same number, tree and request type.',
    'pt-BR':
      'Dois do tipo status num status cujas árvores se encontram (iguais, ou uma é nula) e cujas solicitações se encontram; dois do tipo operate, ou dois do tipo chat, com o mesmo número, árvore e solicitação.',
  },
  'status-loop': {
    en: 'Following nextStatus from trigger to trigger of kind status without oncePerTicket, whose places meet those of all before, one comes back to the first status.',
    'pt-BR':
      'Seguindo nextStatus de disparo em disparo do tipo status sem oncePerTicket, cujos lugares se encontram com os de todos os anteriores, volta-se ao primeiro status.',
  },
  'open-point-missing': {
    en: 'In production: consent.term is null and `consent-term-missing` is not among the open points; the plan is not signed and neither `consent-unsigned` nor `consent-outdated` is; an account’s address is this machine and `account-on-this-machine` is not.',
    'pt-BR':
      'Em produção: consent.term é nulo e `consent-term-missing` não está entre os pontos em aberto; o plano não está assinado e nem `consent-unsigned` nem `consent-outdated` está; o endereço de uma conta é esta máquina e `account-on-this-machine` não está.',
  },
  'figures-disagree': {
    en: 'withPhone ≤ contacts; invalidPhone + landline ≤ withPhone; duplicates ≤ withPhone; alreadyOptedIn ≤ contacts; withEvidence + refused + revoked ≤ contacts; toUpdate ≤ withEvidence; toUpdate + alreadyOptedIn ≤ contacts.',
    'pt-BR':
      'withPhone ≤ contacts; invalidPhone + landline ≤ withPhone; duplicates ≤ withPhone; alreadyOptedIn ≤ contacts; withEvidence + refused + revoked ≤ contacts; toUpdate ≤ withEvidence; toUpdate + alreadyOptedIn ≤ contacts.',
  },
}
