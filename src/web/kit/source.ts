/**
 * A mark for where a request comes from, good for one hour: the same place is recognised within the hour to queue
 * fairly, and cannot be recognised after it. Kept in memory only.
 *
 * @param hmac keyed with a secret of this start of the program
 * @param address as the socket or the trusted proxy tells it
 */
export function sourceMark(hmac: (text: string) => string, address: string, now: Temporal.Instant): string {
  const hour = Math.floor(now.epochMilliseconds / 3_600_000)
  return hmac(`${hour} ${network(address)}`)
}

/** One household: an IPv4 address, or the first 64 bits of an IPv6 one, since a phone may take any of the rest. */
function network(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (!plain.includes(':')) return plain

  const [head = '', tail] = plain.split('::')
  const groups = head.split(':').filter(group => group !== '')
  const rest = (tail ?? '').split(':').filter(group => group !== '')
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length
  return [...groups, ...Array.from({ length: Math.max(zeros, 0) }, () => '0'), ...rest]
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
