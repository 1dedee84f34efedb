import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { type Collection, referenceFields } from '@/lib/work/collections/definition';
import { findRecord } from './internal/find-record';
import { liveRecords } from './live-records';
import { namedCollection, type RecordKinds } from './record-kinds';
import type { RecordView } from './record-view';

/** A record as its readers will see it. */
export interface PreviewView {
  heading: string | null;
  text: string;
  link: string | null;
}

/**
 * Reads a record with its preview. It needs only the permission to see the collection (S2.6, S2.7, S2.14,
 * S2.15): the fields that a preview takes from a referenced record are part of it.
 * @throws Denied · NotFound when there is no such record, or the collection has no preview
 */
export async function previewRecord(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: { collection: string; recordId: string },
): Promise<{ record: RecordView; preview: PreviewView }> {
  const collection = namedCollection(kinds, input.collection);
  if (!collection.preview) throw new NotFound();
  const record = await findRecord(kinds, ctx, input);
  const preview = await inWorkspace(ctx, (tx) => previewOf(tx, ctx.workspace.id, collection, record.fields));
  return { record, preview };
}

/** The preview without a viewer, to send or publish it. */
export async function previewOf(
  tx: Transaction,
  workspaceId: string,
  { preview, fields: definition }: Collection,
  fields: Readonly<Record<string, unknown>>,
): Promise<PreviewView> {
  const read = async (path: string | undefined): Promise<string | null> => {
    const [name = '', inner] = path?.split('.') ?? [];
    const value = inner
      ? (await referenced(tx, workspaceId, definition, name, fields))?.[inner]
      : fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    heading: await read(preview?.heading),
    text: (await read(preview?.text)) ?? '',
    link: await read(preview?.link),
  };
}

async function referenced(
  tx: Transaction,
  workspaceId: string,
  definition: Collection['fields'],
  name: string,
  fields: Readonly<Record<string, unknown>>,
) {
  const field = referenceFields({ fields: definition }).find(([id]) => id === name)?.[1];
  const id = fields[name];
  if (!field || typeof id !== 'string' || id === '') return undefined;
  const [row] = await tx
    .select({ fields: collectionRecords.fields })
    .from(collectionRecords)
    .where(and(liveRecords(workspaceId, field.to), eq(collectionRecords.id, id)));
  return row?.fields;
}
