import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { isAtWork } from '@/lib/work/collections/at-work';
import {
  type Collection,
  isAsked,
  type ReferenceField,
  referenceFields,
} from '@/lib/work/collections/definition';
import { liveRecords } from '../../live-records';
import type { RecordKinds } from '../../record-kinds';
import { lockUses } from '../../uses';
import type { RecordRow } from '../lock-record';

/**
 * Refuses a record that would be at work without what it uses, and keeps that from being deleted until the transaction
 * ends. Whom the person sees does not matter: what another person chose counts too.
 *
 * @throws Invalid as a whole
 */
export async function requireReferences(
  kinds: Pick<RecordKinds, 'references'>,
  tx: Transaction,
  collection: Collection,
  { workspaceId, state, fields }: Pick<RecordRow, 'workspaceId' | 'state' | 'fields'>,
): Promise<void> {
  if (!isAtWork(collection, state)) return;
  await lockUses(tx, workspaceId, 'shared');
  for (const [name, field] of referenceFields(collection)) {
    const id = fields[name];
    const isNamed = typeof id === 'string' && id !== '';
    if (!isNamed && !(field.isRequired && isAsked(field, fields))) continue;
    const has = kinds.references[field.to]?.has ?? hasRecord;
    if (!isNamed || !(await has(tx, { ...field, workspaceId, id })))
      throw new Invalid({ '': 'reference-gone' });
  }
}

async function hasRecord(
  tx: Transaction,
  { workspaceId, id, to, where, state }: ReferenceField & { workspaceId: string; id: string },
): Promise<boolean> {
  const found = await tx.$count(
    collectionRecords,
    and(
      liveRecords(workspaceId, to),
      eq(collectionRecords.id, id),
      where ? sql`${collectionRecords.fields} ->> ${where.field}::text = ${where.is}` : undefined,
      state ? eq(collectionRecords.state, state) : undefined,
    ),
  );
  return found > 0;
}
