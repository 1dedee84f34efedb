import 'server-only';
import { hkdfSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { copyOut } from '@/db/copy-out';
import { auditEvents } from '@/db/schema/access/audit-events';
import { type SigningKey, signedNote, signingKey } from '@/lib/access/audit/checkpoint';
import { MerkleTree } from '@/lib/access/audit/merkle';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { env } from '@/lib/platform/settings/settings';

/**
 * The key that signs checkpoints. It is derived from AUTH_SECRET, which the database does not hold: who changes the
 * database cannot sign it. Another AUTH_SECRET is another key.
 */
export function checkpointKey(): SigningKey {
  const { AUTH_SECRET, APP_ORIGIN } = env();
  const seed = hkdfSync('sha256', AUTH_SECRET, '', 'latchkey audit checkpoints', 32);
  return signingKey(new URL(APP_ORIGIN).host, new Uint8Array(seed));
}

/**
 * A signed checkpoint of the organisation's present trail (B10, AT1). It reads the hash of each event.
 *
 * @returns a signed note (C2SP tlog-checkpoint)
 * @throws Denied
 */
export async function signCheckpoint(ctx: OrganisationContext): Promise<string> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  return (await signTrail(ctx.organisation.id)).note;
}

/** The same of any trail, for Latchkey itself. */
export async function signTrail(organisationId: string): Promise<{ note: string; size: number }> {
  const tree = new MerkleTree();
  const hashes = sql`select ${auditEvents.hash} from ${auditEvents}
    where ${auditEvents.organisationId} = ${organisationId} order by ${auditEvents.seq}`;
  const take = async (lines: Uint8Array) => {
    const texts = Buffer.from(lines).toString('latin1').split('\r\n');
    for (const hash of texts.filter(Boolean)) tree.append(hash);
  };
  await copyOut({ organisationId }, hashes, take, AbortSignal.timeout(60_000), 'lines');
  const key = checkpointKey();
  const origin = `${key.name}/audit/${organisationId}`;
  const { size } = tree;
  return { note: signedNote({ origin, size, root: tree.root() }, key), size };
}
