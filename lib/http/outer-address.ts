import 'server-only';
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** What is not of the internet: this machine, its networks, and what stands for other addresses or for none. */
const inner: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function listOf(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, familyOf(network));
  return list;
}

const innerList = listOf(inner);

/** The address is within one's own network, and was not allowed to be reached. */
export class InnerAddress extends Error {
  override readonly name = 'InnerAddress';
  readonly code = 'INNER_ADDRESS';
}

/**
 * Reads networks as `OUTBOUND_ALLOWED` has them: addresses or CIDR ranges, by commas.
 *
 * @returns null for what is none
 */
export function readNetworks(written: string): [string, number][] | null {
  const read = written.split(',').map((each): [string, number] | null => {
    const [network = '', prefix, more] = each.trim().split('/');
    const most = isIP(network) === 6 ? 128 : 32;
    const length = prefix === undefined ? most : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    const isGood = isIP(network) !== 0 && length >= 0 && length <= most && more === undefined;
    return isGood ? [network, length] : null;
  });
  return read.every((each) => each !== null) ? read : null;
}

/** Whether posts may go to an address: it is of the internet, or in a network that was allowed. */
export function isOuter(address: string, allowed: readonly (readonly [string, number])[] = []): boolean {
  if (isIP(address) === 0) return false;
  const family = familyOf(address);
  return !innerList.check(address, family) || listOf(allowed).check(address, family);
}

/**
 * A look-up for a connection that only goes outside: the address that was checked is the one that is connected to,
 * so that a name that answers otherwise the next time gains nothing (DNS rebinding).
 */
export function outerLookup(allowed: readonly (readonly [string, number])[]) {
  return (
    hostname: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const outer = error ? [] : addresses.filter(({ address }) => isOuter(address, allowed));
      const [first] = outer;
      if (error || !first) done(error ?? new InnerAddress(), '');
      else if (options.all) done(null, outer);
      else done(null, first.address, first.family);
    });
  };
}
