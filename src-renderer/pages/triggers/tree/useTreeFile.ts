import { type DragEvent, useState } from 'react'
import { decodeText, isText } from '#core/text'
import type { GivenFile } from './ImportTree.tsx'

/** A hundred thousand names are less; what is larger is another file. */
const LARGEST_BYTES = 4_000_000
type FileRefusal = 'too-large' | 'not-text'

/** A file chosen, or dropped anywhere on the page. */
export function useTreeFile() {
  const [file, setFile] = useState<GivenFile | null>(null)
  const [refusal, setRefusal] = useState<FileRefusal | null>(null)
  const [isOver, setOver] = useState(false)
  const open = async (given: File | null | undefined): Promise<void> => {
    if (!given) return
    setFile(null)
    if (given.size > LARGEST_BYTES) return setRefusal('too-large')
    const bytes = new Uint8Array(await given.arrayBuffer())
    setRefusal(isText(bytes) ? null : 'not-text')
    if (isText(bytes)) setFile({ name: given.name, text: decodeText(bytes) })
  }
  const hasFile = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')
  return {
    file,
    refusal,
    isOver,
    open,
    close: (): void => setFile(null),
    zone: {
      onDragOver: (event: DragEvent): void => {
        if (!hasFile(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent): void => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false)
      },
      onDrop: (event: DragEvent): void => {
        if (!hasFile(event)) return
        event.preventDefault()
        setOver(false)
        void open(event.dataTransfer.files[0])
      },
    },
  }
}
