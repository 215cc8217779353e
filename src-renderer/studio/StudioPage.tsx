import { lazy } from 'react'

const StartPage = lazy(() => import('./start/StartPage.tsx').then((page) => ({ default: page.StartPage })))
const DraftPage = lazy(() => import('./editor/DraftPage.tsx').then((page) => ({ default: page.DraftPage })))

/** "Escrever um template": where one is begun, or the one that is being written. */
export function StudioPage({ id, draftId }: { id: string; draftId: string | null }) {
  return draftId === null ? <StartPage id={id} /> : <DraftPage id={id} draftId={draftId} />
}
