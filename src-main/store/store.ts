import type { Settings } from '#core/contract'
import { type Clock, instant } from '../clock.ts'
import { accountRepository } from './accounts.ts'
import { consentRepository } from './consent.ts'
import { type CopyMark, copyStore } from './copy.ts'
import { openDatabase } from './database.ts'
import { deletedTemplateRepository } from './deleted-templates.ts'
import { draftRepository } from './drafts.ts'
import { exportRepository } from './exports.ts'
import { historyRepository } from './history.ts'
import { type ImplementationRows, putRows, takeRows } from './implementation-rows.ts'
import { implementationRepository } from './implementations.ts'
import { loadRepository } from './loads.ts'
import { numberRepository } from './numbers.ts'
import { rehearsalRepository } from './rehearsals.ts'
import { releaseRepository } from './releases.ts'
import { reviewRepository } from './reviews.ts'
import { serviceTreeRepository } from './service-trees.ts'
import { settingsRepository } from './settings.ts'
import { markOpen } from './shape.ts'
import { thoroughCheck } from './soundness.ts'
import { submissionRepository } from './submissions.ts'
import { templateRepository } from './templates.ts'
import { testPhoneRepository } from './test-phones.ts'
import { testSendRepository } from './test-sends.ts'
import { triggerRepository } from './triggers.ts'
import { variableRepository } from './variables.ts'

/** @throws StoreError when the data folder can't be used */
export function openStore(options: { dataDir: string; clock: Clock; initialSettings: Settings; generator?: string }) {
  const { dataDir, clock, initialSettings, generator = 'disparo' } = options
  const db = openDatabase(dataDir, undefined, { madeAt: instant(clock), generator })
  markOpen(db)
  const implementations = implementationRepository(db, clock)
  return {
    implementations,
    accounts: accountRepository(db, clock),
    numbers: numberRepository(db),
    templates: templateRepository(db),
    reviews: reviewRepository(db),
    drafts: draftRepository(db, clock),
    submissions: submissionRepository(db),
    deletedTemplates: deletedTemplateRepository(db),
    consent: consentRepository(db),
    variables: variableRepository(db),
    serviceTrees: serviceTreeRepository(db),
    triggers: triggerRepository(db),
    testPhones: testPhoneRepository(db),
    testSends: testSendRepository(db),
    exports: exportRepository(db),
    loads: loadRepository(db),
    rehearsals: rehearsalRepository(db),
    releases: releaseRepository(db),
    history: historyRepository(db),
    settings: settingsRepository(db, initialSettings),
    /** All or nothing; also how several reads see one moment. */
    transaction: <T>(work: () => T): T => db.transaction(work)(),
    /** A sealed copy of it under a new name. */
    copyTo: (target: string, mark: CopyMark) => copyStore(db, target, mark, true),
    /** An implementation's rows as they may leave this machine. */
    takeImplementation: (id: string) => takeRows(db, id),
    /** Writes them; the one that is here under the same id gives way. @returns its id */
    putImplementation: (tables: ImplementationRows['tables']) => putRows(db, tables, implementations.remove),
    /** Looks at every page, a table at a time. */
    check: () => thoroughCheck(db),
    /** Counts what was ever written, so that an unchanged store needs no other copy. */
    changes: (): number => Number(db.prepare<[], { n: number | null }>('SELECT max(position) AS n FROM history').get()?.n ?? 0),
    /** Brings what is in the log into the file: whoever copies that alone has at least this. */
    flush: (): void => {
      markOpen(db)
    },
    /** After another store was put in its place. */
    reopened: (): void => {
      markOpen(db)
    },
    close: (): void => {
      db.close()
    },
  }
}
export type Store = ReturnType<typeof openStore>
