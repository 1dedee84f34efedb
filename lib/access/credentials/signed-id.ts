import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { deriveToken, type TokenPurpose } from './token';

/** A row of a workspace, and the kind of link to it. */
export interface SignedId<K extends string> {
  kind: K;
  workspaceId: string;
  id: string;
}

/**
 * Links that name a row, for people without an account: signed, so that a recipient cannot make a link to another row.
 */
export function signedIds<const K extends string>(purpose: TokenPurpose, kinds: readonly K[]) {
  const Parts = z.tuple([z.enum(kinds), z.uuid(), z.uuid(), z.string()]);
  const signature = ({ kind, workspaceId, id }: SignedId<K>) =>
    deriveToken(purpose, `${kind}.${workspaceId}.${id}`, '');
  return {
    make: (row: SignedId<K>): string => [row.kind, row.workspaceId, row.id, signature(row)].join('.'),
    /** The row that a token names; null for an invalid token. */
    read(token: string): SignedId<K> | null {
      const parsed = Parts.safeParse(token.split('.'));
      if (!parsed.success) return null;
      const [kind, workspaceId, id, signed] = parsed.data;
      const row = { kind, workspaceId, id };
      const [given, expected] = [signed, signature(row)].map((text) => Buffer.from(text));
      if (!given || !expected || given.length !== expected.length) return null;
      return timingSafeEqual(given, expected) ? row : null;
    },
  };
}
