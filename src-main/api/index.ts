/**
 * Does: the contract's handlers, one file per area, each a few lines that call a job or a repository.
 * May not: hold a rule, speak SQL or HTTP.
 */
import type { AppContext } from '../context.ts'
import { accountsApi } from './accounts.ts'
import { appApi } from './app.ts'
import { backupsApi } from './backups.ts'
import { apiBase } from './base.ts'
import { bundlesApi } from './bundles.ts'
import { consentApi } from './consent.ts'
import { contactsApi } from './contacts.ts'
import { draftsApi } from './drafts.ts'
import { exportsApi } from './exports.ts'
import { handoverApi } from './handover.ts'
import { historyApi } from './history.ts'
import { implementationsApi } from './implementations.ts'
import { liveApi } from './live.ts'
import { numbersApi } from './numbers.ts'
import { rehearsalsApi } from './rehearsals.ts'
import { releasesApi } from './releases.ts'
import { reviewsApi } from './reviews.ts'
import { servicesApi } from './services.ts'
import { submissionsApi } from './submissions.ts'
import { templatesApi } from './templates.ts'
import { testPhonesApi } from './test-phones.ts'
import { testsApi } from './tests.ts'
import { triggersApi } from './triggers.ts'
import { updatesApi } from './updates.ts'
import { usesApi } from './uses.ts'
import { variablesApi } from './variables.ts'

export function createRouter(context: AppContext) {
  const api = apiBase(context)
  return api.router({
    app: appApi(api, context),
    implementations: implementationsApi(api, context),
    accounts: accountsApi(api, context),
    numbers: numbersApi(api, context),
    templates: templatesApi(api, context),
    drafts: draftsApi(api, context),
    submissions: submissionsApi(api, context),
    reviews: reviewsApi(api, context),
    variables: variablesApi(api, context),
    services: servicesApi(api, context),
    triggers: triggersApi(api, context),
    contacts: contactsApi(api, context),
    consent: consentApi(api, context),
    testPhones: testPhonesApi(api, context),
    tests: testsApi(api, context),
    rehearsals: rehearsalsApi(api, context),
    live: liveApi(api, context),
    exports: exportsApi(api, context),
    releases: releasesApi(api, context),
    history: historyApi(api, context),
    bundles: bundlesApi(api, context),
    backups: backupsApi(api, context),
    handover: handoverApi(api, context),
    updates: updatesApi(api, context),
    uses: usesApi(api, context),
  })
}
export type AppRouter = ReturnType<typeof createRouter>
