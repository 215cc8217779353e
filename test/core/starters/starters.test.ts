import { describe, expect, it } from 'vitest'
import { lintTemplate } from '#core/lint'
import { lacksSite, STARTER_GROUPS, STARTER_IDS, STARTERS, starterDraft, withSite } from '#core/starters'
import { renderTemplate } from '#core/template'
import { CRM_VARIABLES, crmText, resolveBinding } from '#core/variables'

const STYLES = ['named', 'positional'] as const

describe('the starters', () => {
  it('are all there, once each, group by group', () => {
    expect(STARTERS.map(({ id }) => id)).toEqual([...STARTER_IDS])
    const groups = STARTERS.map(({ group }) => group)
    expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual([...STARTER_GROUPS])
  })

  it('have a name of their own each, and say nothing twice', () => {
    expect(new Set(STARTERS.map(({ name }) => name)).size).toBe(STARTERS.length)
    expect(new Set(STARTERS.map(({ body }) => body)).size).toBe(STARTERS.length)
  })

  const drafts = STARTERS.flatMap((starter) => STYLES.map((style) => [starter.id, style, starter] as const))

  it.each(drafts)('%s has nothing to find but the address to replace, with %s placeholders', (_, style, starter) => {
    const { content, bindings } = starterDraft(starter, style, CRM_VARIABLES)
    const scope = style === 'named' ? 'template' : 'component'
    const provider = style === 'named' ? 'zenvia' : 'infobip'
    const findings = lintTemplate(content, { provider, scope, crm: { variables: CRM_VARIABLES, bindings } })
    // Nobody but the client knows the address that a link leads to.
    const left = starter.buttons.some(({ type }) => type === 'URL') ? ['TEXT-LEFT-OVER buttons.0.url'] : []
    expect(findings.map(({ rule, component }) => `${rule} ${component}`)).toEqual(left)
  })

  it.each(drafts)('%s is the CRM’s text again when it is read back from %s placeholders', (_, style, starter) => {
    const { content, bindings } = starterDraft(starter, style, CRM_VARIABLES)
    expect(crmText('body', content.body.text, bindings)).toBe(starter.body)
  })

  it.each(STARTERS.map((starter) => [starter.id, starter] as const))(
    '%s is sent to a contact of whom only what must be there is known',
    (_, starter) => {
      const { content, bindings } = starterDraft(starter, 'positional', CRM_VARIABLES)
      const known = Object.fromEntries(
        CRM_VARIABLES.filter(({ mayBeEmpty }) => !mayBeEmpty).map(({ token, sample }) => [token, sample]),
      )
      const values = Object.fromEntries(bindings.map((binding) => [binding.key, resolveBinding(binding, known) ?? '']))
      expect(Object.values(values)).not.toContain('')
      expect(renderTemplate(content, values).missing).toEqual([])
    },
  )
})

describe('starterDraft', () => {
  it('collapses line breaks and takes no fallback, as the implementation’s own variables say', () => {
    const [starter] = STARTERS
    if (!starter) throw new Error('no starters')
    const own = CRM_VARIABLES.map((variable) =>
      variable.token === 'ASSUNTO' ? { ...variable, multiline: true, mayBeEmpty: false } : variable,
    )
    const { bindings } = starterDraft(starter, 'named', own)
    expect(bindings.find(({ key }) => key === 'body.assunto')).toMatchObject({
      fallback: null,
      transforms: ['collapse-whitespace'],
    })
  })
})

describe('withSite', () => {
  const linked = STARTERS.filter(lacksSite)

  it('is asked for by the starters with a link', () => {
    expect(linked.map(({ id }) => id)).toEqual(['ticketStatusLink', 'invoiceLink', 'surveyLink'])
  })

  it.each([
    ['clinicasol.com.br', 'https://clinicasol.com.br'],
    [' https://www.clinicasol.com.br/ ', 'https://www.clinicasol.com.br'],
    ['http://portal.clinicasol.com.br/atendimento', 'https://portal.clinicasol.com.br/atendimento'],
    ['clínica.com.br', 'https://xn--clnica-4va.com.br'],
  ])('leads to %s and leaves nothing to replace', (site, base) => {
    for (const starter of linked) {
      const { content, bindings } = starterDraft(starter, 'positional', CRM_VARIABLES)
      const own = withSite(content, site)
      if (!own) throw new Error('no address')
      const [button] = own.buttons
      expect(button?.type === 'URL' && button.url.startsWith(`${base}/`) && button.url.endsWith('{{1}}')).toBe(true)
      expect(lacksSite(own)).toBe(false)
      expect(lintTemplate(own, { provider: 'infobip', crm: { variables: CRM_VARIABLES, bindings } })).toEqual([])
    }
  })

  it.each(['', 'clinica', 'clinica sol.com.br', 'https://', 'ana@clinicasol.com.br', 'ftp://clinicasol'])(
    'takes no %o',
    (site) => {
      expect(linked.map((starter) => withSite(starter, site))).toEqual(linked.map(() => null))
    },
  )
})
