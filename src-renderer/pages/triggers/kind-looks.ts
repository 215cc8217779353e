import { IconBolt, IconHandClick, IconMessages } from '@tabler/icons-react'
import type { Trigger } from '#core/triggers'

/** The words on the button that adds one of a kind, as the manual has them. */
export const ADD_WORDS = {
  status: 'triggers.add',
  operate: 'triggers.addOperate',
  chat: 'triggers.addChat',
} as const satisfies Record<Trigger['kind'], string>

export const KIND_ICONS = { status: IconBolt, operate: IconHandClick, chat: IconMessages } as const
