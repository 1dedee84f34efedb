import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { mightEver } from '@/lib/policy/might-ever';
import { liveRecords } from '../live-records';
import { collectionOf, type RecordKinds } from '../record-kinds';
import { mostOffered, type Referenced, type Wanted } from '../reference-sources';

/** The choices of a reference for this person, by name; empty when they do not see the feature. */
export async function offered(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  wanted: Wanted,
): Promise<Referenced[]> {
  const source = kinds.references[wanted.to];
  return source ? source.offered(tx, ctx, wanted) : offeredRecords(kinds, tx, ctx, wanted);
}

async function offeredRecords(
  kinds: RecordKinds,
  tx: Transaction,
  ctx: WorkspaceContext,
  { to, where, state, ids }: Wanted,
): Promise<Referenced[]> {
  const target = collectionOf(kinds, to);
  if (!target || !mightEver(ctx.access, target.needs.view)) return [];
  return tx
    .select({ id: collectionRecords.id, name: collectionRecords.name })
    .from(collectionRecords)
    .where(
      and(
        liveRecords(ctx.workspace.id, target.id),
        where ? sql`${collectionRecords.fields} ->> ${where.field}::text = ${where.is}` : undefined,
        state ? eq(collectionRecords.state, state) : undefined,
        ids ? inArray(collectionRecords.id, [...ids]) : undefined,
      ),
    )
    .orderBy(asc(collectionRecords.nameKey))
    .limit(mostOffered);
}
