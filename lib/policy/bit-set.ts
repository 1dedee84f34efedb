import type { Catalogue } from './catalogue';
import { tableOf } from './permission-table';

/** A set of permissions, one bit each, at the index that the catalogue gives. */
export type BitSet = Readonly<Uint32Array>;

/** The bits of the named permissions; unknown names have no bit. */
export function bitsOf(catalogue: Catalogue, permissions: Iterable<string>): BitSet {
  const table = tableOf(catalogue);
  const bits = new Uint32Array((table.size + 31) >> 5);
  for (const permission of permissions) {
    const index = table.get(permission)?.index;
    if (index !== undefined) bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
  }
  return bits;
}

/** Whether the bit of a permission, given by its index in the catalogue, is set. */
export function hasBit(bits: BitSet, index: number): boolean {
  return ((bits[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** Whether every permission of `inner` is in `outer` (R3). */
export function isSubset(inner: BitSet, outer: BitSet): boolean {
  return inner.every((word, at) => (word & ~(outer[at] ?? 0)) === 0);
}
