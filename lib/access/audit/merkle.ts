import { createHash } from 'node:crypto';

const nodePrefix = Buffer.from([1]);

/**
 * The Merkle tree of RFC 9162 over a growing list of leaf hashes. It keeps only the roots of its complete subtrees, one for
 * each bit of the size, so memory does not grow with the list.
 */
export class MerkleTree {
  #size = 0;
  /** Roots of complete subtrees, the largest first. */
  #subtrees: { leaves: number; root: Buffer }[] = [];

  get size(): number {
    return this.#size;
  }

  /** Appends a leaf by its hash, in hexadecimal digits. */
  append(leafHash: string): void {
    this.#size++;
    let added = { leaves: 1, root: Buffer.from(leafHash, 'hex') };
    for (let last = this.#subtrees.at(-1); last?.leaves === added.leaves; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      added = { leaves: 2 * added.leaves, root: parentOf(last.root, added.root) };
    }
    this.#subtrees.push(added);
  }

  /** The root hash of the present leaves, 32 bytes. */
  root(): Buffer {
    const roots = this.#subtrees.map(({ root }) => root);
    return roots.length === 0
      ? createHash('sha256').digest()
      : roots.reduceRight((right, left) => parentOf(left, right));
  }
}

const parentOf = (left: Buffer, right: Buffer) =>
  createHash('sha256').update(nodePrefix).update(left).update(right).digest();
