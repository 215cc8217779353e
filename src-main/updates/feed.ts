/** Where the feed lies, and who must have signed it: Ed25519, base64 of its SPKI form. */
export type Feed = { url: string; publicKey: string }

/** The code of the failure of a feed that this key did not sign. */
export const BAD_SIGNATURE = 'DISPARO_BAD_SIGNATURE'
