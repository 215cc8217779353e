import { readPhone } from '#core/phone'
import { fold, foldKey } from '#core/text'
import { isOptOut, readDecision } from './decision.ts'
import type { ContactMapping, EvidenceMapping } from './model.ts'
import { readDate, readFlag } from './values.ts'

/**
 * How CRMs name their columns, folded, the likeliest first: where two columns fit, the
 * earlier name has it. `parts` are looked for inside a name when no whole name fits.
 */
type Names = { names: string; parts?: RegExp; but?: RegExp }

const ID: Names = {
  names:
    'id idcontato contatoid iddocontato idcliente clienteid iddocliente idpessoa pessoaid codigo cod codcontato codigocontato codigodocontato codcliente codigocliente codigodocliente codpessoa idcrm crmid contactid customerid personid userid idexterno externalid uuid guid chave matricula identificador handle',
  parts:
    /^(?:id|cod|codigo)(?:do|da|de)?(?:contato|cliente|pessoa|registro|usuario|assinante|titular)|(?:contato|cliente|pessoa)_?id$/,
}
const NAME: Names = {
  names:
    'nome nomecompleto nomedocontato nomecontato contato nomedocliente nomecliente cliente razaosocial nomerazaosocial nomefantasia nomedapessoa pessoa titular assinante name fullname contactname customername customer primeironome firstname',
  parts: /nome|razaosocial|fullname/,
  but: /usuario|atendente|mae|pai|empresa|arquivo|rua|bairro|cidade/,
}
const PHONE: Names = {
  names:
    'telefone celular whatsapp numerowhatsapp numerodowhatsapp telefonewhatsapp celularwhatsapp telefonecelular telcelular telefonemovel movel fone telefoneprincipal telefonedocontato telefonecontato telefone1 fone1 celular1 tel tel1 telefones numero numerotelefone numerodotelefone numerodetelefone numerocelular numerodocelular phone phonenumber mobile mobilephone cellphone cell msisdn wa waid zap contatotelefone ddd telefonecomddd phone1value mobilephone primaryphone homephone phone2value businessphone otherphone telefone2 fone2 celular2 tel2 outrotelefone telefoneresidencial telefonecomercial',
  parts: /whats|celular|telefone|fone|phone|mobile/,
  but: /aceit|autoriz|permi|consent|opt|notific|receb|data|tipo|status|ramal|operadora|valid|label|fax|emerg|respons|recado|mae$|pai$|conjuge|parente/,
}
const FLAG: Names = {
  names:
    'aceitawhatsapp aceitanotificacoesdewhatsapp aceitanotificacoeswhatsapp aceitarecebernotificacoesdewhatsapp aceitarecebernotificacoespeloWhatsapp aceitanotificacoes recebenotificacoesdewhatsapp recebewhatsapp receberwhatsapp permitewhatsapp autorizawhatsapp aceitewhatsapp optinwhatsapp whatsappoptin optin optinwa consentimentowhatsapp consentimento whatsappativo ativowhatsapp aceitamensagens aceitacontato aceite aceita acceptswhatsapp whatsapp zap'.toLowerCase(),
  parts:
    /(?:aceit|autoriz|permi|consent|optin|receb).*(?:whats|mensag|notific|contato)|whats.*(?:aceit|autoriz|permi|consent|optin)|optin/,
  but: /data|^dt|quem|origem|termo|canal/,
}
/** What each row of evidence answers; whole questions of forms among them. */
const DECISION: Names = {
  names:
    'decisao resposta respuesta aceite aceita aceitou acepta optin consentimento autorizacao autoriza concorda concordou aceitawhatsapp aceitanotificacoes aceitanotificacoesdewhatsapp optinwhatsapp whatsappoptin manifestacao answer response decision consent accepts acceptswhatsapp accepted',
  parts:
    /aceit|acept|autoriz|permi|consent|optin|concord|respost|respuest|decis|answer|response|accept|agree|(?:receb|notific).*whats|whats.*(?:receb|notific)/,
  but: /data|^dt|date|hora|quem|origem|canal|termo|versao|nome|obs|por$|by$|telefone|celular|fone|phone|email|pendent|motivo|^nao|^recus/,
}
/** Beside a general one, the column that names WhatsApp is the one. */
const WHATSAPP_DECISION: Names = {
  names: 'aceitawhatsapp aceitewhatsapp',
  parts:
    /(?:aceit|acept|autoriz|permi|consent|optin|concord|accept|agree|receb|notific).*(?:whats|zap)|(?:whats|zap).*(?:aceit|acept|autoriz|permi|consent|optin|concord|accept|agree|receb|notific)/,
  but: /^(?:data|dt|date)|hora|quem|origem|canal|termo|versao|por$|by$|^nao/,
}
/** These say what was decided in some files, and anything in others. */
const MAYBE_DECISION: Names = {
  names: 'status situacao estado acao evento tipo escolha opcao event action type state choice flag',
}
const MESSAGE: Names = { names: 'mensagem texto message text body conteudo respostadocontato textodamensagem mensaje' }
const OPT_OUT: Names = {
  names:
    'optout optoutem dataoptout datadooptout descadastro descadastrado descadastradoem saida datasaida datadasaida saiu saiuem revogado revogadoem revogou cancelouem unsubscribed unsubscribedat pediuparasair',
  parts:
    /optout|descadast|revog|revok|unsubscri|desinscri|pediuparasair|pedidodesaida|^nao(?:perturb|aceit|quer|autoriz|receb|permit|concord|consent)|^(?:(?:data|dt|dia)(?:d[aeo])?)?recus|^bloque|^inativ|^cancelad|^(?:donotcontact|donotdisturb|dnc)$/,
  but: /motivo|reason|canal|origem|quem|por$/,
}
/** A reason is there for who left, and for nobody else. */
const OPT_OUT_REASON: Names = {
  names: 'motivodarecusa',
  parts: /(?:motivo|reason).*(?:recus|descadast|saida|revog|cancel|optout)/,
}
const DATE: Names = {
  names:
    'data dataaceite datadoaceite dtaceite datahora dataehora datahoraaceite carimbodedatahora datadoconsentimento dataconsentimento dtconsentimento dataoptin datadooptin dtoptin date timestamp datetime quando dia criadoem dataregistro dataderegistro datacadastro createdat submittedat',
  parts: /^(?:data|dt)|date|timestamp/,
  but: /nasc|birth|venc|valid/,
}
const ORIGIN: Names = {
  names:
    'origem origemdoaceite origemaceite canal canaldeorigem canaldoaceite fonte meio source origin channel onde local formulario midia',
  parts: /origem|canal|fonte|source/,
}
const TERM: Names = {
  names:
    'termo versaodotermo versaotermo termoversao versao termoaceito termodeaceite versaodotermoaceito textodotermo texto term termversion version politica',
  parts: /termo|versao/,
}
const WHO: Names = {
  names:
    'quem quemaceitou aceitopor responsavel usuario registradopor coletadopor cadastradopor atendente operador colaborador user who agent nome nomecompleto nomedocontato name',
  parts: /responsavel|usuario|atendente|operador/,
}

const ANSWERS_FOR = /aceit|acept|autoriz|permi|consent|optin|concord|accept|agree|receber|recebe(?!m|u)/
const OTHER_CHANNEL = /sms|e?mail|cookie|newsletter|ligac|telefonema|correio|push|telegram|instagram|facebook|messenger/
const NO_ANSWER = /data|^dt|hora|origem|canal|quem|por$|by$/

/** `Aceita SMS`, `Aceite de cookies`: an answer, and not about WhatsApp. */
const isOtherChannel = (name: string): boolean =>
  OTHER_CHANNEL.test(name) && ANSWERS_FOR.test(name) && !/whats|zap/.test(name) && !NO_ANSWER.test(name)

/** The first column that is an answer about another channel; null: there is none. */
export function otherChannelIn(headers: readonly string[]): number | null {
  const at = headers.findIndex((header) => isOtherChannel(foldKey(header)))
  return at === -1 ? null : at
}

/**
 * Which column of a contact export is which, by its name, and where no name tells, by
 * what stands in it. A guess to be shown: what nothing points to is left out.
 */
export function guessContactColumns(headers: readonly string[], sampleRows: readonly (readonly string[])[]): ContactMapping {
  const columns = openColumns(headers, sampleRows)
  // `WhatsApp` alone may be the number or the flag; and the flag's names say more than the phone's.
  const acceptsWhatsApp = columns.named(
    FLAG,
    (at) => !columns.isOtherChannel(at) && (columns.holdsFlags(at) || !/^(?:whatsapp|zap)$/.test(columns.name(at))),
  )
  const phone = columns.named(PHONE, (at) => !columns.holdsFlags(at)) ?? columns.whereMost(columns.holdsPhones)
  const otherPhone = phone === undefined ? undefined : columns.named(PHONE, (at) => !columns.holdsFlags(at))
  const id = columns.named(ID)
  const name = columns.named(NAME)
  return defined({ id, name, phone, otherPhone, acceptsWhatsApp: acceptsWhatsApp ?? columns.theOnlyOne(columns.mayBeFlag) })
}

/** The same for the client's list of who agreed, or of who left. */
export function guessEvidenceColumns(headers: readonly string[], sampleRows: readonly (readonly string[])[]): EvidenceMapping {
  const columns = openColumns(headers, sampleRows)
  const optOut = columns.named(OPT_OUT) ?? columns.named(OPT_OUT_REASON)
  const mayAnswer = (at: number): boolean => !columns.holdsDates(at) && !columns.holdsPhones(at) && !columns.isOtherChannel(at)
  const named =
    columns.named(WHATSAPP_DECISION, mayAnswer) ??
    columns.named(DECISION, mayAnswer) ??
    columns.named(MAYBE_DECISION, (at) => columns.holdsDecisions(at) || columns.holdsCodes(at)) ??
    columns.named(MESSAGE, columns.holdsOptOuts)
  const date = columns.named(DATE)
  const term = columns.named(TERM)
  const origin = columns.named(ORIGIN)
  const phone = columns.named(PHONE, (at) => !columns.holdsFlags(at)) ?? columns.whereMost(columns.holdsPhones)
  const id = columns.named(ID)
  const who = columns.named(WHO)
  // Silence is a yes only in a list where nobody says otherwise: a remark that does is looked at, and what is no yes marks nobody.
  const decision =
    named ??
    columns.theOnlyOne(columns.mayBeDecision) ??
    (optOut === undefined
      ? columns.whereMost((at) => columns.holdsANo(at) && !columns.isOtherChannel(at) && !columns.isOfAPerson(at))
      : undefined) ??
    (optOut === undefined ? columns.theOnlyOne(columns.holdsCodes) : undefined)
  return defined({ id, phone, date, decision, optOut, origin, term, who })
}

/** A refusal, or a word for an answer that never came. */
function isNo(value: string): boolean {
  const decision = readDecision(value)
  if (decision !== null) return decision !== 'agreed'
  return UNSETTLED.test(fold(value))
}
const UNSETTLED =
  /pendent|aguard|sem retorno|nao (?:atend|respond)|numero errado|falec|mudou de|caixa postal|expir|vencid|suspens|pediu|descadast/

/** The columns of a file; one that was given to a field is not given again. */
function openColumns(headers: readonly string[], rows: readonly (readonly string[])[]) {
  const names = headers.map(foldKey)
  const free = new Set(names.keys())
  const valuesOf = (at: number): string[] => rows.map((row) => row[at] ?? '').filter((value) => value.trim() !== '')
  const share = (at: number, fits: (value: string) => boolean): number => {
    const values = valuesOf(at)
    return values.length === 0 ? 0 : values.filter(fits).length / values.length
  }
  const take = (at: number | undefined): number | undefined => {
    if (at !== undefined) free.delete(at)
    return at
  }
  /** `M`, `F`, `A`: what somebody is, and no answer. */
  const isOfAPerson = (at: number): boolean => /sexo|genero|uf$|turma|turno|classe|porte|grupo|tamanho/.test(names[at] ?? '')
  const holdsFlags = (at: number): boolean => share(at, (value) => readFlag(value) !== null) > 0.9
  return {
    name: (at: number): string => names[at] ?? '',
    holdsFlags,
    holdsPhones: (at: number): boolean => share(at, (value) => readPhone(value).e164 !== null) > 0.6,
    holdsDates: (at: number): boolean => share(at, (value) => readDate(value) !== null) > 0.5,
    holdsDecisions: (at: number): boolean => share(at, (value) => readDecision(value) !== null) > 0.5,
    isOfAPerson,
    isOtherChannel: (at: number): boolean => isOtherChannel(names[at] ?? ''),
    /** `A`, `R`, `P`: letters that stand for answers, and nobody here knows for which. */
    holdsCodes(at: number): boolean {
      const values = new Set(valuesOf(at).map((value) => fold(value.trim())))
      return values.size > 1 && !isOfAPerson(at) && [...values].every((value) => /^\p{L}$/u.test(value))
    },
    holdsOptOuts: (at: number): boolean => share(at, isOptOut) > 0,
    holdsANo: (at: number): boolean => share(at, (value) => isNo(value)) > 0,
    /** What may be somebody's no is taken for one until a person says otherwise. */
    mayBeDecision: (at: number): boolean =>
      share(at, (value) => readDecision(value) !== null) > 0.9 &&
      !isOtherChannel(names[at] ?? '') &&
      !/sexo|genero|vip|inadimpl|email|sms|newsletter|pendent/.test(names[at] ?? ''),
    /** A yes or no of something else would be read as somebody's consent. */
    mayBeFlag: (at: number): boolean =>
      holdsFlags(at) &&
      !isOtherChannel(names[at] ?? '') &&
      !/ativ|status|situac|sexo|genero|vip|exclu|bloque|inadimpl|email|sms|newsletter/.test(names[at] ?? ''),
    named({ names: known, parts, but }: Names, fits: (at: number) => boolean = () => true): number | undefined {
      const open = [...free].filter((at) => fits(at))
      for (const name of known.split(' ')) {
        const at = open.find((each) => names[each] === name)
        if (at !== undefined) return take(at)
      }
      return take(open.find((at) => parts?.test(names[at] ?? '') && !but?.test(names[at] ?? '')))
    },
    whereMost: (holds: (at: number) => boolean): number | undefined => take([...free].find(holds)),
    theOnlyOne(holds: (at: number) => boolean): number | undefined {
      const fitting = [...free].filter(holds)
      return fitting.length === 1 ? take(fitting[0]) : undefined
    },
  }
}

const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, at]) => at !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
