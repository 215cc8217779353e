import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { contextsOf, type Finding, type LintContext, lintTemplate } from '#core/lint'
import type { ProviderDescriptor } from '#core/provider'
import type { TextComponent } from '#core/template'
import { type CrmVariable, worstCase } from '#core/variables'
import { rpc } from '../../connection/index.ts'
import { type Row, rowsOf, tidy, type Written } from './draft-edits.ts'
import { byComponent, type FindingsByComponent, isCategoryRisk } from './findings.ts'
import { keptList, keptMap } from './stable-values.ts'

/** What follows from what is written. Where something reads as before it is the same as before. */
type Judged = {
  /** As it would be sent. */
  written: Written
  rows: readonly Row[]
  /** As they are kept while a person writes: the same until one changes. */
  bindings: Written['bindings']
  /** Worst first, each kind in reading order. */
  findings: readonly Finding[]
  risks: readonly Finding[]
  /** Both of these, by the part of the page that shows them. */
  shownIn: Readonly<Record<Part, FindingsByComponent>>
  worst: Readonly<Record<'message' | 'buttons', ReadonlyMap<TextComponent, number>>>
  /** Names that the account has, or had. */
  taken: readonly string[]
  /** What else the rules look at. */
  contextOf: (written: Written) => LintContext
}

type Part = 'identity' | 'message' | 'buttons' | 'samples'

function partOf(component: string): Part {
  if (component === 'header' || component === 'body' || component === 'footer') return 'message'
  if (component.startsWith('buttons')) return 'buttons'
  return component.startsWith('samples') ? 'samples' : 'identity'
}

const ORDER = { error: 0, warn: 1, info: 2 }

/** Everything that follows from what is written, a moment behind the typing. */
export function useLint(
  present: Written,
  templateId: string | null,
  provider: ProviderDescriptor,
  variables: CrmVariable[],
): Judged {
  const { placeholderScope: scope } = provider.capabilities
  const deferred = useDeferredValue(present)
  const { data: neighbours } = useQuery(rpc.drafts.neighbours.queryOptions({ input: { accountId: present.accountId } }))
  const [now] = useState(() => new Date().toISOString())
  const contextOf = useMemo(() => {
    const own = contextsOf({ provider: provider.id, scope, ...neighbours, now, variables })
    return ({ bindings }: Written): LintContext => own({ id: templateId, bindings })
  }, [provider.id, scope, templateId, neighbours, now, variables])
  const taken = useMemo(
    () => [...(neighbours?.templates ?? []), ...(neighbours?.deletedNames ?? [])].map(({ name }) => name),
    [neighbours],
  )
  const last = useRef<Judged>(undefined)
  return useMemo(() => {
    const before = last.current
    const written = tidy(deferred, scope)
    const all = lintTemplate(written.content, contextOf(written))
    const found = all.filter((finding) => !isCategoryRisk(finding))
    const lengths = worstCase(written.content, scope, written.bindings, variables)
    const shown = (part: Part): FindingsByComponent =>
      keptMap(
        before?.shownIn[part],
        byComponent(all, (component) => partOf(component) === part),
      )
    const worst = (part: 'message' | 'buttons'): ReadonlyMap<TextComponent, number> =>
      keptMap(
        before?.worst[part],
        new Map(
          lengths.flatMap(({ component, length, placeholders }) =>
            placeholders.length > 0 && partOf(component) === part ? [[component, length]] : [],
          ),
        ),
      )
    const judged: Judged = {
      written,
      rows: keptList(before?.rows, rowsOf(written, scope)),
      bindings: deferred.bindings,
      findings: keptList(
        before?.findings,
        found.toSorted((one, other) => ORDER[one.severity] - ORDER[other.severity]),
      ),
      risks: keptList(before?.risks, all.filter(isCategoryRisk)),
      shownIn: { identity: shown('identity'), message: shown('message'), buttons: shown('buttons'), samples: shown('samples') },
      worst: { message: worst('message'), buttons: worst('buttons') },
      taken,
      contextOf,
    }
    last.current = judged
    return judged
  }, [deferred, scope, contextOf, taken, variables])
}
