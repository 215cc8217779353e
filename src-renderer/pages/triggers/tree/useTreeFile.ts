import { type DragEvent, useState } from 'react'
import { decodeText } from '../../../shared/decode-text.ts'
import type { GivenFile } from './ImportTree.tsx'

/** A hundred thousand names are less; what is larger is another file. */
const LARGEST_BYTES = 4_000_000
export type FileRefusal = 'too-large' | 'not-text'

/** A file chosen, or dropped anywhere on the page. */
export function useTreeFile() {
  const [file, setFile] = useState<GivenFile | null>(null)
  const [refusal, setRefusal] = useState<FileRefusal | null>(null)
  const [isOver, setOver] = useState(false)
  const open = async (given: File | null | undefined): Promise<void> => {
    if (!given) return
    setFile(null)
    const text = given.size > LARGEST_BYTES ? null : decodeText(await given.arrayBuffer())
    // A spreadsheet is a ZIP or an older binary; neither is lines.
    const isText = text !== null && !text.startsWith('PK\u0003\u0004') && !text.includes('\u0000')
    setRefusal(text === null ? 'too-large' : isText ? null : 'not-text')
    if (isText) setFile({ name: given.name, text })
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
