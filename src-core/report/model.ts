import type { ConsentTerm, PlanFigures } from '#core/consent'
import type { BundleChange } from '#core/diff'
import type { ExportRecord, Implementation, ProviderAccount, SendingSettings, TestSend } from '#core/implementation'
import type { ProviderId } from '#core/provider'
import type { ManualRule, Readiness, ReadinessFinding, Step } from '#core/readiness'
import type { RehearsalRecord } from '#core/rehearsal'
import type { ReportTemplate, TemplateReference } from './templates.ts'
import type { ReportTrigger } from './triggers.ts'

/** M14: what is known of the contacts' consent. Counts only; no contact is ever in the report. */
export type ReportConsent = {
  term: Pick<ConsentTerm, 'version' | 'text' | 'createdAt'> | null
  /**
   * What the base-update plan counts; once the contact files were erased, what was signed.
   * `hash` is that of the update script.
   */
  plan: { figures: PlanFigures; hash: string; at: string } | null
  /** Of the client, whose responsibility marking the flag is. `current`: what was signed is this plan. */
  signOff: { name: string; role: string; at: string; current: boolean } | null
}

/** What has to be there before anything is sent, with the manual's rule. */
export type ReportPrerequisite =
  | { id: 'receptive'; rule: 'M1'; state: 'met' | 'open'; confirmed: { by: string; at: string } | null }
  /** `since` is a date without a time. */
  | {
      id: 'clientVar'
      rule: 'M13'
      state: 'met' | 'later' | 'open'
      since: string | null
      confirmed: { by: string; at: string } | null
    }
  /** `notNeeded`: no active trigger opens a chat. */
  | { id: 'chatRequestType'; rule: 'M21'; state: 'met' | 'open' | 'notNeeded'; name: string }

/** A sender number; `phone` the way a Brazilian writes it. */
export type ReportNumber = {
  phone: string
  label: string
  senderId: string
  chatStandard: boolean
  defaultTemplate: TemplateReference | null
}

export type ReportAccount = {
  provider: ProviderId
  label: string
  training: boolean
  lastCheck: ProviderAccount['lastCheck']
  lastSyncAt: string | null
  numbers: ReportNumber[]
}

export type ReportTest = {
  /** The sender number; null: it was deleted since. */
  number: Pick<ReportNumber, 'phone' | 'label'> | null
  template: string
  /** Only the last four digits. */
  recipient: string
  /** Whose phone it is, where that is still known. */
  recipientName: string | null
  sentAt: string
  state: TestSend['state']
  /** "Recebi no aparelho"; null: nobody has said yet. */
  received: boolean | null
  /** Received, and what was received is no longer what is there. */
  stale: boolean
  /** When the person said so. */
  answeredAt: string | null
}

export type ReportExport = {
  sequence: number
  createdAt: string
  fileName: string
  contentHash: string
  /** Whether it holds exactly what is set up now. */
  current: boolean
  /** What was open and exported all the same, with who answered for it and why. */
  openPoints: ExportRecord['openPoints']
}

/** `to` null: the set-up of this document. Both are sequences of exports. */
export type ReportChanges = { from: number; to: number | null; list: readonly BundleChange[] }

export type ReportOpenPoint = Pick<ReadinessFinding, 'id' | 'level' | 'step' | 'data'> & {
  /** Of the manual; null where it has none for this. */
  rule: ManualRule | null
}

/** Everything that the document says, in its order. Instants are ISO 8601. */
export type Report = {
  client: string
  environment: Implementation['environment']
  training: boolean
  at: string
  operator: string
  summary: {
    percent: number
    steps: { step: Step; state: Readiness['steps'][Step] }[]
    /** How many points are open, by what they stand in the way of. */
    open: Record<ReadinessFinding['level'], number>
    counts: { numbers: number; templates: number; triggers: number }
  }
  prerequisites: ReportPrerequisite[]
  accounts: ReportAccount[]
  /** By kind, in the manual's order; active ones first. */
  triggers: ReportTrigger[]
  /** When, and how often, the CRM may write. */
  sending: SendingSettings
  templates: ReportTemplate[]
  services: {
    /** M15: empty where the tree in use is used. */
    isolatedTree: string
    /** M15: active triggers that fire in branches that the operation works with already. */
    touchingOperation: number
    activeTriggers: number
    /** M16: how many request types there are, and which open no sub-ticket with the chat's transcript. */
    requestTypes: number
    withoutTranscript: { serviceTree: string; requestType: string }[]
  }
  consent: ReportConsent
  tests: ReportTest[]
  /** The last rehearsal's figures, and whether it was of what is set up now; null: none. */
  rehearsal: (RehearsalRecord & { isCurrent: boolean }) | null
  /** What changed for people: since the last export, or, where nothing did, by it; null: nothing to compare. */
  changes: ReportChanges | null
  /** Newest first. */
  exports: ReportExport[]
  /** What blocks the export first. */
  open: ReportOpenPoint[]
}
