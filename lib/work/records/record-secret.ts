import 'server-only';
import type { KeptSecret } from '@/db/schema/work/collection-records';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { type Collection, secretFields } from '@/lib/work/collections/definition';

/** Secrets that were just made: what is kept of them, and themselves, to be shown once. */
export interface MadeSecrets {
  kept: Record<string, KeptSecret>;
  shown: Record<string, string>;
}

/** Makes a secret for each secret field that a record with these values has. */
export function makeSecrets(
  collection: Collection,
  { id: recordId, fields }: { id: string; fields: Readonly<Record<string, unknown>> },
): MadeSecrets {
  const made: MadeSecrets = { kept: {}, shown: {} };
  for (const field of secretFields(collection, fields)) {
    const nonce = newNonce();
    const secret = derive(recordId, field, nonce);
    made.kept[field] = { nonce, hash: tokenHash(secret) };
    made.shown[field] = secret;
  }
  return made;
}

/**
 * The secret itself, for signing and checking signatures. It is stored nowhere: the row and AUTH_SECRET make it
 * again.
 *
 * @returns null where it cannot be made again, since AUTH_SECRET changed: it is not what its holder was shown
 */
export function secretOf(
  record: { id: string; secrets: Readonly<Record<string, KeptSecret>> },
  field = 'secret',
): string | null {
  const kept = record.secrets[field];
  if (!kept) return null;
  const secret = derive(record.id, field, kept.nonce);
  return tokenHash(secret) === kept.hash ? secret : null;
}

const derive = (recordId: string, field: string, nonce: string) =>
  deriveToken('signing-secret', `${recordId}.${field}`, nonce);
