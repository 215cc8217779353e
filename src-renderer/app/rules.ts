/** The router's path of a rule's page; without an id that of the list of rules. */
export const ruleHref = (id: string | null = null): string => `/regras${id === null ? '' : `/${id}`}`
