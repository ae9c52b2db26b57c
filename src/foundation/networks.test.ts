import { describe, expect, it } from 'vitest'
import { networksIn, plainAddress, sourceOf, type Networks } from './networks.ts'

const proxies = (written: string): Networks => {
  const found = networksIn(written)
  if (typeof found === 'string') throw new Error(found)
  return found
}
const behind = proxies('10.0.0.5, 10.1.0.0/16, 2001:db8:ff::/48')

describe('where a request comes from', () => {
  it.each([
    ['nobody is trusted', '198.51.100.7', '203.0.113.9', proxies('none'), '198.51.100.7'],
    ['the proxy itself is not trusted', '10.0.0.5', '203.0.113.9', proxies('none'), '10.0.0.5'],
    [
      'a peer that is no proxy of ours writes the header',
      '198.51.100.7',
      '203.0.113.9',
      behind,
      '198.51.100.7',
    ],
    ['a neighbour of the proxy writes the header', '10.0.0.6', '203.0.113.9', behind, '10.0.0.6'],
    ['the proxy sends no header', '10.0.0.5', undefined, behind, '10.0.0.5'],
    ['the proxy sends an empty one', '10.0.0.5', '', behind, '10.0.0.5'],
    ['the proxy says who asked it', '10.0.0.5', '203.0.113.9', behind, '203.0.113.9'],
    ['whoever asked made up a hop before', '10.0.0.5', '192.0.2.66, 203.0.113.9', behind, '203.0.113.9'],
    [
      'whoever asked claims to be a proxy',
      '10.0.0.5',
      '192.0.2.66, 10.0.0.5, 203.0.113.9',
      behind,
      '203.0.113.9',
    ],
    ['two proxies stand in front', '10.0.0.5', '203.0.113.9, 10.1.2.3', behind, '203.0.113.9'],
    ['a proxy asks by itself', '10.0.0.5', '10.1.2.3', behind, '10.1.2.3'],
    ['a port follows', '10.0.0.5', '203.0.113.9:50123', behind, '203.0.113.9'],
    ['an IPv6 address', '10.0.0.5', '2001:DB8:0:0::1', behind, '2001:db8::1'],
    ['an IPv6 address in brackets', '10.0.0.5', '[2001:db8::1]', behind, '2001:db8::1'],
    ['an IPv6 address with a port', '10.0.0.5', '[2001:db8::1]:50123', behind, '2001:db8::1'],
    ['the proxy has an IPv6 address', '2001:db8:ff:1::9', '203.0.113.9', behind, '203.0.113.9'],
    ['the socket writes the proxy as IPv6', '::ffff:10.0.0.5', '203.0.113.9', behind, '203.0.113.9'],
    ['the hop is IPv4 written as IPv6', '10.0.0.5', '::ffff:203.0.113.9', behind, '203.0.113.9'],
    ['so, in hexadecimal', '10.0.0.5', '::FFFF:cb00:7109', behind, '203.0.113.9'],
    ['the last hop is no address', '10.0.0.5', '203.0.113.9, unknown', behind, '10.0.0.5'],
    ['a hop before a proxy is no address', '10.0.0.5', '203.0.113.9, _hidden, 10.1.2.3', behind, '10.1.2.3'],
    ['an address that cannot be', '10.0.0.5', '203.0.113.999', behind, '10.0.0.5'],
    ['markup', '10.0.0.5', '<script>', behind, '10.0.0.5'],
    ['nothing but commas', '10.0.0.5', ',,,', behind, '10.0.0.5'],
    ['a socket without an address', '', '203.0.113.9', behind, ''],
  ])('%s', (_what, peer, forwarded, trusted, source) => {
    expect(sourceOf(peer, forwarded, trusted)).toBe(source)
  })

  it('is the same however long the header is', () => {
    const long = `${'192.0.2.66, '.repeat(1000)}203.0.113.9`
    expect(sourceOf('10.0.0.5', long, behind)).toBe('203.0.113.9')
  })
})

describe('an address', () => {
  it.each([
    ['fe80::1%eth0', 'fe80::1'],
    [' 203.0.113.9 ', '203.0.113.9'],
    ['2001:db8::1:443', '2001:db8::1:443'],
    ['010.0.0.1', undefined],
    ['203.0.113.9:port', undefined],
    ['[203.0.113.9]', undefined],
    ['localhost', undefined],
    ['', undefined],
  ])('written as %j is %s', (written, address) => {
    expect(plainAddress(written)).toBe(address)
  })
})

describe('a list of networks', () => {
  it.each(['10.0.0.5', '::1', '10.0.0.0/8, fd00::/8', ' 10.0.0.5 ,10.0.0.6 ', '::ffff:10.0.0.5'])(
    '%s is one',
    written => expect(typeof networksIn(written)).toBe('object'),
  )

  it.each([
    ['10.0.0.5, proxy.local', 'proxy.local'],
    ['10.0.0.0/33', '10.0.0.0/33'],
    ['fd00::/129', 'fd00::/129'],
    ['10.0.0.0/', '10.0.0.0/'],
    ['10.0.0.0/8/8', '10.0.0.0/8/8'],
    ['10.0.0.0/0', '10.0.0.0/0'],
    ['::/0', '::/0'],
    ['none, 10.0.0.5', 'none'],
    ['10.0.0.5,', ''],
  ])('%s is none, because of %j', (written, wrong) => {
    expect(networksIn(written)).toBe(wrong)
  })
})
