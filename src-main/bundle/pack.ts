import { crc32 } from 'node:zlib'
import { deflateSync } from 'fflate'
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  DEFLATED,
  END_SIGNATURE,
  END_SIZE,
  LOCAL_SIGNATURE,
  LOCAL_SIZE,
  sealOf,
  UTF8_FLAG,
} from './zip-format.ts'

/** 2.0: deflate. */
const VERSION = 20
/** 1980-01-01 00:00, the earliest that ZIP can say: a bundle's time is in its manifest. */
const DOS_TIME = 0
const DOS_DATE = 0x0021

/** Packs files in the given order and seals them. */
export const zip = (files: readonly { path: string; bytes: Uint8Array }[]): Uint8Array =>
  assemble(
    files.map(({ path, bytes }) => ({
      path,
      method: DEFLATED,
      crc: crc32(bytes),
      unpacked: bytes.length,
      data: deflateSync(bytes, { level: 9 }),
    })),
  )

/** A file as it stands in an archive. */
export type Packed = { path: string; method: number; crc: number; unpacked: number; data: Uint8Array }

/** The one archive that holds these files, packed as they are. */
export function assemble(files: readonly Packed[]): Uint8Array {
  const entries: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { path, method, crc, unpacked, data } of files) {
    const name = new TextEncoder().encode(path)
    // From "version needed" to "length of extra fields", the same in both headers.
    const common = new DataView(new ArrayBuffer(26))
    common.setUint16(0, VERSION, true)
    common.setUint16(2, UTF8_FLAG, true)
    common.setUint16(4, method, true)
    common.setUint16(6, DOS_TIME, true)
    common.setUint16(8, DOS_DATE, true)
    common.setUint32(10, crc, true)
    common.setUint32(14, data.length, true)
    common.setUint32(18, unpacked, true)
    common.setUint16(22, name.length, true)

    const local = record(LOCAL_SIZE, LOCAL_SIGNATURE)
    local.bytes.set(new Uint8Array(common.buffer), 4)
    const central = record(CENTRAL_SIZE, CENTRAL_SIGNATURE)
    central.view.setUint16(4, VERSION, true)
    central.bytes.set(new Uint8Array(common.buffer), 6)
    central.view.setUint32(42, offset, true)

    entries.push(local.bytes, name, data)
    directory.push(central.bytes, name)
    offset += LOCAL_SIZE + name.length + data.length
  }
  const body = Buffer.concat([...entries, ...directory])
  const seal = new TextEncoder().encode(sealOf(body))
  const end = record(END_SIZE, END_SIGNATURE)
  end.view.setUint16(8, files.length, true)
  end.view.setUint16(10, files.length, true)
  end.view.setUint32(12, body.length - offset, true)
  end.view.setUint32(16, offset, true)
  end.view.setUint16(20, seal.length, true)
  return new Uint8Array(Buffer.concat([body, end.bytes, seal]))
}

function record(size: number, signature: number): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  return { bytes, view }
}
