import 'server-only';
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { domainKeys } from '@/db/schema/work/domain-keys';
import type { Transaction } from '@/db/tenant';
import { seal } from '@/lib/platform/seal';
import type { RecordRow } from '@/lib/work/records/change/lock-record';

const generate = promisify(generateKeyPair);

/** Generates the DKIM key of a domain. Receivers verify RSA everywhere, and 2048 bits fit into one DNS answer. */
export async function makeKey(tx: Transaction, { workspaceId, id }: RecordRow): Promise<void> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  await tx.insert(domainKeys).values({
    workspaceId,
    recordId: id,
    // Random, so that two workspaces can verify the same domain side by side.
    selector: `lk${id.replaceAll('-', '').slice(-12)}`,
    publicKey: publicKey.toString('base64'),
    privateKey: seal('dkim keys', privateKey, id),
  });
}
