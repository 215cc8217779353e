import { Deserializer, Serializer } from 'node:v8'

/**
 * A value as Electron carries it between processes: V8's serializer without the
 * delegates of the web or of Node. A Blob becomes `{}`, a Buffer a Uint8Array, a
 * function throws. Neither `structuredClone` nor `v8.serialize` does that.
 */
export const electronClone = (value: unknown): unknown => {
  const serializer = new Serializer()
  serializer.writeHeader()
  serializer.writeValue(value)
  const deserializer = new Deserializer(serializer.releaseBuffer())
  deserializer.readHeader()
  return deserializer.readValue()
}
