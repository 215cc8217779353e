import { describe, expect, it } from 'vitest'
import type { BundleContent } from '#core/bundle'
import { type BundleChange, diffBundles, explainChange } from '#core/diff'
import type { ImplementationSnapshot } from '#core/implementation'
import { openWords } from '../../../src-main/i18n.ts'
import { compose } from '../../support/arbitrary.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'

type Edit = (snapshot: ImplementationSnapshot) => void

const edited = (...edits: Edit[]): BundleContent => {
  const snapshot = structuredClone(exampleSnapshot())
  for (const edit of edits) edit(snapshot)
  return compose(snapshot, { sequence: 4 })
}
const changesBy = (...edits: Edit[]): BundleChange[] => diffBundles(edited(), edited(...edits))
const words = openWords('pt-BR')

/** As a person reads it: the risks, the sentence, the words; what only comes with another behind a `>`. */
const read = (changes: readonly BundleChange[]): string[] =>
  changes.map((change) => {
    const mark = change.words
      ?.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
      .join('')
    const risks = [change.risk, ...change.alsoRisks].join(', ')
    return `${change.follows === null ? '' : '> '}${risks}: ${explainChange(change, words)}${mark === undefined ? '' : ` ${mark}`}`
  })
const kinds = (changes: readonly BundleChange[]): string[] =>
  changes.filter(({ follows }) => follows === null).map(({ kind, risk }) => `${kind} ${risk}`)

const template = ({ templates }: ImplementationSnapshot, name: string) => {
  const found = templates.find(({ content }) => content.name === name)
  if (!found) throw new Error(name)
  return found
}
const onStatus = ({ triggers }: ImplementationSnapshot, status: string) => {
  const found = triggers.find((trigger) => trigger.kind === 'status' && trigger.status === status)
  if (found?.kind !== 'status') throw new Error(status)
  return found
}
const say =
  (name: string, from: string, to: string): Edit =>
  (snapshot) => {
    const { body } = template(snapshot, name).content
    body.text = body.text.replace(from, to)
  }

describe('what changes, as a person would write it', () => {
  it('a word of a text, and nothing else', () => {
    expect(read(changesBy(say('aviso_boleto_v1', 'Dúvidas', 'Perguntas')))).toEqual([
      'someone-gets-something-else, approval-again: O texto do template aviso_boleto_v1 mudou. Oi {{1}}, seu boleto de R$ {{2}} vence em {{3}}. [-Dúvidas-]{+Perguntas+}? Fale com o {{4}} por aqui.',
    ])
  })

  it('a word of a text that had to become its next version', () => {
    const next: Edit = (snapshot) => {
      const version = template(snapshot, 'aviso_boleto_v1')
      version.content.name = 'aviso_boleto_v2'
      version.remoteId = 'another'
    }
    const changes = changesBy(say('aviso_boleto_v1', 'Dúvidas', 'Perguntas'), next)
    expect(kinds(changes)).toEqual(['template-body someone-gets-something-else'])
    expect(changes.map(({ kind }) => kind)).toEqual(['template-body', 'template-renamed', 'template-remote-id'])
    expect(changes[0]?.reaches.map(({ key }) => key)).toEqual(['status.whatsapp-ativo.financeiro.boleto-emitido'])
  })

  it('a trigger that sends another template', () => {
    const changes = changesBy((snapshot) => {
      onStatus(snapshot, 'Consulta marcada').templateId = 'template-3'
    })
    expect(kinds(changes)).toEqual(['trigger-template someone-gets-something-else'])
    expect(explainChange(changes[0] as BundleChange, words)).toBe(
      'O disparo no status “Consulta marcada” (WhatsApp Ativo › Agendamento) agora envia “retomar_contato” em vez de “aviso_consulta_v2”.',
    )
  })

  it('two triggers that send each other’s template', () => {
    const same: Edit = (snapshot) => {
      for (const each of snapshot.templates) each.senderId = null
    }
    const swap: Edit = (snapshot) => {
      onStatus(snapshot, 'Consulta marcada').templateId = 'template-2'
      onStatus(snapshot, 'Boleto emitido').templateId = 'template-1'
    }
    expect(kinds(diffBundles(edited(same), edited(same, swap)))).toEqual([
      'trigger-template someone-gets-something-else',
      'trigger-template someone-gets-something-else',
    ])
  })

  it('a number in the place of another, beneath all that it sends', () => {
    const changes = changesBy((snapshot) => {
      for (const row of snapshot.numbers)
        if (row.phone === '+551130001000') Object.assign(row, { phone: '+551130009999', senderId: '551130009999' })
      for (const row of snapshot.templates)
        if (row.senderId === '551130001000') Object.assign(row, { senderId: '551130009999', remoteId: `there-${row.id}` })
    })
    expect(kinds(changes)).toEqual(['number-swapped someone-gets-something-else'])
    expect(changes[0]?.reaches).toHaveLength(4)
    expect(changes.slice(1).map(({ kind }) => kind)).toEqual(['template-remote-id', 'template-remote-id'])
  })

  it('all triggers of a number that send from one that was there already', () => {
    const free: Edit = (snapshot) => {
      for (const each of snapshot.templates) each.senderId = null
    }
    const over: Edit = (snapshot) => {
      for (const each of snapshot.triggers) if (each.numberId === 'number-1') each.numberId = 'number-2'
    }
    expect(kinds(diffBundles(edited(free), edited(free, over)))).toEqual(['number-swapped someone-gets-something-else'])
    const one: Edit = (snapshot) => {
      onStatus(snapshot, 'Consulta marcada').numberId = 'number-2'
    }
    expect(kinds(diffBundles(edited(free), edited(free, one)))).toEqual(['trigger-number someone-gets-something-else'])
  })

  it('a status that is called something else, with its triggers', () => {
    const changes = changesBy((snapshot) => {
      for (const type of snapshot.trees.flatMap(({ requestTypes }) => requestTypes))
        type.statuses = type.statuses.map((status) => (status === 'Consulta marcada' ? 'Agendado pela recepção' : status))
      onStatus(snapshot, 'Consulta marcada').status = 'Agendado pela recepção'
    })
    expect(kinds(changes)).toEqual(['service-renamed no-effect'])
    expect(changes[0]?.reaches).toHaveLength(1)
  })

  it('a trigger at another status', () => {
    const changes = changesBy((snapshot) => {
      onStatus(snapshot, 'Consulta marcada').status = 'Encerrado'
    })
    expect(kinds(changes)).toEqual(['trigger-moved someone-gets-nothing-more'])
    expect(changes[0]?.alsoRisks).toEqual(['someone-gets-for-the-first-time'])
  })

  it('a template that goes with its trigger, and what only it needed', () => {
    const changes = changesBy((snapshot) => {
      snapshot.triggers = snapshot.triggers.filter((each) => each !== onStatus(snapshot, 'Boleto emitido'))
    })
    expect(kinds(changes)).toEqual(['trigger-removed someone-gets-nothing-more'])
    expect(changes.slice(1).map(({ kind, subject }) => `${kind} ${subject.key}`)).toEqual([
      'template-removed aviso_boleto_v1.pt_BR',
      'variable-removed PRIMEIRO_NOME',
      'variable-removed VALOR',
      'variable-removed VENCIMENTO',
    ])
  })

  it('a trigger that is switched off, and on again', () => {
    const off: Edit = (snapshot) => {
      onStatus(snapshot, 'Boleto emitido').active = false
    }
    expect(kinds(changesBy(off))).toEqual(['trigger-switched-off someone-gets-nothing-more'])
    expect(kinds(diffBundles(edited(off), edited()))).toEqual(['trigger-switched-on someone-gets-for-the-first-time'])
  })

  it('a trigger that goes where a wider one sends: someone gets something else', () => {
    const wide: Edit = (snapshot) => {
      const first = onStatus(snapshot, 'Consulta marcada')
      snapshot.triggers.push({ ...first, id: 'wide', requestType: '', serviceTree: '', templateId: 'template-3' })
    }
    const gone: Edit = (snapshot) => {
      const narrow = onStatus(snapshot, 'Consulta marcada')
      snapshot.triggers = snapshot.triggers.filter((each) => each !== narrow)
    }
    expect(kinds(diffBundles(edited(wide), edited(wide, gone)))).toContain('trigger-removed someone-gets-something-else')
  })

  it('a fallback: who got nothing for want of a value gets it now', () => {
    const fall: Edit = (snapshot) => {
      const [first] = template(snapshot, 'aviso_boleto_v1').bindings
      if (first) first.fallback = 'cliente'
    }
    expect(read(changesBy(fall))).toEqual([
      'someone-gets-for-the-first-time: Texto de reserva de {{1}} (corpo) no template aviso_boleto_v1: (nada) → “cliente”.',
    ])
    expect(kinds(diffBundles(edited(fall), edited()))).toEqual(['binding-fallback someone-gets-nothing-more'])
  })

  it('a category that costs more, by the dated prices; the way back costs less', () => {
    const dear: Edit = (snapshot) => {
      template(snapshot, 'aviso_boleto_v1').content.category = 'MARKETING'
    }
    expect(read(changesBy(dear))).toEqual([
      'costs-more: A categoria do template aviso_boleto_v1 passa de Utilidade para Marketing. Por mensagem entregue: BRL 0,035 → BRL 0,3217 (tabela de 01/10/2026).',
    ])
    expect(kinds(diffBundles(edited(dear), edited()))).toEqual(['template-category no-effect'])
  })

  it('quiet hours that are switched on', () => {
    const quiet: Edit = (snapshot) => {
      snapshot.implementation.sending = {
        timeZone: 'America/Sao_Paulo',
        quietHours: { from: '22:00', to: '08:00' },
        duplicateHours: null,
      }
    }
    expect(read(changesBy(quiet))).toEqual([
      'someone-gets-nothing-more: O horário de silêncio passa de (nada) para “22:00–08:00”.',
    ])
  })

  it('a name of the tree, an account, a client', () => {
    const tree: Edit = (snapshot) => {
      snapshot.implementation.isolatedServiceTree = 'Zap'
      for (const each of snapshot.trees) each.name = 'Zap'
      for (const each of snapshot.triggers) if (each.serviceTree !== '') each.serviceTree = 'Zap'
    }
    const account: Edit = (snapshot) => {
      for (const each of snapshot.accounts) each.label = 'Outra'
    }
    const client: Edit = ({ implementation }) => {
      implementation.client = 'Outro nome'
    }
    expect(kinds(changesBy(tree))).toEqual(['service-renamed no-effect'])
    expect(kinds(changesBy(account))).toEqual(['account-renamed no-effect'])
    expect(kinds(changesBy(client))).toEqual(['client no-effect'])
  })

  it('a placeholder that comes with its text, and another value of one', () => {
    const more: Edit = (snapshot) => {
      const boleto = template(snapshot, 'aviso_boleto_v1')
      boleto.content.body.text += ' {{5}}'
      boleto.bindings.push({ key: 'body.5', source: { kind: 'crm', token: 'PROTOCOLO' }, fallback: null, transforms: [] })
    }
    const other: Edit = (snapshot) => {
      const [first] = template(snapshot, 'aviso_boleto_v1').bindings
      if (first) first.source = { kind: 'crm', token: 'NOME' }
    }
    expect(kinds(changesBy(more))).toEqual(['template-body someone-gets-something-else'])
    expect(changesBy(more).map(({ kind }) => kind)).toEqual(['template-body', 'binding-added'])
    expect(kinds(changesBy(other))).toEqual(['binding-source someone-gets-something-else'])
  })

  it('the gravest first', () => {
    const risks = changesBy(
      say('aviso_boleto_v1', 'Dúvidas', 'Perguntas'),
      (snapshot) => {
        onStatus(snapshot, 'Aguardando cliente').active = false
      },
      ({ implementation }) => {
        implementation.client = 'Outro nome'
      },
    )
      .filter(({ follows }) => follows === null)
      .map(({ risk }) => risk)
    expect(risks).toEqual(['someone-gets-something-else', 'someone-gets-nothing-more', 'no-effect'])
  })
})
