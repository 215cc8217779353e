import { sha256 } from './sha256.ts'

/** The parts of the ZIP format (APPNOTE 6.3.10) that the writer and the reader agree on. */
export const LOCAL_SIGNATURE = 0x04034b50
export const CENTRAL_SIGNATURE = 0x02014b50
export const END_SIGNATURE = 0x06054b50
export const LOCAL_SIZE = 30
export const CENTRAL_SIZE = 46
export const END_SIZE = 22
export const DEFLATED = 8
export const STORED = 0
/** Bit 11: the name is UTF-8. */
export const UTF8_FLAG = 0x0800

/**
 * The archive's comment: a hash over everything before the end record. It makes any
 * change of the file as it was written show, also one that unpacks to the same content.
 * An archive packed again by another program has none; its parts are still hashed.
 */
export const sealOf = (bytesBeforeEnd: Uint8Array): string => `disparo sha256 ${sha256(bytesBeforeEnd)}`
