/**
 * What no honest bundle comes near: 5,000 templates with long texts are some 15 MB
 * unpacked. Sizes in bytes.
 */
export const LIMITS = {
  file: 32 * 1024 * 1024,
  files: 10_000,
  entry: 8 * 1024 * 1024,
  unpacked: 64 * 1024 * 1024,
  /** Unpacked per packed byte of one entry; asked only from `ratioFrom` bytes on. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
  path: 240,
} as const
