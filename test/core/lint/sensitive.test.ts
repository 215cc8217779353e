import { describe, expect, it } from 'vitest'
import { completeExample, lintTemplate } from '#core/lint'
import { saying } from '../../../src-core/lint/examples.ts'

/** How people ask for what nobody may ask for. */
const REQUESTS = `
Informe o número do cartão para concluir.
Digite aqui a validade e os três últimos números atrás do cartão.
Seu pedido aguarda: informe o código de 3 dígitos do verso.
Me passa os números do seu plástico para o estorno do pedido.
Escreva abaixo a sua s3nha para liberar o pedido.
Envie os 16 dígitos do seu cartão.
Mande os dados do cartão de crédito por aqui.
Fotografe o seu cartão e mande aqui.
Digitalize o cartão e envie.
Fotografe a frente e o verso do cartão.
Quais são os dígitos?
Passe o número completo do cartão para a equipe.
Nos passe sua senha do banco.
Responda com a senha do aplicativo.
Digite a senha do cartão para liberar.
Confirme o CVV do cartão.
Qual é a senha de acesso da sua conta?
Qual o número do seu cartão?
Me diga o número do cartão e a validade.
Precisamos do código de segurança que está no verso do cartão.
Envie os três dígitos do verso do cartão.
Envie uma foto da frente e do verso do cartão.
Mande foto do cartão de crédito.
Informe a numeração do cartão.
Informe os números do seu cartão de débito.
Escreva aqui o seu PIN.
Informe o token do banco.
Informe o código que chegou por SMS.
Repasse para nós o código recebido por SMS.
Compartilhe o token gerado no aplicativo.
Informe seu login e senha.
Atualize sua senha respondendo esta mensagem com a senha antiga.
Para continuar, é necessário informar a senha.
Favor informar CPF e data de nascimento.
Poderia me passar o seu CPF?
Você pode enviar o seu CPF completo?
Pode nos dizer sua senha?
Solicitamos o envio do número do cartão.
É preciso o número do seu cartão de crédito.
Basta responder com o número do cartão e o CVV.
Digite seu PIN de quatro dígitos.
Insira sua senha de internet banking.
Forneça a palavra-passe da conta.
Informe agência, conta e senha.
Informe a agência e o número da conta.
Envie seus dados bancários para o estorno.
Envie sua chave Pix e senha.
Mande uma selfie segurando o documento.
Envie cópia do RG e do CPF.
Envie a frente e o verso da CNH.
Qual é o seu CPF?
Qual o CPF do titular?
Aguardamos o número do seu cartão para seguir.
Falta o número do cartão: responda por aqui.
Queremos confirmar o número do seu cartão.
Nos envie o cvc e a data de validade do cartão.
Informe a data de validade do cartão.
Informe o vencimento e o código de segurança do cartão.
Responda com os 3 números atrás do cartão.
Preencha com o número do cartão de crédito.
Valide seu CPF respondendo esta mensagem.
Confirme seus dados: CPF, senha e número do cartão.
Digite a senha de 6 dígitos.
Envie seu CPF e a sua senha para validação.
Copie e cole aqui o código de segurança.
Envie o código do token.
Informe a senha eletrônica.
Informe o PIN do chip.
Informe o código PUK.
Nos informe o nome impresso no cartão e o número dele.
Responda esta mensagem com seu CPF.
Encaminhe a foto do seu cartão.
Envie print da tela com a sua senha.
Necessitamos da sua senha para acessar o sistema.
Gentileza enviar a senha do Wi-Fi e a senha do roteador.
Pedimos que confirme a sua senha atual.
Qual a senha do seu e-mail?
Passe para a gente o token que apareceu no celular.
Mande o iToken.
Me envia a senha.
Envia o número do cartão pra gente.
Digita sua senha aqui.
Fale o número do cartão para o atendente.
Responda com a sua senha: é rápido.
Please send your card number and CVV.
Reply with your password.
Poderia informar os dados do cartão para o estorno?
Precisamos de uma selfie segurando o documento.
Responda com agência e conta para o reembolso.
Informe o CVC que está no verso.
`

/** What speaks of the same things and asks for none of them. */
const MENTIONS = `
Não pedimos sua senha.
Nunca pedimos a sua senha nem o número do cartão.
Não compartilhe sua senha com ninguém.
Nunca informe o código recebido por SMS.
Jamais envie foto do seu cartão.
Não solicitamos senha, CVV ou token por mensagem.
Nossa equipe nunca pede senha, CPF ou número do cartão.
O banco não pede o número do cartão por WhatsApp.
Não envie dados do cartão por aqui.
Não é necessário informar senha.
Não precisamos da sua senha.
Sua senha foi alterada com sucesso.
A senha do aplicativo foi trocada ontem.
Para trocar a senha, acesse o portal do cliente.
Clique em Esqueci minha senha no portal para criar outra.
Confirmamos a compra no cartão de crédito de final 4521.
O estorno será feito no cartão usado na compra.
O código de segurança do portão mudou.
Informe ao porteiro o código de retirada.
Apresente o código de retirada no balcão.
Informe o código de rastreio se precisar de ajuda.
Informe o código do produto.
Informe o número do pedido.
Confirme os 4 últimos dígitos do seu cartão.
Informe os últimos quatro dígitos do CPF.
Sua senha de atendimento é A42.
Leve RG e CPF no dia da visita.
Traga um documento com foto e o cartão do convênio.
Informe o número do cartão do convênio.
Informe o número da carteirinha.
Informe o número do Cartão SUS.
Confirme se o pagamento no cartão foi feito por você.
Confirme o recebimento do cartão.
Confirme se recebeu o cartão.
O seu cartão de crédito foi enviado para o endereço confirmado.
Pague com cartão de crédito ou Pix.
Você pode pagar com cartão de crédito na entrega.
Informe se prefere pagar com cartão ou boleto.
Envie o comprovante do pagamento feito no cartão.
Envie o comprovante de endereço.
Informe a data de nascimento do aluno.
O token do técnico é apresentado na porta.
O código de verificação vale dez minutos.
Se você não pediu a troca da senha, fale com a central.
Se alguém pedir sua senha, desconfie e avise a central.
Caso peçam o número do cartão, não responda.
Cuidado com golpes: ninguém da equipe vai pedir sua senha.
Desconfie de quem pede senha ou dados do cartão.
Ninguém da nossa equipe pede senha.
Evite informar dados do cartão por mensagem.
Não responda com seu CPF.
Sem a necessidade de informar senha.
A fatura do cartão vence amanhã.
Informe o endereço de entrega do cartão.
Confirme o endereço para o envio do cartão.
Responda sim para receber o cartão em casa.
Envie sua dúvida sobre o cartão.
Entre no aplicativo com sua senha para ver a fatura.
Acesse o portal com CPF e senha.
Digite sua senha apenas no aplicativo oficial.
Use a mesma senha do portal.
O boleto está protegido: a senha são os primeiros dígitos do CPF.
Responda com o número da opção.
Qual é o melhor horário para a visita?
Qual o número do pedido?
Passe na loja com o cartão da compra.
Passe o cartão na catraca.
Aguardamos a entrega do cartão.
Escreva a sua avaliação sobre o cartão.
Diga se o número está certo.
Precisamos confirmar a visita do técnico.
Envie o número de série do aparelho.
Informe o código de barras do boleto.
Informe a chave da nota fiscal.
O cartão de crédito cadastrado expirou; atualize no aplicativo.
Atualize os dados do cartão no aplicativo.
Retire sua senha na recepção e aguarde.
Pegue a senha no totem e aguarde ser chamado.
Informe sua senha ao guichê quando for chamado no painel.
Mantenha sua senha em segredo.
Guarde o cartão e a senha em lugares diferentes.
Altere sua senha a cada três meses.
Confirmamos a alteração da sua senha.
Digite 1 para confirmar e 2 para remarcar.
O sistema envia a senha nova por e-mail.
Escreva para a central se esqueceu a senha.
Precisamos trocar a senha do portal.
Queremos informar que sua senha vence amanhã.
Precisamos falar sobre o seu cartão de crédito.
Fale com a central se perdeu o cartão.
Passe na agência para desbloquear a senha.
Para confirmar que o cartão de crédito chegou, responda sim.
A operadora confirma o número do cartão na entrega.
Falta pouco para o seu cartão chegar.
Responda com uma nota de zero a dez.
Mostre o QR code na entrada.
Cole o adesivo na porta.
Coloque o equipamento na tomada.
Copie o código de barras e pague no aplicativo.
Copie a chave Pix e pague no aplicativo do banco.
Digite o código de retirada no armário.
Informe o código de seis dígitos ao entregador.
O código de segurança da retirada é {{3}}: informe ao entregador.
Qual é a sua dúvida sobre o cartão?
Passe o código de entrega ao motorista.
`

const lines = (text: string): string[] => text.trim().split('\n')
const found = (sentence: string): unknown[] =>
  lintTemplate(completeExample(saying(sentence)).content).flatMap(({ rule, data }) =>
    rule === 'POL-SENSITIVE' ? [data.words] : [],
  )

describe('requests for what is nobody’s business', () => {
  it.each(lines(REQUESTS))('are found: %s', (sentence) => {
    expect(found(sentence)).not.toEqual([])
  })

  it.each(lines(MENTIONS))('are told from a mention: %s', (sentence) => {
    expect(found(sentence)).toEqual([])
  })
})
