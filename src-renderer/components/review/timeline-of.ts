/** The place of a template's way through review, for `focusRow`. */
export const timelineOf = (templateId: string): string => `way-of-${templateId}`
