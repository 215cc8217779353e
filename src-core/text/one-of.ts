/** The one of a list that a text is; undefined where it is none of them. */
export const oneOf = <T extends string>(list: readonly T[], text: unknown): T | undefined => list.find((one) => one === text)
