import { z } from 'zod'
import { FAULT_NAMES, faultNameSchema } from '#core/training'
import type { FaultSwitch } from './faults.ts'
import { type Answer, jsonAnswer } from './http.ts'
import { type LocalRequest, readLocalJson, refuseForeign } from './local-request.ts'

const bodySchema = z.strictObject({ fault: faultNameSchema.nullable() })

/**
 * `/_faults`, for whoever tries another program against the simulator: GET tells what
 * is switched on and what there is, PUT `{"fault": name | null}` switches. Null for any
 * other path.
 */
export function faultSwitchAnswer(request: LocalRequest, faults: FaultSwitch): Answer | null {
  if (request.path !== '/_faults') return null
  const refused = refuseForeign(request)
  if (refused) return refused
  const told = (): Answer => jsonAnswer(200, { fault: faults.get(), faults: FAULT_NAMES }, { 'cache-control': 'no-store' })
  if (request.method === 'GET') return told()
  if (request.method !== 'PUT') return { status: 405, headers: { allow: 'GET, PUT' }, body: null }
  const wanted = bodySchema.safeParse(readLocalJson(request))
  if (!wanted.success) return jsonAnswer(400, { message: 'expected {"fault": name or null}', faults: FAULT_NAMES })
  faults.set(wanted.data.fault)
  return told()
}
