import 'server-only';
import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { InUse } from '@/lib/platform/errors';
import { mightEver } from '@/lib/policy/might-ever';
import { statesAtWork } from '@/lib/work/collections/at-work';
import type { Collection } from '@/lib/work/collections/definition';
import { recordAsUse } from '../record-as-use';
import { collectionOf, type RecordKinds } from '../record-kinds';
import { lockUses, type Thing, type Use } from '../uses';

/** More are only counted. */
const mostNamed = 5;

/**
 * Refuses to delete or stop what something at work needs: a live automation, a scheduled campaign, a published form. Those that
 * the person may not see are only counted (R6).
 *
 * @throws InUse
 */
export async function requireUnused(
  kinds: RecordKinds,
  tx: Transaction,
  actor: WorkspaceContext,
  { feature, id }: Omit<Thing, 'workspaceId'>,
): Promise<void> {
  const workspaceId = actor.workspace.id;
  await lockUses(tx, workspaceId, 'alone');
  const uses = await usesOf(kinds, tx, { workspaceId, feature, id });
  if (uses.length === 0) return;
  const named = uses.filter(({ needs }) => mightEver(actor.access, needs)).slice(0, mostNamed);
  throw new InUse({
    users: named.map((use) => ({
      feature: use.feature,
      name: use.name,
      href: `/w/${actor.workspace.slug}/${use.path}`,
    })),
    more: uses.length - named.length,
  });
}

async function usesOf(kinds: RecordKinds, tx: Transaction, thing: Thing): Promise<Use[]> {
  const found = await recordsNaming(kinds, tx, thing);
  for (const source of kinds.uses[thing.feature] ?? [])
    found.push(...(await source(tx, thing, (other) => usesOf(kinds, tx, other))));
  return [...new Map(found.map((use) => [use.id, use])).values()];
}

/** The records at work whose values name the thing: as a reference, in a step, or by its public address. */
async function recordsNaming(kinds: RecordKinds, tx: Transaction, thing: Thing): Promise<Use[]> {
  const { workspaceId, collection, id, name, fields, deletedAt, nameKey } = collectionRecords;
  const rows = await tx
    .select({ collection, id, name })
    .from(collectionRecords)
    .where(
      and(
        eq(workspaceId, thing.workspaceId),
        isNull(deletedAt),
        ne(id, thing.id),
        sql`strpos(${fields}::text, ${thing.id}) > 0`,
        or(...kinds.collections.map(areAtWork)),
      ),
    )
    .orderBy(asc(nameKey), asc(id));
  return rows.flatMap((row) => {
    const kind = collectionOf(kinds, row.collection);
    return kind ? [recordAsUse(kind, row)] : [];
  });
}

function areAtWork(kind: Collection) {
  const { collection, state } = collectionRecords;
  const states = statesAtWork(kind);
  return and(eq(collection, kind.id), states ? inArray(state, states) : undefined);
}
