/** One running keychain child as its parent sees it, whichever way it was started. Messages are plain values, in order. */
export type ChildChannel = {
  /** Queued until the child listens; silent when it is gone. */
  post(message: unknown): void
  /** The value the child sent, not an event around it. */
  onMessage(listen: (value: unknown) => void): void
  /** Called once, also when the child could not be started. */
  onExit(listen: () => void): void
  /** Ends it at once, even when a native call hangs in it. */
  kill(): void
}

/** Starts a child from the keychain entry. It must not hold the parent's exit, and must end with the parent. */
export type SpawnChild = () => ChildChannel
