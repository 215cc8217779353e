import { compileLexicon } from './phrases.ts'
import { split } from './policy-lexicon.ts'

/** Who says so asks the customer for something. Folded words, as everywhere in the lexicons. */
export const ASKING = new Set(
  split(`
    informe, informem, informar, informando, envie, enviem, enviar, enviando, encaminhe, encaminhem, encaminhar, encaminhando,
    mande, mandem, mandar, mandando, confirme, confirmem, confirmar, confirmando, digite, digitem, digitar, digitando,
    forneca, fornecam, fornecer, fornecendo, preencha, preencham, preencher, insira, insiram, inserir, compartilhe, compartilhem,
    compartilhar, compartilhando, anexe, anexar, anexando, responda, respondam, responder, respondendo, precisamos, precisaremos,
    necessitamos, solicitamos, solicito, pedimos, peco, diga, digam, dizer, escreva, escrevam, escrever, escrevendo, qual, quais,
    passe, passar, passando, repasse, repassar, fale, falar, dite, ditar, copie, copiar, cole, colar, coloque, colocar, valide,
    validar, revele, revelar, fotografe, fotografem, fotografar, fotografando, escaneie, escanear, digitalize, digitalizar, filme, filmar, conte, comunique, transmita, mostre, mostrar,
    send, enter, provide, share, reply, confirm, type, submit`),
)

/** What only close before its object is a request: `é preciso`, `falta`, `aguardamos`. */
export const WANTING = new Set(split('preciso, necessario, necessaria, falta, faltam, aguardamos, aguardo, need'))

/** Said to somebody at a sentence's beginning or after `me` and `nos`; elsewhere it says what somebody does: `o sistema envia`. */
export const SPOKEN = new Set(
  split('envia, manda, digita, informa, confirma, passa, fala, diz, escreve, responde, preenche, coloca, encaminha'),
)
export const TO_US = new Set(split('me, nos, favor, gentileza'))

/** With these another thing begins, which the request before them is not about. */
export const ELSEWHERE = new Set(
  split(`
    acesse, acessar, entre, entrar, clique, ligue, ligar, compareca, comparecer, apresente, apresentar, leve, levar, traga, trazer,
    consulte, consultar, visite, visitar, portando, apresentacao, tenha, ter, use, usar, usando, utilize, utilizar, utilizando,
    trocar, troque, alterar, altere, recuperar, redefinir, criar, mudar, esqueceu, esquecer, perdeu, perder, bloquear, desbloquear`),
)

/** `fale com a central`, `passe na loja`, `informar que`: with such a word behind it a request is about no datum. */
export const AWAY = new Map(
  Object.entries({
    'fale, falar': 'com, conosco, sobre',
    'passe, passar, passando': 'na, no, em, pela, pelo, por',
    'conte, contar': 'com, conosco',
    'escreva, escrever': 'para, a, ao, pra',
    'informe, informar, confirme, confirmar, diga, dizer, comunique': 'que',
  }).flatMap(([requests, away]) => split(requests).map((request) => [request, new Set(split(away))] as const)),
)

/** Only a part of the number is meant, which Meta accepts. */
export const PARTIAL = new Set(
  split(`
    final, finais, ultimo, ultimos, ultima, ultimas, primeiro, primeiros, digito, digitos, terminado, terminada, terminando, last`),
)

/** With these a card itself is what is asked for: its picture holds all of it. */
export const PICTURING = new Set(
  split('fotografe, fotografem, fotografar, fotografando, escaneie, escanear, digitalize, digitalizar, filme, filmar'),
)
/** A card as a thing: only to be pictured is it asked for. */
export const WHOLE_CARD = new Set(split('cartao, cartoes, card'))
/** `quais são os dígitos?`: of nothing but a card or a code, and said of neither. */
export const BARE_DIGITS = new Set(split('os digitos, todos os digitos, os numeros do verso, os digitos dele'))
export const WHICH = new Set(split('qual, quais'))

export type Datum = 'CPF' | 'RG' | 'passaporte' | 'cartão' | 'senha' | 'token' | 'código recebido' | 'conta bancária'

const DATA: Record<Datum, string> = {
  CPF: 'cpf, c p f, cpf completo',
  RG: `
    rg, carteira de identidade, documento de identidade, cnh, carteira de motorista, foto do documento, foto de documento,
    foto do seu documento, frente e verso do documento, frente e o verso do documento, selfie com o documento, selfie com documento,
    selfie segurando o documento, selfie segurando documento, selfie segurando o seu documento, selfie com o seu documento,
    selfie com seu documento, selfie com o rg, selfie com rg, foto segurando o documento`,
  passaporte: 'passaporte, numero do passaporte, passport number',
  cartão: `
    cartao, cartoes, card, os digitos, todos os digitos, os digitos dele, os numeros do verso,
    numero do cartao, numero do seu cartao, numeros do cartao, numeros do seu cartao, numero completo do cartao,
    numero completo do seu cartao, numeracao do cartao, numeracao do seu cartao, numeracao completa do cartao, numero de cartao,
    dados do cartao, dados do seu cartao, dados de cartao, dados completos do cartao, informacoes do cartao, informacoes do seu cartao,
    seu cartao de credito, seu cartao de debito, foto do cartao, foto do seu cartao, foto de seu cartao, imagem do cartao, copia do cartao,
    copia do seu cartao, print do cartao, # digitos do cartao, # digitos do seu cartao, dezesseis digitos do cartao,
    dezesseis digitos do seu cartao, todos os digitos do cartao, todos os digitos do seu cartao, todos os numeros do cartao,
    frente do cartao, frente do seu cartao, verso do cartao, verso do seu cartao, atras do cartao, atras do seu cartao,
    # digitos do verso, tres digitos do verso, # numeros do verso, tres numeros do verso, # digitos de tras, tres digitos de tras,
    codigo de # digitos do verso, codigo de tres digitos do verso, codigo do verso, tres ultimos numeros atras do cartao,
    # ultimos numeros atras do cartao, tres ultimos digitos atras do cartao, # ultimos digitos atras do cartao,
    tres ultimos digitos do verso, # ultimos digitos do verso, numero do plastico, numeros do plastico, numero do seu plastico,
    numeros do seu plastico, dados do plastico, dados do seu plastico,
    nome impresso no cartao, nome que esta no cartao, nome escrito no cartao, cvv, cvv2, cvc, cvc2, codigo cvv, codigo de seguranca,
    codigo de seguranca do cartao, codigo de seguranca do seu cartao, codigo do verso do cartao, validade do cartao, validade do seu cartao,
    data de validade do cartao, data de validade do seu cartao, card number, credit card number, debit card number, card details,
    credit card details, security code`,
  senha: `
    senha, senhas, s3nha, senh4, s3nh4, password, passwords, passcode, palavra passe, palavras passe, pin, pin code, codigo pin, puk, codigo puk,
    credenciais de acesso, suas credenciais, frase secreta, assinatura eletronica`,
  token: 'token, tokens, itoken, codigo do token, codigo do seu token, chave de seguranca',
  'código recebido': `
    codigo que chegou, codigo que voce recebeu, codigo que recebeu, codigo recebido, codigo que enviamos, codigo que mandamos,
    codigo que foi enviado, codigo que vai chegar, codigo que vai receber, codigo que voce vai receber, codigo enviado por sms,
    codigo enviado por e mail, codigo enviado para o seu celular, codigo enviado ao seu celular, codigo por sms, codigo do sms, codigo sms,
    codigo que aparece, codigo que apareceu, codigo de # digitos, codigo de seis digitos, codigo de quatro digitos,
    codigo do autenticador, codigo do aplicativo autenticador`,
  'conta bancária': `
    conta bancaria, dados bancarios, sua conta corrente, numero da conta corrente, agencia e conta, agencia conta,
    agencia e numero da conta, agencia e o numero da conta, agencia e da conta, numero da agencia, dados da conta corrente,
    dados da sua conta corrente, dados da conta poupanca, bank account, bank details`,
}

/** Things of which nobody may ask in full. */
export const SENSITIVE = compileLexicon<Datum>(
  Object.entries(DATA).flatMap(([datum, list]) => split(list).map((phrase): [string, Datum] => [phrase, datum as Datum])),
)

/** Cards that pay for nothing: behind `número do cartão`. */
export const OTHER_CARD = new Set(
  split(`
    convenio, plano, sus, saude, nacional, fidelidade, visita, visitas, natal, aniversario, presente, cidadao, vacina, vacinas, vacinacao, embarque, aluno, estudante, visitante,
    transporte, ponto, estacionamento, acesso, cracha, cnpj, postal, associado, socio`),
)

/** `senha de atendimento`, `informe a senha ao guichê`: the ticket of a waiting line. */
export const WAITING_LINE = new Set(split('atendimento, fila, painel, chamada, guiche, totem, balcao, triagem'))

/** `digite sua senha apenas no aplicativo`: advice, which asks for nothing here. */
export const ONLY = new Set(split('apenas, somente, so, exclusivamente'))
