/** A name that is nobody's site, with what makes it an address; also behind `@`. Reads a text once from left to right. */
export const EXAMPLE_ADDRESS =
  /(?<![\p{L}\p{N}-])(?:exemplo|example|exemplos|seu-?site|meu-?site|seu-?dominio|seu-?link|sua-?loja|sua-?empresa|site-?exemplo|loja-?exemplo|empresa-?exemplo|nome-?da-?empresa|dominio|your-?site|your-?domain|your-?company)\.(?:com|net|org|app|site|online|io|co)(?:\.br)?(?![\p{L}\p{N}-]|\.\p{L})/giu

/** Endings that are reserved for examples and tests. */
export const RESERVED_ADDRESS =
  /^(?:https?:\/\/)?(?:[^/?#\s]{0,200}\.(?:example|invalid|test)|localhost|127\.0\.0\.1)(?=[/?#:]|$)/i
