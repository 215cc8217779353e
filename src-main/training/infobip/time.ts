/** `2026-11-20T12:00:00.000+0000`, as Infobip writes a time. */
export const timeOf = (date: Date): string => date.toISOString().replace('Z', '+0000')
