import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { leafHash } from './chain';
import { MerkleTree } from './merkle';

function rootOf(leaves: readonly string[]): string {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root().toString('hex');
}

/** The definition of RFC 9162, section 2.1.1, word for word. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return createHash('sha256').digest();
  if (leaves.length === 1) return first;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const parts = [definedRoot(leaves.slice(0, half)), definedRoot(leaves.slice(half))];
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(Buffer.concat(parts))
    .digest();
}

test('AT1 the root is that of the published test vectors of certificate transparency', () => {
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const leaves = inputs.map((input) =>
    createHash('sha256')
      .update(Buffer.from(`00${input}`, 'hex'))
      .digest('hex'),
  );
  expect(leaves[0]).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(rootOf(leaves.slice(0, 2))).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
  expect(rootOf(leaves.slice(0, 3))).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77');
  expect(rootOf(leaves)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

test('AT1 the root of any number of leaves is that of the definition of RFC 9162', () => {
  const leaves = Array.from({ length: 70 }, (_, at) => leafHash(String(at), 1));
  for (let size = 0; size <= leaves.length; size++) {
    const some = leaves.slice(0, size);
    expect(rootOf(some)).toBe(definedRoot(some.map((leaf) => Buffer.from(leaf, 'hex'))).toString('hex'));
  }
});
