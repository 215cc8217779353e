import type { BaseContext, Upload, Uploads } from '../context.ts'
import { found } from '../problem.ts'
import { createArrivals } from './arrivals.ts'
import { contactsFolder } from './contacts-folder.ts'

export function createUploads(context: BaseContext): Uploads {
  const files = createArrivals<Upload>('file.csv')
  return {
    async begin(upload) {
      found(context.store.implementations.get(upload.implementationId), 'implementation')
      return { uploadId: files.begin(contactsFolder(context, upload.implementationId), upload) }
    },
    add: files.add,
    whole: files.whole,
    async end(uploadId) {
      files.end(uploadId)
    },
    forget(implementationId) {
      files.endAll((upload) => upload.implementationId === implementationId)
    },
    close() {
      files.endAll(() => true)
    },
  }
}
