import { findEmojis, type TemplateButton, type TemplateContent } from '#core/template'
import { saying } from './examples.ts'
import { LINK_RULES } from './links.ts'
import { type Hit, isAfter, phraseFinder, sentenceOf } from './phrases.ts'
import { bodyOf, ownSample, placesOf, sampleAt } from './places.ts'
import { ACCOUNT, hasAny, isOfAThing, LOGIN, NEGATIONS, OPENING, POLICY_LEXICON, type PolicyTopic } from './policy-lexicon.ts'
import { overLimit } from './report.ts'
import type { LintComponent, Report, Rule, RuleSource, Severity, Subject } from './rule.ts'
import { sensitiveRule } from './sensitive.ts'
import { linksIn } from './urls.ts'

const hitsOf = phraseFinder(POLICY_LEXICON)

const report = ({ component, start, end, found }: Hit<unknown>, messageId: string): Report => ({
  messageId,
  data: { words: found },
  component,
  start,
  end,
})

type About = { id: string; topic: PolicyTopic; severity: Severity; source: RuleSource; wrong: string[]; right: string[] }

/** A rule that words alone decide. */
const wordRule = ({ id, topic, severity, source, wrong, right }: About): Rule => ({
  id,
  messages: { words: severity },
  fix: 'none',
  source,
  examples: { wrong: wrong.map(saying), right: right.map(saying) },
  check: (subject) => hitsOf(subject).flatMap((hit) => (hit.entry === topic ? [report(hit, 'words')] : [])),
})

const threatRule = wordRule({
  id: 'POL-THREAT',
  topic: 'threat',
  severity: 'error',
  source: { keys: ['M-REV'], date: '2026-09-11', confidence: 'M' },
  wrong: ['Sem o pagamento, seu nome vai para o SPC e a Serasa.', 'Evite uma ação judicial.', 'Esta é a última advertência.'],
  right: ['A fatura em aberto vence amanhã.', 'O andamento da sua ação judicial foi atualizado.'],
})

const commerceRule = wordRule({
  id: 'POL-COMMERCE',
  topic: 'commerce',
  severity: 'warn',
  source: { keys: ['M-REV'], date: '2026-09-11', confidence: 'H' },
  wrong: ['As cervejas do seu pedido foram separadas.', 'O medicamento que você comprou chega hoje.'],
  right: ['Traga a lista de medicamentos em uso no dia da consulta.'],
})

const contestRule = wordRule({
  id: 'POL-CONTEST',
  topic: 'contest',
  severity: 'warn',
  source: { keys: ['FEETPORT'], date: '2026-11-22', confidence: 'L' },
  wrong: ['Você está participando do sorteio deste mês.', 'Responda ao nosso quiz.'],
  right: ['O técnico que vai atender você foi definido.'],
})

const otpRule: Rule = {
  id: 'POL-OTP',
  messages: { words: 'error' },
  fix: 'none',
  source: { keys: ['M-CAT'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [saying('Seu código de verificação é este.'), saying('Seu código é {{3}} e vale por dez minutos.')],
    right: [saying('O código de rastreio do pedido está no portal.'), saying('Nunca compartilhe seu código de verificação.')],
  },
  check(subject) {
    if (subject.content.category === 'AUTHENTICATION') return []
    return hitsOf(subject).flatMap((hit) => {
      if ((hit.entry !== 'otp' && hit.entry !== 'code') || isAfter(hit.text.words, hit.first, NEGATIONS, 6)) return []
      const isMeant = hit.entry === 'code' ? opensAnAccount(sentenceOf(hit)) : !(isVague(hit) && isOfAThing(sentenceOf(hit)))
      return isMeant ? [report(hit, 'words')] : []
    })
  },
}

/** Says only that there is a code, not what it opens. */
const isVague = ({ phrase }: Hit<unknown>): boolean =>
  /^(?:seu codigo|sua senha|codigo de (?:acesso|seguranca|confirmacao)) /.test(phrase)

const opensAnAccount = (sentence: readonly string[]): boolean =>
  !isOfAThing(sentence) && (hasAny(sentence, LOGIN) || (hasAny(sentence, OPENING) && hasAny(sentence, ACCOUNT)))

const CODE_BUTTON: TemplateButton = { type: 'COPY_CODE', text: 'Copiar código' }
const authentication = (content: Partial<TemplateContent>): Partial<TemplateContent> => ({
  category: 'AUTHENTICATION',
  body: { text: '{{1}} é seu código de verificação. Para sua segurança, não o compartilhe.' },
  samples: { 'body.1': '482913' },
  buttons: [CODE_BUTTON],
  ...content,
})

const authRule: Rule = {
  id: 'AUTH-LIMITS',
  messages: { link: 'error', media: 'error', emoji: 'error', long: 'error', button: 'error' },
  supersedes: { link: LINK_RULES.map(({ id }) => id) },
  fix: 'none',
  source: { keys: ['M-CAT', 'AUTHGEAR', 'M-BSUID'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      authentication({ buttons: [] }),
      authentication({ header: { format: 'IMAGE' } }),
      authentication({ samples: { 'body.1': '4829134829134829' } }),
      authentication({ buttons: [CODE_BUTTON, { type: 'URL', text: 'Entrar', url: 'https://exemplo.com.br' }] }),
    ],
    right: [{}, authentication({})],
  },
  check(subject) {
    const { content } = subject
    if (content.category !== 'AUTHENTICATION') return []
    const reports: Report[] = []
    if (content.header && content.header.format !== 'TEXT')
      reports.push({
        messageId: 'media',
        data: { format: content.header.format },
        component: 'header',
        start: 0,
        end: content.header.text?.length ?? 0,
      })
    for (const { component, text } of subject.texts) {
      const isAddress = component.endsWith('.url')
      if (isAddress) reports.push({ messageId: 'link', component, start: 0, end: text.length })
      else for (const { start, end } of linksIn(text)) reports.push({ messageId: 'link', component, start, end })
      if (!isAddress)
        for (const emoji of findEmojis(text)) reports.push({ messageId: 'emoji', component, start: emoji.start, end: emoji.end })
    }
    const hasButton = content.buttons.some((button) => button.type === 'COPY_CODE' || button.type === 'OTHER')
    if (!hasButton) {
      const { text } = bodyOf(subject)
      reports.push({ messageId: 'button', component: 'body', start: 0, end: text.length })
    }
    return reports.concat(longParameters(subject))
  },
}

function longParameters(subject: Subject): Report[] {
  const keys = new Set(placesOf(subject).map(({ key }) => key))
  return [...keys].flatMap((key): Report[] => {
    const sample = ownSample(subject, key) ?? ''
    const { length } = sample
    const component: LintComponent = sampleAt(key)
    return length > 15 ? [{ messageId: 'long', data: { length }, component, start: overLimit(sample, 15), end: length }] : []
  })
}

export const POLICY_RULES: readonly Rule[] = [sensitiveRule, threatRule, commerceRule, contestRule, otpRule, authRule]
