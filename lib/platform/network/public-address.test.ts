import { expect, test } from 'vitest';
import { readNetworks } from '@/lib/platform/network/networks';
import { isPublic, PrivateAddress, publicLookup } from './public-address';

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fd00::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  '::ffff:0:7f00:1',
  'fec0::1',
  '5f00::1',
  '3fff::1',
  '3fff:fff:ffff::1',
  '100:0:0:1::1',
  '2001:0:7f00:1::',
  '2001:20::1',
  '2001:1ff:ffff::1',
  '4000::1',
  'localhost',
  '',
])('%s is private', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '192.31.196.1',
  '2606:4700::1111',
  '2001:200::1',
  '2001:4860:4860::8888',
  '3fff:1000::1',
])('%s is public', (address) => {
  expect(isPublic(address)).toBe(true);
});

test('an allowed network can be reached, and no other private address', () => {
  const allowed = readNetworks('10.20.0.0/16, 127.0.0.1,fd12::/32') ?? [];
  expect(['10.20.3.4', '127.0.0.1', 'fd12::9'].map((each) => isPublic(each, allowed))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['10.21.0.1', '127.0.0.2', 'fd13::9'].map((each) => isPublic(each, allowed))).toEqual([
    false,
    false,
    false,
  ]);
});

test.each(['', 'here', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', 'fd00::/129', '10.0.0/8'])(
  '“%s” names no network',
  (written) => {
    expect(readNetworks(written)).toBeNull();
  },
);

const lookUp = (allowed: [string, number][], all: boolean) =>
  new Promise<unknown>((resolve, reject) => {
    publicLookup(allowed)('localhost', { all }, (error, address) =>
      error ? reject(error) : resolve(address),
    );
  });

test('a name with a private address is not looked up, unless its network is allowed', async () => {
  await expect(lookUp([], false)).rejects.toEqual(new PrivateAddress());
  await expect(lookUp([], true)).rejects.toEqual(new PrivateAddress());
  await expect(lookUp([['127.0.0.1', 32]], false)).resolves.toBe('127.0.0.1');
  await expect(lookUp([['127.0.0.1', 32]], true)).resolves.toEqual([{ address: '127.0.0.1', family: 4 }]);
});
