import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { tokenHash } from '@/lib/access/credentials/token';
import { NotFound, Unauthenticated } from '@/lib/platform/errors';
import { countAttempt } from '@/lib/platform/limits/count-attempt';
import { from, keyOf, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { note } from '@/lib/platform/refusals/asked';
import { contextFrom, type KeyFacts, type Named, nothingNamed, readKeyFacts } from './key-facts';
import { perKey, unknownKeys } from './limits';
import { noteKeyUse } from './note-key-use';

/** The context of a program that presented a key: the context of the key's holder, and the scopes of the key. */
export interface KeyContext {
  id: string;
  ctx: WorkspaceContext;
  scopes: readonly string[];
  /** What was read with the key. */
  facts: KeyFacts;
}

/**
 * Opens the workspace of an API key with the present access of its holder (R4): an act denied to them is denied to
 * the key. A key ends with its holder's account (S2.17, SE3) and with the membership in which it was made (KE1).
 * Whether the holder may still see keys in the console does not matter. One statement, whatever the request names.
 *
 * @param named what else the request is about, to be read in the same moment
 * @throws Unauthenticated for every invalid key, whatever the reason · Throttled
 */
export async function openWithKey(
  token: string,
  ip: string | null,
  named: Named = nothingNamed,
): Promise<KeyContext> {
  const keyHash = tokenHash(token);
  const limitKey = keyOf(perKey, [keyHash]);
  const facts = await readKeyFacts(keyHash, limitKey, named);
  if (!facts) {
    await takeAttempt(unknownKeys, from(ip));
    throw new Unauthenticated();
  }
  note({ program: facts.key.id });
  countAttempt(perKey, limitKey, { count: facts.requests, now: facts.now });
  noteKeyUse(facts.key);
  try {
    const ctx = contextFrom(facts, ip);
    note({ user: ctx.person.userId, workspace: ctx.workspace.id, organisation: ctx.organisation.id });
    return { id: facts.key.id, ctx, scopes: facts.key.scopes, facts };
  } catch (error) {
    if (error instanceof NotFound) throw new Unauthenticated();
    throw error;
  }
}
