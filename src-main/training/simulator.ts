/** What every provider's simulator gives to whoever started it. */
export type Simulator = {
  /** What goes into the account form as base URL, without a trailing slash. */
  baseUrl: string
  /** The one credential that it accepts. */
  secret: string
  /** The senders whose messages it takes. */
  senderIds: readonly string[]
  /** A page that shows what arrived at the simulated phones. */
  phoneUrl: string
  close(): Promise<void>
}
