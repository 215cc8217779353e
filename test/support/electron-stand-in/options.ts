/** What a run of the stand-in pretends; travels from the test to the host as JSON. */
export type StandInOptions = {
  /** The built main entry. */
  entry: string
  /** Chromium switches behind the app's path, as `--smoke`. */
  switches?: string[]
  /** A compositor that draws no hidden window: `ready-to-show` never comes. */
  wayland?: boolean
  /** Another instance holds the lock. */
  lockLost?: boolean
  /** A real Chromium page plays the window; without it, windows only say what they do. */
  page?: boolean
  /** Every sender's frame has gone before its message is handled. */
  framesGone?: boolean
  packaged?: boolean
  /** What the system's settings say of a host, in a PAC file's words; all others are asked directly. */
  proxy?: Record<string, string>
}

export const OPTIONS_VARIABLE = 'ELECTRON_STAND_IN'

/** Exit codes of the stand-in itself, for what Electron would answer with silence or a dialog. */
export const DEADLOCK = 70
export const ENTRY_FAILED = 71
