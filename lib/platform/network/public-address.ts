import 'server-only';
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { familyOf, listOf, type Network } from '@/lib/platform/network/networks';

/** IPv4 networks outside the public internet, from IANA's registry of special-purpose addresses, and multicast. */
const privateV4 = listOf([
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
]);

/** IANA has assigned only this part of IPv6 to the internet: every address outside it counts as private. */
const globalV6 = listOf([['2000::', 3]]);

/** Exceptions within it: protocols and tunnels, which also lead to IPv4 addresses, and documentation ranges. */
const privateV6 = listOf([
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

function isOfInternet(address: string): boolean {
  if (familyOf(address) === 'ipv4') return !privateV4.check(address);
  return globalV6.check(address, 'ipv6') && !privateV6.check(address, 'ipv6');
}

/** The address is private, and `OUTBOUND_ALLOWED` does not name its network. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
  readonly code = 'PRIVATE_ADDRESS';
}

/** Whether the server may post to an address: it is public, or in an allowed network. */
export function isPublic(address: string, allowed: readonly Network[] = []): boolean {
  if (isIP(address) === 0) return false;
  return isOfInternet(address) || listOf(allowed).check(address, familyOf(address));
}

/**
 * A look-up for connections that may only reach public addresses. The checked address is the one connected to, so
 * that a name with changing answers gains nothing (DNS rebinding).
 */
export function publicLookup(allowed: readonly Network[]) {
  return (
    hostname: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const reachable = error ? [] : addresses.filter(({ address }) => isPublic(address, allowed));
      const [first] = reachable;
      if (error || !first) done(error ?? new PrivateAddress(), '');
      else if (options.all) done(null, reachable);
      else done(null, first.address, first.family);
    });
  };
}
