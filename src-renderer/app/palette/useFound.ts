import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RULES } from '#core/lint'
import { startSync } from '../../components/sync/index.ts'
import { rpc } from '../../connection/index.ts'
import { useOtherLanguage, useRuleWords } from '../../i18n/index.ts'
import {
  historyHref,
  NEW_TEMPLATE,
  ROUTES,
  readinessHref,
  rehearsalHref,
  reportHref,
  ruleHref,
  STEPS_IN_ORDER,
  stepHref,
  studioHref,
} from '../../shared/routes.ts'
import { templateRows } from '../../shared/template-rows.ts'
import { usePhoneFormat } from '../../shared/usePhone.ts'

export const GROUPS = ['steps', 'clients', 'actions', 'templates', 'numbers', 'rules'] as const

/** Something that one can go to or do. */
export type Found = {
  id: string
  group: (typeof GROUPS)[number]
  name: string
  detail: string
  /** Found by these words, too: those of the other language. */
  also: string
  href?: string
  run?: () => void
}

/** Everything that the palette knows. */
export function useFound(implementationId: string | null, onKeys: () => void): Found[] {
  return [
    ...useSteps(implementationId),
    ...useClients(),
    ...useActions(implementationId, onKeys),
    ...useThings(implementationId),
    ...useRules(),
  ]
}

function useSteps(id: string | null): Found[] {
  const { t } = useTranslation()
  const other = useOtherLanguage()
  const { data } = useQuery({ ...rpc.implementations.get.queryOptions({ input: { id: id ?? '' } }), enabled: id !== null })
  if (id === null || !data) return []
  const { client } = data.implementation
  const steps = STEPS_IN_ORDER.map((step): Found => {
    const key = `steps.${step}` as const
    return { id: key, group: 'steps', name: t(key), detail: client, also: other(key), href: stepHref(id, step) }
  })
  const others = [
    ['shell.rehearsal', rehearsalHref(id)],
    ['goLive.title', readinessHref(id)],
    ['report.title', reportHref(id)],
    ['history.title', historyHref(id)],
  ] as const
  return [
    ...steps,
    ...others.map(([key, href]): Found => ({ id: key, group: 'steps', name: t(key), detail: client, also: other(key), href })),
  ]
}

function useClients(): Found[] {
  const { t } = useTranslation()
  const { data = [] } = useQuery(rpc.implementations.list.queryOptions())
  return data.map(({ implementation: { id, client, environment } }) => ({
    id,
    group: 'clients',
    name: client,
    detail: t(`environment.${environment}`),
    also: '',
    href: stepHref(id, 'client'),
  }))
}

function useActions(id: string | null, onKeys: () => void): Found[] {
  const { t, i18n } = useTranslation()
  const other = useOtherLanguage()
  const { data: accounts = [] } = useQuery({
    ...rpc.accounts.list.queryOptions({ input: { implementationId: id ?? '' } }),
    enabled: id !== null,
  })
  const { data: info } = useQuery(rpc.app.info.queryOptions())
  const save = useMutation(rpc.app.saveSettings.mutationOptions())
  const action = (key: Parameters<typeof other>[0], does: Pick<Found, 'href' | 'run'>): Found => ({
    id: key,
    group: 'actions',
    name: t(key),
    detail: '',
    also: other(key),
    ...does,
  })
  const inside =
    id === null
      ? []
      : [
          action('templates.write', { href: studioHref(id) }),
          action('templates.register.add', { href: stepHref(id, 'templates', NEW_TEMPLATE) }),
          ...(accounts.length === 0
            ? []
            : [
                action('sync.button', {
                  href: stepHref(id, 'templates'),
                  run: () => accounts.forEach((account) => void startSync(account.id, { background: false })),
                }),
              ]),
        ]
  const isDark = info?.settings.colorScheme === 'dark'
  return [
    ...inside,
    action('shell.home', { href: ROUTES.home }),
    action('shell.reviews', { href: ROUTES.reviews }),
    action('settings.title', { href: ROUTES.settings }),
    action('rulePages.title', { href: ruleHref() }),
    action('about.title', { href: ROUTES.about.replace('/:subject?', '') }),
    action('keys.title', { run: onKeys }),
    action(isDark ? 'palette.light' : 'palette.dark', {
      run: () => save.mutate({ colorScheme: isDark ? 'light' : 'dark' }),
    }),
    action('palette.language', { run: () => save.mutate({ locale: i18n.language === 'en' ? 'pt-BR' : 'en' }) }),
  ]
}

/** The templates and numbers of the open implementation. */
function useThings(id: string | null): Found[] {
  const formatPhone = usePhoneFormat()
  const { data: templates = [] } = useQuery({ ...templateRows(id ?? ''), enabled: id !== null })
  const { data: numbers = [] } = useQuery({
    ...rpc.numbers.list.queryOptions({ input: { implementationId: id ?? '' } }),
    enabled: id !== null,
  })
  if (id === null) return []
  return [
    ...templates.map(
      (template): Found => ({
        id: template.id,
        group: 'templates',
        name: template.name,
        detail: template.language,
        also: '',
        href: stepHref(id, 'templates', template.id),
      }),
    ),
    ...numbers.map(
      (number): Found => ({
        id: number.id,
        group: 'numbers',
        name: formatPhone(number.phone),
        detail: number.label,
        also: number.phone,
        href: stepHref(id, 'provider', number.id),
      }),
    ),
  ]
}

function useRules(): Found[] {
  const words = useRuleWords()
  if (!words) return []
  return [...RULES.keys()].map((id) => ({
    id,
    group: 'rules',
    name: words.part(id, 'title'),
    detail: id,
    also: '',
    href: ruleHref(id),
  }))
}
