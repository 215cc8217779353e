import { useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from 'wouter'
import { useDecisions } from '../components/review/decisions/index.ts'
import { useBackgroundSync } from '../components/sync/index.ts'
import { rpc } from '../connection/index.ts'
import { setLocale } from '../i18n/index.ts'
import { IN_IMPLEMENTATION } from '../shared/routes.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { DamageBanner } from './DamageBanner.tsx'
import { FaultBanner } from './FaultBanner.tsx'
import { NarrowMenu } from './NarrowMenu.tsx'
import { Pages } from './Pages.tsx'
import { Sidebar } from './Sidebar.tsx'
import classes from './shell.module.css'
import { TopBar } from './TopBar.tsx'
import { useDroppedBundle } from './useDroppedBundle.ts'
import { usePlaces } from './usePlaces.ts'

/** As in shell.module.css. */
const NARROW = '(max-width: 1079px)'

export function Shell() {
  const { t } = useTranslation()
  const [, route] = useRoute(IN_IMPLEMENTATION)
  const implementationId = route?.id ?? null
  // A third of a narrow window would be the list of steps.
  const isNarrow = useMediaQuery(NARROW, matchMedia(NARROW).matches, { getInitialValueInEffect: false })
  useSettings()
  useBackgroundSync(implementationId)
  useDecisions()
  usePlaces()
  useDroppedBundle()
  return (
    <>
      <button type="button" className="skip-link" onClick={skip}>
        {t('shell.skip')}
      </button>
      <div className={classes.shell}>
        {!isNarrow && <Sidebar openId={implementationId} />}
        <TopBar implementationId={implementationId} menu={isNarrow && <NarrowMenu openId={implementationId} />} />
        <main id="main" className={classes.main} tabIndex={-1}>
          <ConnectionBanner />
          <DamageBanner />
          {implementationId !== null && <FaultBanner implementationId={implementationId} />}
          <div className={classes.page}>
            <Pages />
          </div>
        </main>
      </div>
    </>
  )
}

/** The address is the router's, so this is a button and no link. */
const skip = (): void => document.getElementById('main')?.focus()

/** Language and colours follow the settings, also when another window changes them. */
function useSettings(): void {
  const { data } = useQuery(rpc.app.info.queryOptions())
  const { setColorScheme } = useMantineColorScheme()
  const locale = data?.settings.locale
  const scheme = data?.settings.colorScheme
  useEffect(() => {
    if (locale) void setLocale(locale)
  }, [locale])
  useEffect(() => {
    if (scheme) setColorScheme(scheme)
  }, [scheme, setColorScheme])
}
