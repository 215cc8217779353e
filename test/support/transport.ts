import { environmentRoutes, type FetchAnswer, openTransport } from '../../src-main/transport/index.ts'

/** The program's own way to a provider, in a network without a proxy. */
export const transport = openTransport(environmentRoutes({}))

/** What a provider that is not there answers: 200 and this as JSON. */
export const jsonAnswer = (body: unknown): FetchAnswer => ({
  ok: true,
  status: 200,
  headers: new Headers(),
  body: new Response(JSON.stringify(body)).body ?? fail(),
})

const fail = (): never => {
  throw new Error('a text has a body')
}
