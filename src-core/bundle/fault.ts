/**
 * The rules that a whole bundle has to meet to be right: what the CRM would send wrongly, not at all, or could not
 * hold. Each code has its sentence in the locales under `bundleRules.<code>`. `path` is the file, `field` the place in
 * it (`0.label`, `structure.body`), empty where it is about all of the file.
 */
export type FaultData = {
  'duplicate-key': { path: string; key: string }
  /** `kind`: account, number, template, variable, service-tree, request-type, status. */
  'broken-reference': { path: string; field: string; kind: string; target: string }
  /** M11. */
  'placeholder-unbound': { path: string; placeholder: string }
  'binding-without-placeholder': { path: string; placeholder: string }
  /** M21. `trigger`: the key of one that opens a chat. */
  'chat-request-type-missing': { trigger: string }
  /** NUL or half a pair of UTF-16: what a database refuses or cuts. */
  'text-unstorable': Place & { found: string }
  /** M3. */
  emoji: Place & { found: string }
  'control-character': Place & { found: string }
  'blank-text': Place
  /** Line breaks, tabs or five blanks in a value, which WhatsApp refuses. */
  'line-break': Place
  /** `%NOME%`, `{nome}`: nothing fills it. */
  'looks-like-variable': Place & { found: string }
  'text-too-long': Place & { length: number; limit: number }
  'number-too-large': Place & { value: number; limit: number }
  /** Nothing of a kind of which there must be something. */
  'empty-list': { path: string }
  /** The same name, read as a person reads it. */
  'duplicate-name': Place & { name: string }
  'key-differs': { path: string; key: string; expected: string }
  'not-e164': Place & { phone: string }
  'sender-twice': Place & { sender: string }
  'template-of-other-number': Place & { template: string; number: string }
  'template-not-approved': Place & { template: string; status: string }
  /** `reason`: media-header, unsupported-part…, as `whyUnusable` has them. */
  'template-unusable': Place & { template: string; reason: string; detail: string }
  'template-twice': { path: string; template: string; other: string }
  'remote-id-missing': Place & { template: string }
  'crm-text-differs': Place
  /** One name is one value at this provider, and it is filled in two ways. */
  'binding-differs': Place & { placeholder: string; other: string }
  'training-in-production': Place & { account: string }
  'unknown-setting': Place & { setting: string }
  'setting-missing': Place & { setting: string }
  /** Neither https nor a simulator of this machine, or with a name and password in it. */
  'address-refused': Place & { address: string }
  /** A button's that is no web page's, or is only a variable. */
  'button-address-refused': Place & { address: string }
  'same-place-twice': Place & { trigger: string; other: string }
  'status-loop': Place & { trigger: string; steps: string }
  /** What the content shows to be open, and the manifest does not say. */
  'open-point-missing': { path: string; point: string }
  'figures-disagree': Place
}
type Place = { path: string; field: string }

export type FaultCode = keyof FaultData
export type BundleFault = { [Code in FaultCode]: { code: Code; data: FaultData[Code] } }[FaultCode]

export const FAULT_CODES = [
  'duplicate-key',
  'broken-reference',
  'placeholder-unbound',
  'binding-without-placeholder',
  'chat-request-type-missing',
  'text-unstorable',
  'emoji',
  'control-character',
  'blank-text',
  'line-break',
  'looks-like-variable',
  'text-too-long',
  'number-too-large',
  'empty-list',
  'duplicate-name',
  'key-differs',
  'not-e164',
  'sender-twice',
  'template-of-other-number',
  'template-not-approved',
  'template-unusable',
  'template-twice',
  'remote-id-missing',
  'crm-text-differs',
  'binding-differs',
  'training-in-production',
  'unknown-setting',
  'setting-missing',
  'address-refused',
  'button-address-refused',
  'same-place-twice',
  'status-loop',
  'open-point-missing',
  'figures-disagree',
] as const satisfies readonly FaultCode[]

export const fault = <Code extends FaultCode>(code: Code, data: FaultData[Code]): BundleFault =>
  // The pair is right by the signature; a generic member of the union can't be shown to be one of its members.
  ({ code, data }) as unknown as BundleFault
