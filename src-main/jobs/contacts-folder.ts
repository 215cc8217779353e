import { join } from 'node:path'
import type { BaseContext } from '../context.ts'

/** Everything that is kept of a client's contacts; nothing of it is anywhere else. */
export const contactsFolder = ({ dataDir }: Pick<BaseContext, 'dataDir'>, implementationId: string): string =>
  join(dataDir, 'contacts', implementationId)
