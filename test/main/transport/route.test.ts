import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { environmentRoutes, pacRoutes } from '../../../src-main/transport/index.ts'
import type { Route } from '../../../src-main/transport/route.ts'

const written = (route: Route): string =>
  route.kind === 'proxy' ? route.proxy.href : route.kind === 'direct' ? 'direct' : `unsupported ${route.name}`

describe('what the system says of an address', () => {
  it.each([
    ['DIRECT', ['direct']],
    ['', ['direct']],
    ['PROXY a:1; DIRECT', ['http://a:1/', 'direct']],
    ['PROXY a:1;HTTPS b.test:443 ; proxy c', ['http://a:1/', 'https://b.test/', 'http://c/']],
    ['PROXY [::1]:8080', ['http://[::1]:8080/']],
    ['SOCKS5 c:1080; SOCKS d:1', ['unsupported SOCKS5 c:1080', 'unsupported SOCKS d:1']],
    ['PROXY', ['unsupported PROXY']],
    ['PROXY a:99999', ['unsupported PROXY a:99999']],
    ['QUIC q:443; DIRECT', ['unsupported QUIC q:443', 'direct']],
  ])('%s', (answer, routes) => expect(pacRoutes(answer).map(written)).toEqual(routes))

  it('is at least one way, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (answer) => {
        expect(pacRoutes(answer).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('what the environment says of an address', () => {
  const route = (env: Record<string, string>, address: string): string =>
    environmentRoutes(env)(new URL(address)).map(written).join()
  const proxies = { HTTPS_PROXY: 'http://proxy.test:3128', HTTP_PROXY: 'http://plain.test:80' }

  it.each([
    [{}, 'https://api.test/', 'direct'],
    [proxies, 'https://api.test/', 'http://proxy.test:3128/'],
    [proxies, 'http://api.test/', 'http://plain.test/'],
    [{ https_proxy: 'proxy.test:8080' }, 'https://api.test/', 'http://proxy.test:8080/'],
    [{ https_proxy: 'http://small.test', HTTPS_PROXY: 'http://big.test' }, 'https://api.test/', 'http://small.test/'],
    [{ https_proxy: '', HTTPS_PROXY: 'http://big.test' }, 'https://api.test/', 'http://big.test/'],
    [{ ALL_PROXY: 'https://all.test' }, 'https://api.test/', 'https://all.test/'],
    [{ HTTPS_PROXY: 'http://ana:s%40nha@proxy.test:1' }, 'https://api.test/', 'http://ana:s%40nha@proxy.test:1/'],
    [{ ALL_PROXY: 'socks5://ana:senha@s.test:1080' }, 'https://api.test/', 'unsupported socks5://s.test:1080'],
    [{ HTTPS_PROXY: 'http://' }, 'https://api.test/', 'unsupported http://'],
    [{ ...proxies, ALL_PROXY: 'http://all.test' }, 'http://127.0.0.1:8080/', 'direct'],
    [proxies, 'https://localhost/', 'direct'],
    [proxies, 'http://[::1]:1/', 'direct'],
  ])('%j of %s', (env, address, expected) => expect(route(env, address)).toBe(expected))

  it.each([
    ['api.test', 'https://api.test/', true],
    ['API.Test', 'https://api.test/', true],
    ['test', 'https://api.test/', true],
    ['.test', 'https://api.test/', true],
    ['*.test', 'https://api.test/', true],
    ['pi.test', 'https://api.test/', false],
    ['other.test,  api.test', 'https://api.test/', true],
    ['*', 'https://api.test/', true],
    ['api.test:443', 'https://api.test/', true],
    ['api.test:8443', 'https://api.test/', false],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.1.2.3', 'https://10.1.2.3:9/', true],
    ['1.2.3', 'https://10.1.2.3/', false],
    ['fd00::/8', 'https://[fd12::1]/', true],
    ['[fd12::1]:443', 'https://[fd12::1]/', true],
    ['10.0.0.0/99', 'https://10.1.2.3/', false],
    ['', 'https://api.test/', false],
  ])('NO_PROXY %j exempts %s: %s', (list, address, exempt) => {
    expect(route({ ...proxies, NO_PROXY: list }, address) === 'direct').toBe(exempt)
    expect(route({ ...proxies, no_proxy: list }, address) === 'direct').toBe(exempt)
  })

  it('is readable, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (HTTPS_PROXY, NO_PROXY) => {
        expect(route({ HTTPS_PROXY, NO_PROXY }, 'https://api.test/')).toMatch(/^(direct|https?:|unsupported)/)
      }),
    )
  })
})
