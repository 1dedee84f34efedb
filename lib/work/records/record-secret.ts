import 'server-only';
import type { KeptSecret } from '@/db/schema/work/collection-records';
import { deriveToken, newNonce, tokenHash } from '@/lib/access/credentials/token';
import { type Collection, secretFields } from '@/lib/work/collections/definition';

/** New secrets: the stored part, and the secrets to show once. */
export interface MadeSecrets {
  kept: Record<string, KeptSecret>;
  shown: Record<string, string>;
}

/** Generates a secret for each secret field that a record with these values has. */
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
 * Derives the secret, to sign and to verify signatures. It is not stored: the row and AUTH_SECRET determine
 * it.
 * @returns null when AUTH_SECRET has changed, because the result would differ from the secret that was shown
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
