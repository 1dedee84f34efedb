import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { mightEver } from '@/lib/policy/might-ever';
import { domainOf } from './domain-of';
import { domains } from './domains';

/** More are not named on a page. */
const mostNamed = 20;

/**
 * The addresses of senders whose domain is not verified, for members who see senders (S2.20); empty for others.
 */
export async function unverifiedSenders(ctx: WorkspaceContext): Promise<string[]> {
  if (!mightEver(ctx.access, 'senders.view')) return [];
  const { collection, name, state, fields } = collectionRecords;
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ collection, name, email: sql<string | null>`${fields} ->> 'email'` })
      .from(collectionRecords)
      .where(
        and(
          eq(collectionRecords.workspaceId, ctx.workspace.id),
          isNull(collectionRecords.deletedAt),
          or(eq(collection, 'senders'), and(eq(collection, domains.id), eq(state, 'verified'))),
        ),
      ),
  );
  const verified = new Set(rows.flatMap((row) => (row.collection === domains.id ? foldEmail(row.name) : [])));
  const senders = new Set(rows.flatMap(({ collection, email }) => (collection === 'senders' && email) || []));
  return [...senders]
    .filter((sender) => !verified.has(domainOf(sender)))
    .sort()
    .slice(0, mostNamed);
}
