import { isIP } from 'node:net';

/** An IP address that sends the mail of one workspace, bound locally or through a relay. */
export interface AssignedAddress {
  /** The slug of the workspace. */
  workspace: string;
  address: string;
  /** The SMTP server that sends from this address; null where this host has it. */
  relay: string | null;
}

/**
 * Parses `DEDICATED_IPS`: `acme 203.0.113.7, acme 203.0.113.8 smtps://relay.example.com:465`.
 *
 * @returns null for invalid text, or an address that is assigned twice
 */
export function readAssignedAddresses(text: string): AssignedAddress[] | null {
  const assigned = text.split(',').map((entry): AssignedAddress | null => {
    const [workspace = '', address = '', relay, ...more] = entry.trim().split(/\s+/);
    if (!workspace || isIP(address) === 0 || more.length > 0) return null;
    if (relay !== undefined && !isRelay(relay)) return null;
    return { workspace, address, relay: relay ?? null };
  });
  const read = assigned.filter((entry) => entry !== null);
  const isDistinct = new Set(read.map(({ address }) => address)).size === assigned.length;
  return isDistinct ? read : null;
}

function isRelay(text: string): boolean {
  return /^smtps?:$/.test(URL.parse(text)?.protocol ?? '');
}
