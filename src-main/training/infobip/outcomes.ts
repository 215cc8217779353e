/** Infobip's words for where a message stands, and for what went wrong with it. */
export type Status = { groupId: number; groupName: string; id: number; name: string; description: string }
export type MessageError = Status & { permanent: boolean }

const status = (groupId: number, groupName: string, id: number, name: string, description: string): Status => ({
  groupId,
  groupName,
  id,
  name,
  description,
})

export const STATUSES = {
  enroute: status(1, 'PENDING', 7, 'PENDING_ENROUTE', 'Message sent to next instance'),
  delivered: status(3, 'DELIVERED', 5, 'DELIVERED_TO_HANDSET', 'Message delivered to handset'),
  refused: status(2, 'UNDELIVERABLE', 4, 'UNDELIVERABLE_REJECTED_OPERATOR', 'Message rejected by operator'),
  lost: status(2, 'UNDELIVERABLE', 9, 'UNDELIVERABLE_NOT_DELIVERED', 'Message sent not delivered'),
  unknownSender: status(5, 'REJECTED', 11, 'REJECTED_SOURCE', 'Sender is not registered on the account'),
  badDestination: status(5, 'REJECTED', 52, 'REJECTED_DESTINATION', 'Invalid destination address'),
  duplicate: status(5, 'REJECTED', 23, 'REJECTED_DUPLICATE_MESSAGE_ID', 'Message ID was used before'),
} as const satisfies Record<string, Status>

export const NO_ERROR: MessageError = { ...status(0, 'OK', 0, 'NO_ERROR', 'No Error'), permanent: false }

/** The chat errors that this simulator gives; all of them are of the client's group, and permanent. */
const CHAT_ERRORS = {
  7002: 'EC_UNKNOWN_USER',
  7006: 'EC_BAD_REQUEST',
  7008: 'EC_INVALID_TEMPLATE_ARGS',
  7009: 'EC_INVALID_TEMPLATE',
  7010: 'EC_NO_SESSION',
  7033: 'EC_MARKETING_OPT_OUT',
} as const

/** @param description what is wrong in this case */
export const chatError = (id: keyof typeof CHAT_ERRORS, description: string): MessageError => ({
  ...status(1, 'CLIENT_ERRORS', id, CHAT_ERRORS[id], description),
  permanent: true,
})
