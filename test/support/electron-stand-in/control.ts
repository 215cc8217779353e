/** What a test can ask of a running stand-in, by name; arguments and results travel as structured clones. */
export type Control = {
  /** Runs an expression in the window's page and gives its (awaited) value. */
  evaluate(expression: string): unknown
  /** As the reload key does: begun by Electron, not by the page. */
  reload(): void
  /** A second start of the app. */
  secondInstance(): void
  /** The process behind the page ends. */
  rendererGone(reason: string): void
  /** The main process closes every port it was handed. */
  closePorts(): void
  permissionRequest(permission: string, url: string, isMainFrame: boolean): boolean
  permissionCheck(permission: string, origin: string): boolean
  devicePermission(): boolean
  displayMedia(): unknown
  /** Whether the listeners let a navigation of the page happen. */
  navigate(event: 'will-frame-navigate' | 'will-redirect', url: string): boolean
  attachWebview(): boolean
  /** Asks the window-open handler; what it gave to the system is in `state().external`. */
  openWindow(url: string): string
  /** A request of the page, answered as Electron answers it. */
  request(url: string, method: string): { status: number; headers: Record<string, string>; bytes: number } | { error: string }
  /** A download of the page, up to the dialog. */
  download(url: string, name: string): { prevented: boolean; dialog: Record<string, unknown> | null }
  /** The system's session ends, or the person quits. */
  quit(): void
  /** The test is done: ends without asking the app. */
  leave(): void
  /** The person closes the window; `secondStart`: a second start falls between that and what follows from it. */
  closeWindow(secondStart?: boolean): void
  state(): State
}

export type State = {
  windows: {
    visible: boolean
    focused: number
    options: Record<string, unknown>
    webPreferences: Record<string, unknown>
    loaded: string[]
  }[]
  ports: { started: boolean; closed: boolean }[]
  /** What Electron would have lost or refused without a word. */
  violations: string[]
  external: string[]
  channels: string[]
  downloads: { name: string; bytes: number; dialog: Record<string, unknown> | null }[]
  sandboxed: boolean
  /** Calls of the main process in their order, those that have an order. */
  calls: string[]
}
