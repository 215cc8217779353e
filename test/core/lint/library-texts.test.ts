import { describe, expect, it } from 'vitest'
import { fixAll, lintTemplate } from '#core/lint'
import { placeholdersOf, type TemplateContent } from '#core/template'
import { fingerprint } from '../../../src-core/lint/meta-library.ts'

/**
 * Utility messages in the manner of Meta's own library of templates: short, stiff, translated, without
 * a word of the CRM's tickets. Written for this project.
 */
const TEXTS = `
Oi, {{1}}. O seu perfil na {{2}} foi criado. Falta apenas confirmar o e-mail para começar a usar.
Olá, {{1}}. Este é um lembrete do compromisso que você marcou com {{2}} para {{3}}. Até lá!
Olá, {{1}}. O compromisso com {{2}} passou para {{3}}, às {{4}}, como combinado por telefone.
Oi, {{1}}, não vimos você no compromisso de {{2}}. Responda para marcarmos outro dia.
Lembrete: o evento {{1}} começa em {{2}} e o seu lugar está guardado. Até breve.
Sua presença no evento {{1}} está garantida. Guarde esta mensagem para mostrar na porta.
Você respondeu ao convite de {{1}} para {{2}}. Nós nos vemos em {{3}}, no salão principal.
Oi, {{1}}. Detectamos uma transação fora do comum de {{2}} na loja {{3}}. Foi você quem fez?
Uma transação de {{1}} foi recusada na loja {{2}}. Tente outra vez ou fale com o banco.
Olá, {{1}}. Uma compra de {{2}} acaba de passar no cartão de final {{3}} em uma loja física.
Agradecemos a compra de {{1}} na loja {{2}}. O arquivo em PDF segue em anexo.
Oi, {{1}}. O extrato de {{2}} já pode ser visto na área do cliente do banco.
O saldo do cartão pré-pago de {{1}} ficou abaixo de {{2}}. Faça uma recarga para continuar usando.
Olá, {{1}}, a recarga de {{2}} foi feita e o saldo agora é de {{3}} para usar.
Oi, {{1}}. Não foi possível fazer a recarga de {{2}} agora. Tente mais uma vez em alguns minutos.
Olá, {{1}}. O depósito de {{2}} caiu hoje e já pode ser usado.
A transferência de {{1}} para {{2}} foi feita hoje, às {{3}}, e não pode ser desfeita.
Oi, {{1}}. Recebemos um Pix de {{2}} em seu favor, vindo de {{3}}, agora há pouco.
O saque de {{1}} feito em {{2}} foi reconhecido? Se não foi você, ligue para o banco.
Olá, {{1}}. Por precaução, bloqueamos o cartão de final {{2}}. Ligue para a central para liberar o uso.
Suspeita de fraude: alguém tentou usar o cartão de final {{1}} em {{2}}. Responda sim se foi você.
Oi, {{1}}. O plano {{2}} foi renovado e vale até {{3}}. Obrigado pela preferência.
O plano {{1}} está programado para se repetir em {{2}}. Se quiser parar, avise antes dessa data.
Olá, {{1}}. O endereço foi trocado para {{2}}. Se não foi você, fale com {{3}} hoje mesmo.
Oi, {{1}}, a sua linha foi desligada. Para receber de volta o sinal, ligue para {{2}} ainda hoje.
Sabemos que a rede em {{1}} está lenta. Reinicie o modem e espere {{2}} minutos antes de testar.
Olá, {{1}}, o motorista está a caminho e chega em {{2}} minutos ao ponto marcado.
O item {{1}} está fora de estoque. Você quer esperar até {{2}} ou trocar por outro?
Seu feedback sobre o que aconteceu em {{1}} é importante. Leva menos de {{2}} minutos para responder.
Classifique a sua ida à loja {{1}} em {{2}} de um a cinco, respondendo a esta mensagem.
Olá, {{1}}, perdemos a sua ligação de {{2}}. Podemos retornar hoje à tarde?
Emergência em {{1}}: fique em casa até {{2}} e siga as orientações da Defesa Civil.
Por precaução, evite a região de {{1}} até {{2}}. A equipe está no local.
O {{1}} que você encomendou em {{2}} foi retirado do mercado. Pare de usar e fale com a loja.
Oi, {{1}}. O voo {{2}} mudou para o portão {{3}}. Chegue com trinta minutos de folga.
Olá, {{1}}, a dose da vacina de {{2}} está disponível no posto {{3}} a partir de amanhã.
Oi, {{1}}. A guia do mês de {{2}} já pode ser baixada na área do contador.
O título de eleitor de {{1}} está inativo. Vá ao cartório até {{2}} para poder participar.
Mudamos os termos de uso do aplicativo em {{1}}. Leia a versão nova na página inicial.
Olá, {{1}}. O chip foi ativado e o número {{2}} já faz e recebe chamadas.
`
  .trim()
  .split('\n')

const VALUES = ['Marina', 'Clínica Sul', '10/12/2026', '14h30']

function template(text: string): TemplateContent {
  const content = { name: 'aviso_v1', language: 'pt_BR', category: 'UTILITY', body: { text }, buttons: [], samples: {} }
  const samples = placeholdersOf(content, 'component').map(({ key }, at) => [key, VALUES[at] ?? 'Centro'])
  return { ...content, samples: Object.fromEntries(samples) }
}

describe('utility messages in the manner of Meta’s library', () => {
  it('are enough to mean something', () => expect(TEXTS.length).toBeGreaterThanOrEqual(35))

  it.each(TEXTS)('block nothing and are about something: %s', (text) => {
    const wrong = lintTemplate(template(text)).filter(({ rule, severity }) => severity === 'error' || rule === 'CAT-NO-ANCHOR')
    expect(wrong.map(({ rule, messageId }) => `${rule}.${messageId}`)).toEqual([])
  })

  it.each([
    'Olá, {{1}}. Gostaríamos de conversar com você quando for possível.',
    'Oi, {{1}}, tudo bem? Estamos com saudade e queremos ver você por aqui.',
    'Olá, {{1}}. Conheça a nossa loja nova e traga a família.',
    'Oi, {{1}}! Temos uma coisa que você vai adorar. Fale com a gente.',
  ])('are told from what is about nothing: %s', (text) => {
    expect(lintTemplate(template(text)).map(({ rule }) => rule)).toContain('CAT-NO-ANCHOR')
  })
})

describe('a text of Meta’s library that begins with a variable', () => {
  // Quoted from Meta: nothing else would be known by its fingerprint.
  const text = '{{1}}, seu pedido foi entregue com sucesso em {{2}}. Obrigada pela compra.'
  const rulesOf = (content: TemplateContent): string[] => lintTemplate(content).map(({ rule }) => rule)

  it('is what Meta approves, however its variables are called', () => {
    expect(rulesOf(template(text))).not.toContain('VAR-EDGE')
    expect(rulesOf(template(text.replace('{{1}}', '{{nome}}').replace('{{2}}', '{{data}}')))).not.toContain('VAR-EDGE')
  })

  it('is refused like any other once a word is changed', () => {
    expect(rulesOf(template(text.replace('Obrigada', 'Obrigado')))).toContain('VAR-EDGE')
    expect(fixAll(template(text.replace('pedido', 'presente'))).findings.map(({ rule }) => rule)).toContain('VAR-EDGE')
  })

  it('is known by its words, whatever their number', () => {
    expect(fingerprint(['a', 'b'])).not.toBe(fingerprint(['b', 'a']))
    expect(fingerprint([])).toBe('ztntfp')
  })
})

describe('Meta’s own authentication message', () => {
  // Half of those who need a code read this; it is as it has to be, and every remark on it would be noise.
  it.each([
    '*{{1}}* é o seu código de verificação.',
    '*{{1}}* é o seu código de verificação. Para sua segurança, não o compartilhe.',
  ])('has nothing to be said about it: %s', (text) => {
    const content: TemplateContent = {
      name: 'acesso_v1',
      language: 'pt_BR',
      category: 'AUTHENTICATION',
      body: { text },
      buttons: [{ type: 'COPY_CODE' }],
      samples: { 'body.1': '482913' },
    }
    expect(lintTemplate(content)).toEqual([])
  })
})
