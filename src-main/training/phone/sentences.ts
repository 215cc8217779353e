/** The page stands alone (it is what a recipient's phone would be), so its few words are here and not in the locales. */
export const WORDS = {
  'pt-BR': {
    title: 'Celular simulado',
    phones: 'Celulares',
    about: 'Aqui aparece cada número que recebe uma mensagem. Escolha um e responda como se fosse o cliente.',
    chats: 'Conversas',
    messages: 'Mensagens',
    buttons: 'Botões',
    business: 'Conta comercial',
    notice: 'Celular de treino: nada sai deste computador. O que você responde chega ao sistema como resposta do cliente.',
    emptyTitle: 'Nenhuma mensagem ainda',
    empty:
      'Envie um template de teste para o número de um celular de treino. A conversa aparece aqui sozinha, e você pode responder.',
    emptyPhone: 'Este celular ainda não recebeu nada. O que for enviado para ele aparece aqui sozinho.',
    lost: 'O simulador não responde. A página volta a se atualizar quando ele voltar.',
    refused: 'A resposta não foi enviada: o número desta conversa não está mais no simulador.',
    back: 'Voltar às conversas',
    type: 'Mensagem',
    send: 'Enviar',
    down: 'Ir para a última mensagem',
    from: 'De',
    you: 'Você',
    delivered: 'entregue',
    pressed: 'escolhido',
    unread: 'não lidas',
    online: 'online',
    today: 'Hoje',
    yesterday: 'Ontem',
    attachment: 'Anexo',
  },
  en: {
    title: 'Simulated phone',
    phones: 'Phones',
    about: 'Every number that receives a message appears here. Choose one and answer as the customer would.',
    chats: 'Chats',
    messages: 'Messages',
    buttons: 'Buttons',
    business: 'Business account',
    notice: 'Training phone: nothing leaves this computer. What you answer reaches the system as the customer’s reply.',
    emptyTitle: 'No message yet',
    empty: 'Send a test template to the number of a training phone. The chat appears here by itself, and you can answer.',
    emptyPhone: 'This phone has received nothing yet. What is sent to it appears here by itself.',
    lost: 'The simulator does not answer. The page refreshes again when it is back.',
    refused: 'The reply was not sent: the number of this chat is no longer in the simulator.',
    back: 'Back to the chats',
    type: 'Message',
    send: 'Send',
    down: 'Go to the last message',
    from: 'From',
    you: 'You',
    delivered: 'delivered',
    pressed: 'chosen',
    unread: 'unread',
    online: 'online',
    today: 'Today',
    yesterday: 'Yesterday',
    attachment: 'Attachment',
  },
} as const

export type Language = keyof typeof WORDS

/** The better liked of the two languages; Portuguese when neither is asked for. */
export function languageOf(accept: string | undefined): Language {
  const wishes = (accept ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
      const quality = Number(/q=([\d.]+)/.exec(parameters.join())?.[1] ?? 1)
      return { tag: tag.split('-')[0], quality }
    })
    .filter(({ tag, quality }) => (tag === 'pt' || tag === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wishes[0]?.tag === 'en' ? 'en' : 'pt-BR'
}
