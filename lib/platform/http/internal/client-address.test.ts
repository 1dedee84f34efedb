import { describe, expect, test } from 'vitest';
import { listOf, readNetworks } from '@/lib/platform/network/networks';
import { clientAddress } from './client-address';

const trusting = (networks: string) => listOf(readNetworks(networks) ?? []);

describe('the address of a client', () => {
  test.each([
    ['198.51.100.7', undefined],
    ['198.51.100.7', '203.0.113.9'],
    ['198.51.100.7', '203.0.113.9, 10.0.0.1'],
    ['::ffff:198.51.100.7', '203.0.113.9'],
  ])('LI7 is that of the socket %s, whatever header it sends: %s', (peer, forwarded) => {
    expect(clientAddress(peer, forwarded, listOf([]))).toBe('198.51.100.7');
    expect(clientAddress(peer, forwarded, trusting('10.0.0.0/8'))).toBe('198.51.100.7');
  });

  test.each([
    ['10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['10.0.0.1', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['10.0.0.1', 'invented, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['10.0.0.1', '203.0.113.9:40312', '203.0.113.9'],
    ['10.0.0.1', '[2001:db8::7]:443', '2001:db8::7'],
    ['::ffff:10.0.0.1', '2001:db8::7', '2001:db8::7'],
    ['fd00::1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ])(
    'LI7 through the trusted proxy %s the address is the right-most untrusted hop of %j',
    (peer, forwarded, address) => {
      expect(clientAddress(peer, forwarded, trusting('10.0.0.0/8, fd00::/8'))).toBe(address);
    },
  );

  test.each([undefined, '', 'unknown', '203.0.113.9, unknown', '999.0.0.1', '203.0.113.9,,'])(
    'LI7 the address is the proxy’s if it names no client: %s',
    (forwarded) => {
      expect(clientAddress('10.0.0.1', forwarded, trusting('10.0.0.1'))).toBe('10.0.0.1');
    },
  );

  test('is unknown once the socket is closed', () => {
    expect(clientAddress(undefined, '203.0.113.9', trusting('10.0.0.1'))).toBeNull();
  });
});
