import { BlockList, isIP } from 'node:net';

/** An address, and the number of leading bits that a network's addresses share. */
export type Network = readonly [address: string, prefix: number];

export const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A list that tells whether an address is in one of the networks. */
export function listOf(networks: readonly Network[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of networks) list.addSubnet(address, prefix, familyOf(address));
  return list;
}

/**
 * Parses networks as in `OUTBOUND_ALLOWED` and `TRUSTED_PROXIES`: addresses or CIDR ranges, separated by commas.
 *
 * @returns null for invalid text
 */
export function readNetworks(text: string): [string, number][] | null {
  const networks = text.split(',').map((part): [string, number] | null => {
    const [address = '', prefix, more] = part.trim().split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const length = prefix === undefined ? most : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
    const isGood = isIP(address) !== 0 && length >= 0 && length <= most && more === undefined;
    return isGood ? [address, length] : null;
  });
  return networks.every((network) => network !== null) ? networks : null;
}

/** Whether a text names a DNS server: an IP address, with a port if it is not 53 (`[::1]:5353`). */
export function isDnsServer(text: string): boolean {
  const [, bracketed, plain, port = '53'] =
    /^(?:\[([^\]]{2,45})\]|([\d.]{7,15}))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const address = bracketed ?? plain ?? text;
  return isIP(address) !== 0 && Number(port) > 0 && Number(port) < 65_536;
}
