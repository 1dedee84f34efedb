import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { emptyRecord, type RecordValues } from '@/lib/work/collections/definition';
import type { Sheet } from '@/lib/work/collections/settings-form';
import { sheetOf } from '@/lib/work/collections/sheet-registry';

/** A sheet as it stands. */
export interface SheetView {
  fields: RecordValues;
  /** 0 while nobody has filled it in. */
  version: number;
  changedBy: string | null;
}

/**
 * @throws NotFound when there is no sheet of that name
 */
export function namedSheet(id: string): Sheet {
  const sheet = sheetOf(id);
  if (!sheet) throw new NotFound();
  return sheet;
}

/**
 * A sheet as it stands (S2.5, S2.20).
 *
 * @throws Denied · NotFound when there is none of that name
 */
export async function readSheet(ctx: WorkspaceContext, id: string): Promise<SheetView> {
  const sheet = namedSheet(id);
  authorize(ctx, sheet.needs.view, { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select({ version: collectionRecords.version, changedBy: members.name })
      .from(collectionRecords)
      .leftJoin(
        members,
        and(
          eq(members.workspaceId, collectionRecords.workspaceId),
          eq(members.id, collectionRecords.updatedBy),
        ),
      )
      .where(sheetRow(ctx.workspace.id, sheet));
    const fields = await sheetValues(tx, ctx.workspace.id, sheet);
    return { fields, version: row?.version ?? 0, changedBy: row?.changedBy ?? null };
  });
}

/** What a sheet says, for what follows from it; empty where nobody filled it in. */
export async function sheetValues(tx: Transaction, workspaceId: string, sheet: Sheet): Promise<RecordValues> {
  const [row] = await tx
    .select({ fields: collectionRecords.fields })
    .from(collectionRecords)
    .where(sheetRow(workspaceId, sheet));
  return { ...emptyRecord(sheet), ...(row?.fields as RecordValues | undefined) };
}

/** A sheet is the one record of its name in the table of records. */
export const sheetRow = (workspaceId: string, { id }: Sheet) =>
  and(eq(collectionRecords.workspaceId, workspaceId), eq(collectionRecords.collection, id));
