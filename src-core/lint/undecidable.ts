/**
 * Ids of the rule table that are no lint rule, each with the reason: it needs something that
 * neither the template nor the account nor the CRM's variables say, or it is done elsewhere.
 */
export const UNDECIDABLE: ReadonlyMap<string, string> = new Map([
  ['WS-BODY-NEWLINE', 'A line break in the body is fine; the row only says that a source which forbids it is wrong.'],
  ['VAR-SAMPLE-CSV', 'About our own code: samples are kept one by one, so that there is nothing to split.'],
  ['VAR-TWILIO-KEY', 'Holds at a provider that this application does not connect to.'],
  ['CAT-ANCHOR', 'Speaks for a template, not against it: it lowers the score of the other rules of category.'],
  ['CRM-STATUS-TEMPLATE', 'About triggers and the state of their templates: readiness checks it before an export.'],
  ['CRM-STATUS-LOOP', 'About several triggers together: the trigger map shows it.'],
  ['CRM-OPTIN', 'About a contact, whom a template does not know: the test send asks.'],
  ['CRM-APPROVAL-SLA', 'About the time since a submission: the timeline shows the clock.'],
])
