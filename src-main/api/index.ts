/**
 * Does: the contract's handlers, one file per area, each a few lines that call a job or a repository.
 * May not: hold a rule, speak SQL or HTTP.
 */
import type { Services } from '../services.ts'
import { accountsApi } from './accounts.ts'
import { appApi } from './app.ts'
import { apiBase } from './base.ts'
import { consentApi } from './consent.ts'
import { contactsApi } from './contacts.ts'
import { draftsApi } from './drafts.ts'
import { exportsApi } from './exports.ts'
import { implementationsApi } from './implementations.ts'
import { numbersApi } from './numbers.ts'
import { reviewsApi } from './reviews.ts'
import { servicesApi } from './services.ts'
import { submissionsApi } from './submissions.ts'
import { templatesApi } from './templates.ts'
import { testPhonesApi } from './test-phones.ts'
import { testsApi } from './tests.ts'
import { triggersApi } from './triggers.ts'
import { variablesApi } from './variables.ts'

export function createRouter(services: Services) {
  const api = apiBase(services)
  return api.router({
    app: appApi(api, services),
    implementations: implementationsApi(api, services),
    accounts: accountsApi(api, services),
    numbers: numbersApi(api, services),
    templates: templatesApi(api, services),
    drafts: draftsApi(api, services),
    submissions: submissionsApi(api, services),
    reviews: reviewsApi(api, services),
    variables: variablesApi(api, services),
    services: servicesApi(api, services),
    triggers: triggersApi(api, services),
    contacts: contactsApi(api, services),
    consent: consentApi(api, services),
    testPhones: testPhonesApi(api, services),
    tests: testsApi(api, services),
    exports: exportsApi(api, services),
  })
}
export type AppRouter = ReturnType<typeof createRouter>
