import { ActionIcon } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Sidebar } from './Sidebar.tsx'

// Wide windows never need it.
const Drawer = lazy(() => import('./SideDrawer.tsx').then((file) => ({ default: file.SideDrawer })))

/** The sidebar of a narrow window: behind a button, over the page, gone with the next page. */
export function NarrowMenu({ openId }: { openId: string | null }) {
  const { t } = useTranslation()
  const [location] = useLocation()
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address closes it
  useEffect(close, [location])
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={t('shell.menu')} aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <IconMenu2 size={20} aria-hidden />
      </ActionIcon>
      {isOpen && (
        <Suspense>
          <Drawer label={t('shell.menu')} onClose={close}>
            <Sidebar openId={openId} />
          </Drawer>
        </Suspense>
      )}
    </>
  )
}
