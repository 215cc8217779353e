import { useEffect } from 'react'
import { useOpenBundle } from '../components/useOpenBundle.ts'

/**
 * A bundle dropped anywhere on the window is opened; where something else takes files, that has
 * had it before. Any other file is left where it was: a browser would leave the page for it.
 */
export function useDroppedBundle(): void {
  const { mutate } = useOpenBundle()
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      if (!file || event.defaultPrevented) return
      event.preventDefault()
      if (/\.(disparo|zip)$/i.test(file.name)) mutate(file)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [mutate])
}
