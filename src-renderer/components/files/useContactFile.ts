import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CsvDialect } from '#core/contacts'
import type { ContactInspection } from '#core/contract'
import { api, rpc } from '../../connection/index.ts'
import { piecesOf } from '../../shared/file-pieces.ts'
import { isAbort, type ShownProblem, toProblem } from '../../shared/problems.ts'
import { type Columns, columnsOf, type FileKind } from './file-columns.ts'

/** Where a file is on its way from the disk to the figures. Sizes in bytes. */
type FileStage =
  | { at: 'idle' }
  | { at: 'sending'; file: File; sent: number }
  | Mapped
  | { at: 'importing'; mapped: Mapped; rows: number; read: number; total: number }

/** Arrived and looked at. `dialect` and `columns`: as they were guessed, or chosen for an import that did not finish. */
export type Mapped = {
  at: 'mapping'
  file: File
  uploadId: string
  inspection: ContactInspection
  dialect: CsvDialect
  columns: Columns
}

const IDLE: FileStage = { at: 'idle' }

/** Takes one file in: sent in pieces, looked at, read. Leaving the page gives it up; what was imported before stays. */
export function useContactFile(implementationId: string, kind: FileKind) {
  const queries = useQueryClient()
  const [stage, setStage] = useState<FileStage>(IDLE)
  const [problem, setProblem] = useState<ShownProblem | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const run = useCallback(async (work: (signal: AbortSignal) => Promise<FileStage>, otherwise: FileStage): Promise<void> => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    setProblem(null)
    try {
      const next = await work(signal)
      if (!signal.aborted) setStage(next)
    } catch (error) {
      if (signal.aborted || isAbort(error)) return
      setProblem(toProblem(error))
      setStage(otherwise)
    }
  }, [])

  const open = (file: File): Promise<void> =>
    run(async (signal) => {
      setStage({ at: 'sending', file, sent: 0 })
      const { uploadId } = await api.contacts.begin(
        { implementationId, kind, fileName: file.name.slice(-300), bytes: file.size },
        { signal },
      )
      let sent = 0
      for (const piece of piecesOf(file)) {
        await api.contacts.piece({ uploadId, piece }, { signal })
        sent += piece.size
        if (!signal.aborted) setStage({ at: 'sending', file, sent })
      }
      const inspection = await api.contacts.inspect({ uploadId }, { signal })
      const { dialect, mapping, headers } = inspection
      return { at: 'mapping', file, uploadId, inspection, dialect, columns: columnsOf(kind, mapping, headers.length) }
    }, IDLE)

  const importAs = (mapped: Mapped): Promise<void> =>
    run(async (signal) => {
      const { file, uploadId, dialect, columns: mapping } = mapped
      setStage({ at: 'importing', mapped, rows: 0, read: 0, total: file.size })
      for await (const progress of await api.contacts.import({ uploadId, dialect, mapping }, { signal })) {
        if (progress.phase === 'reading' && !signal.aborted)
          setStage({ at: 'importing', mapped, rows: progress.rows, read: progress.bytes, total: progress.total })
      }
      await queries.invalidateQueries({ queryKey: rpc.consent.get.key({ input: { implementationId } }) })
      await queries.invalidateQueries({ queryKey: rpc.rehearsals.get.key({ input: { implementationId } }) })
      return IDLE
    }, mapped)

  /** One step back: from reading to the columns, from the columns to no file. */
  const cancel = (): void => {
    running.current?.abort()
    setStage(stage.at === 'importing' ? stage.mapped : IDLE)
    setProblem(null)
  }
  return { stage, problem, open, importAs, cancel }
}
