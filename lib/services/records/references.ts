import 'server-only';
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/collection-records';
import type { Transaction } from '@/db/tenant';
import { type Collection, type ReferenceField, referenceFields } from '@/lib/collections/definition';
import { collectionOf } from '@/lib/collections/registry';
import { Invalid } from '@/lib/errors';
import { mightEver } from '@/lib/policy/might-ever';
import type { WorkspaceContext } from '../access/context';

/** What a reference leads to, as far as it may be shown. */
export interface Referenced {
  id: string;
  name: string;
}

/** As many as a choice offers; the form says so where there are more. */
const mostOffered = 500;

/**
 * Checks that each reference leads to what this person could have chosen. One that was there before and has not been
 * touched may lead to what they do not see.
 *
 * @throws Invalid on the field
 */
export async function checkReferences(
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
  fields: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const [name, field] of referenceFields(collection)) {
    const id = fields[name];
    if (typeof id !== 'string' || id === '' || id === before[name]) continue;
    const [found] = await offered(tx, ctx, field, eq(collectionRecords.id, id));
    if (!found) throw new Invalid({ [`fields.${name}`]: 'unknown-choice' });
  }
}

/** What each reference of a collection can be set to, by the field's name. */
export async function referenceChoices(
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
): Promise<Record<string, Referenced[]>> {
  const choices: Record<string, Referenced[]> = {};
  for (const [name, field] of referenceFields(collection)) choices[name] = await offered(tx, ctx, field);
  return choices;
}

/** The names behind the references of some rows, by id; what is gone or not theirs to see has none. */
export async function referencedNames(
  tx: Transaction,
  ctx: WorkspaceContext,
  collection: Collection,
  rows: readonly { fields: Readonly<Record<string, unknown>> }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [name, field] of referenceFields(collection)) {
    const ids = rows.flatMap(({ fields }) => {
      const id = fields[name];
      return typeof id === 'string' && id !== '' ? [id] : [];
    });
    if (ids.length === 0) continue;
    const found = await offered(
      tx,
      ctx,
      { ...field, where: undefined, state: undefined },
      inArray(collectionRecords.id, ids),
    );
    for (const each of found) names.set(each.id, each.name);
  }
  return names;
}

async function offered(
  tx: Transaction,
  ctx: WorkspaceContext,
  { to, where, state }: ReferenceField,
  among?: SQL,
): Promise<Referenced[]> {
  const target = collectionOf(to);
  if (!target || !mightEver(ctx.access, target.needs.view)) return [];
  return tx
    .select({ id: collectionRecords.id, name: collectionRecords.name })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, ctx.workspace.id),
        eq(collectionRecords.collection, target.id),
        isNull(collectionRecords.deletedAt),
        where ? sql`${collectionRecords.fields} ->> ${where.field}::text = ${where.is}` : undefined,
        state ? eq(collectionRecords.state, state) : undefined,
        among,
      ),
    )
    .orderBy(asc(collectionRecords.nameKey))
    .limit(mostOffered);
}
