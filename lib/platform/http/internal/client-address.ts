import { type BlockList, isIP } from 'node:net';
import { familyOf } from '@/lib/platform/network/networks';

/** The IPv4 address of a mapped IPv6 address, and any address without the port that some proxies add. */
function plain(text: string): string {
  const address = text.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1');
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/i.exec(address)?.[1];
  return v4 ?? address;
}

/**
 * The address of the client: that of the socket, unless it belongs to a trusted proxy; then the last one in
 * `X-Forwarded-For` that belongs to no trusted proxy. Text written by a client is to the left of it (LI7).
 *
 * @param peer the address of the socket, if it is still open
 * @param forwarded the header as received
 * @returns null when the socket is already closed
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  trusted: BlockList,
): string | null {
  if (peer === undefined) return null;
  let address = plain(peer);
  const hops = forwarded?.split(',') ?? [];
  while (hops.length > 0 && trusted.check(address, familyOf(address))) {
    const hop = plain(hops.pop() ?? '');
    // A proxy that hides its client counts as the client.
    if (isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}
