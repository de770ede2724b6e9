/** Where a request comes from, as coarsely as limits need it. */

/** Groups of an IPv6 address that belong to one connection. */
const OWN_GROUPS = 4;

/** The address of IPv4, the first 64 bits of one of IPv6: within them the sender can choose any. */
export function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const [left, right] = [head, tail].map((half) => (half === '' ? [] : half.split(':')));
  const zeros = address.includes('::') ? 8 - left!.length - right!.length : 0;
  return [...left!, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right!]
    .slice(0, OWN_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
