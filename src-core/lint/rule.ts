import type { ProviderId } from '#core/provider'
import type { Braces, PlaceholderScope, TemplateContent, TemplateStatus } from '#core/template'
import type { Binding, CrmVariable } from '#core/variables'

/** `error` blocks a submission, `warn` asks for a confirmation, `info` is a hint. */
export const SEVERITIES = ['error', 'warn', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** The piece of a template that a finding is about; its text is `componentText`. `buttons` is the list as a whole. */
export type LintComponent =
  | 'name'
  | 'language'
  | 'category'
  | 'header'
  | 'body'
  | 'footer'
  | 'buttons'
  | `buttons.${number}.text`
  | `buttons.${number}.url`
  | `buttons.${number}.phoneNumber`
  /** `samples.body.1`, `samples.buttons.0.1` */
  | `samples.${string}`

/** Replaces `start` to `end` (UTF-16) of the component's text. */
export type Edit = { component: LintComponent; start: number; end: number; text: string }

export type Suggestion = { messageId: string; data: Readonly<Record<string, string | number>>; edits: readonly Edit[] }

/** What a rule reports: never a sentence, which is the catalogue's (`rules:<id>.messages.<messageId>`). */
export type Report = {
  messageId: string
  data?: Readonly<Record<string, string | number>>
  component: LintComponent
  /** UTF-16 offsets in the component's text; 0 and its length where the whole of it is meant. */
  start: number
  end: number
  /** Keeps the meaning; may be applied together with others. Only from a rule whose `fix` is `safe`. */
  fix?: readonly Edit[]
  /** For a person to decide on; applied alone. */
  suggest?: readonly Suggestion[]
}

export type Finding = Required<Omit<Report, 'fix'>> & { rule: string; severity: Severity; fix: readonly Edit[] | null }

/** A template of the same account, as far as rules compare with it. */
export type AccountTemplate = {
  id: string
  name: string
  language: string
  category: string
  status: TemplateStatus
  /** Null: the whole account's. */
  senderId: string | null
  body: string
  footer: string
}

/** The account's templates, prepared once for thousands of questions; made by `indexAccount`. */
export type AccountIndex = {
  /** Others with this name and language. */
  named(name: string, language: string): readonly AccountTemplate[]
  /** Others whose body and footer read the same, apart from case, blanks and what the placeholders are called. */
  alike(body: string, footer: string): readonly AccountTemplate[]
  /** Rejected ones whose text is nearly this. `words`: both cut into folded words, where that is done already. */
  nearRejected(
    body: string,
    footer: string,
    words?: { body: readonly string[]; footer: readonly string[] },
  ): readonly AccountTemplate[]
}

/** A name that was deleted at the provider. ISO 8601. */
export type DeletedName = { name: string; deletedAt: string; wasApproved: boolean }

/** What a template is judged against; what is left out is not judged. */
export type LintContext = {
  provider?: ProviderId | undefined
  /** Default: `component`, Meta's. */
  scope?: PlaceholderScope | undefined
  account?: AccountIndex | undefined
  /** Its own id in `account`: nothing is its own duplicate. */
  ownId?: string | undefined
  deletedNames?: readonly DeletedName[] | undefined
  /** ISO 8601; needed for what has a term. */
  now?: string | undefined
  crm?:
    | {
        variables: readonly CrmVariable[]
        /** Null: not mapped yet, so nothing is said of what is unmapped. */
        bindings: readonly Binding[] | null
      }
    | undefined
}

/** Where a rule's number comes from: keys of `SOURCES`, the day on which they were read (ISO), how sure it is. */
export type RuleSource = { keys: readonly string[]; date: string; confidence: 'H' | 'M' | 'L' }

/** A template in which only what an example is about differs from one that is fine. */
export type Example = Partial<TemplateContent> & { context?: LintContext }

/**
 * One rule: its id and number are those of the rule table, its sentences and its page are
 * in the catalogue. Rules are blind to each other, never change what they are given, and
 * take time in proportion to the text. Where one cause makes several speak, `supersedes` says
 * which is heard.
 */
export type Rule = {
  id: string
  /** Severity by message. */
  messages: Readonly<Record<string, Severity>>
  /**
   * `safe` and `suggest` may have suggestions; a `safe` one has the sentence `suggestions.fix` too:
   * where its fix would break something else, the engine offers it under that name.
   */
  fix: 'none' | 'safe' | 'suggest'
  source: RuleSource
  /** Whether what it calls an error may depend on the name or the language; a fix of only these is tried against no other rule. */
  readsIdentity?: true
  /**
   * By message: rules (`FOOT-PLAIN`) or single messages of theirs (`FOOT-PLAIN.emoji`) that have
   * nothing to add about the same place, because who heeds this one is rid of them. None may be graver.
   */
  supersedes?: Readonly<Record<string, readonly string[]>>
  /** Where it holds only at some providers. */
  providers?: readonly ProviderId[]
  /** For its page, and run by the tests: each wrong one is found by this rule, no right one is. */
  examples: { wrong: readonly Example[]; right: readonly Example[] }
  check(subject: Subject, context: LintContext): readonly Report[]
}

/** A text of the template, split once for all rules. */
export type SubjectText = {
  component: 'header' | 'body' | 'footer' | `buttons.${number}.text` | `buttons.${number}.url`
  text: string
  braces: readonly Braces[]
}

export type Subject = { content: TemplateContent; texts: readonly SubjectText[] }
