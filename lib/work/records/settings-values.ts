import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { emptyRecord, type RecordValues } from '@/lib/work/collections/definition';
import type { SettingsForm } from '@/lib/work/collections/settings-form';

/** The values of a settings form, for other services; empty before the first save. */
export async function settingsValues(
  tx: Transaction,
  workspaceId: string,
  settingsForm: SettingsForm,
): Promise<RecordValues> {
  const [row] = await tx
    .select({ fields: collectionRecords.fields })
    .from(collectionRecords)
    .where(settingsRow(workspaceId, settingsForm));
  return { ...emptyRecord(settingsForm), ...(row?.fields as RecordValues | undefined) };
}

/** The condition on the one row of a settings form in the table of records. */
export const settingsRow = (workspaceId: string, { id }: SettingsForm) =>
  and(eq(collectionRecords.workspaceId, workspaceId), eq(collectionRecords.collection, id));
