/**
 * Whether a template can be sent from a sender of the same account. Null says less: a template that
 * belongs to the whole account, or a WhatsApp account that the provider did not name.
 */
export const servesSender = (
  template: { senderId: string | null; poolId: string | null },
  sender: { senderId: string; poolId: string | null },
): boolean =>
  (template.senderId === null || template.senderId === sender.senderId) &&
  (template.poolId === null || sender.poolId === null || template.poolId === sender.poolId)
