import { compileLexicon, type Lexicon } from './phrases.ts'

/**
 * What Meta's policy is about, in folded words (`phrases.ts`). `fine` are phrases that hold
 * such a word and mean something else: the longest phrase wins. Words by experience; there
 * is no official list.
 */
export type PolicyTopic = 'threat' | 'commerce' | 'contest' | 'otp' | 'code' | 'fine'

export const split = (list: string): string[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter(Boolean)

const PHRASES: Record<PolicyTopic, string> = {
  threat: `
    acao judicial, acoes judiciais, medida judicial, medidas judiciais, providencias judiciais, cobranca judicial, via judicial,
    vias judiciais, execucao judicial, bloqueio judicial, medidas legais, medidas juridicas, medidas legais cabiveis, penhora,
    penhora de bens, protesto, protestos, protesto em cartorio, protestado, protestada, protestar, negativacao, negativado, negativada,
    negativar, negativaremos, nome sujo, spc, serasa, spc serasa, spc e serasa, spc ou serasa, cadastro de inadimplentes,
    orgaos de protecao ao credito, orgao de protecao ao credito, ultima advertencia, ultimo aviso antes, oficial de justica`,
  commerce: `
    cerveja, cervejas, chope, chopp, vinho, vinhos, vodka, whisky, uisque, cachaca, espumante, licor, bebida alcoolica,
    bebidas alcoolicas, cigarro, cigarros, tabaco, charuto, charutos, narguile, vape, vapes, pod descartavel,
    medicamento, medicamentos, remedio, remedios, anabolizante, anabolizantes, arma de fogo, armas de fogo, armas, municao,
    municoes, explosivo, explosivos, cassino, casino, aposta, apostas, casa de apostas, jogo do bicho, poker,
    criptomoeda, criptomoedas, cripto, bitcoin, bitcoins, conteudo adulto, sex shop, erotico, erotica`,
  contest: 'sorteio, sorteios, sortear, sortearemos, sorteado, sorteada, quiz, rifa, rifas, raffle, concurso cultural',
  otp: `
    codigo de verificacao, codigo de autenticacao, codigo de login, codigo de validacao, codigo de uso unico, codigo otp, otp,
    codigo de acesso e {}, codigo de acesso {}, codigo de seguranca e {}, codigo de seguranca {}, codigo de confirmacao e {},
    token de acesso, token de seguranca, token de autenticacao, token de verificacao, seu token e {}, seu codigo e {}, seu codigo {},
    senha temporaria, senha de uso unico, senha provisoria, senha de acesso e {}, sua senha e {}, verification code, one time password,
    seu codigo {} de verificacao, seu codigo {} de acesso, {} e seu codigo de verificacao, {} e o seu codigo de verificacao, {} e seu codigo de acesso, {} e o seu codigo de acesso`,
  code: 'use o codigo {}, use o codigo, digite o codigo {}, digite o codigo, informe o codigo {}, insira o codigo {}, codigo {} para',
  fine: `
    sua acao judicial, sua acao judicial {}, acao judicial {}, acao judicial n {}, acao judicial nº {}, acao judicial numero {},
    andamento da acao judicial, andamento da sua acao judicial, protesto cancelado, baixa do protesto, baixa de protesto,
    lista de medicamentos, medicamentos em uso, medicamento em uso, uso de medicamento, uso de medicamentos, usa medicamentos,
    tome o medicamento, tomar o medicamento, tomar medicamentos, tomar seus medicamentos, suspenda o medicamento, toma algum medicamento,
    lista de remedios, tomar o remedio, tome o remedio, cerveja artesanal sem alcool,
    seu codigo {} de, seu codigo {} do, seu codigo {} da, seu codigo de verificacao do pedido, codigo de verificacao do pedido, codigo de verificacao da entrega`,
}

export const POLICY_LEXICON: Lexicon<PolicyTopic> = compileLexicon(
  Object.entries(PHRASES).flatMap(([topic, list]) => split(list).map((phrase) => [phrase, topic as PolicyTopic] as const)),
)

/** Not, never: then nobody asks. */
export const NEGATIONS = new Set(split('nao, nunca, jamais, sem, nem, evite, never, not, don'))

/** What a code is for that opens an account, and with which words in one sentence. */
export const LOGIN = new Set(split('login, logar, autenticar, autenticacao, identidade'))
export const OPENING = new Set(split('acessar, entrar, validar, verificar, ativar, recuperar, liberar'))
export const ACCOUNT = new Set(split('conta, aplicativo, app, sistema, plataforma, celular, perfil'))

/** In a sentence with one of these, a code or a number is that of a thing and opens no account. */
const OF_A_THING = new Set(
  split(`
    retirada, retirar, entrega, entregador, encomenda, portao, porteiro, coleta, rastreio, rastreamento, reserva, pedido, cliente, contrato, protocolo, visita,
    postagem, produto, barras, agendamento, fila, painel, guiche, triagem, atendimento, recepcao, portaria`),
)

export const hasAny = (sentence: readonly string[], meant: ReadonlySet<string>): boolean =>
  sentence.some((word) => meant.has(word))

export const isOfAThing = (sentence: readonly string[]): boolean => hasAny(sentence, OF_A_THING)
