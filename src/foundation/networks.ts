import { BlockList, isIP, SocketAddress } from 'node:net'

/** Addresses and ranges of addresses. */
export interface Networks {
  readonly hold: (address: string) => boolean
}

/**
 * Reads `none`, or addresses and CIDR ranges with commas between.
 * @returns the first part that is neither, as it was written. A range of every address is neither: that would let
 * anybody say where they come from
 */
export function networksIn(written: string): Networks | string {
  const list = new BlockList()
  const parts = written.split(',').map(part => part.trim())
  for (const part of written.trim() === 'none' ? [] : parts) {
    const [network = '', length, ...more] = part.split('/')
    const address = plainAddress(network)
    if (address === undefined || more.length > 0) return part
    const longest = isIP(address) === 6 ? 128 : 32
    const bits = length === undefined ? longest : /^[1-9]\d{0,2}$/.test(length) ? Number(length) : Infinity
    if (bits > longest) return part
    list.addSubnet(address, bits, familyOf(address))
  }
  return { hold: address => isIP(address) !== 0 && list.check(address, familyOf(address)) }
}

/**
 * The address from which a request came: the socket's peer, or behind trusted proxies the last hop that is not one
 * of them. Only what a trusted proxy wrote is believed: whoever asks it can put anything before that.
 *
 * @param forwarded `X-Forwarded-For` as it came. From the first hop that is no address it is left alone
 */
export function sourceOf(peer: string, forwarded: string | undefined, proxies: Networks): string {
  let nearest = plainAddress(peer) ?? ''
  for (const hop of (forwarded ?? '').split(',').toReversed()) {
    const address = plainAddress(hop)
    if (address === undefined || !proxies.hold(nearest)) break
    nearest = address
  }
  return nearest
}

/** The address alone, without brackets, port or zone, in the one way of writing it; an IPv4 address in IPv6 as IPv4. */
export function plainAddress(written: string): string | undefined {
  const [, inBrackets, v4, bare] =
    /^(?:\[([^\]]*)\](?::\d+)?|(\d+(?:\.\d+){3})(?::\d+)?|(.*))$/.exec(written.trim()) ?? []
  const [address = ''] = (inBrackets ?? v4 ?? bare ?? '').split('%')
  if (isIP(address) === 0 || (inBrackets !== undefined && isIP(address) === 4)) return undefined
  const { address: canonical } = new SocketAddress({ address, family: familyOf(address) })
  return canonical.replace(/^::ffff:(?=\d+\.)/, '')
}

const familyOf = (address: string): 'ipv6' | 'ipv4' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
