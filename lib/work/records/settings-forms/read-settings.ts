import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { emptyRecord, type RecordValues } from '@/lib/work/collections/definition';
import type { SettingsForm } from '@/lib/work/collections/settings-form';
import { namedSettingsForm, type RecordKinds } from '../record-kinds';

/** The current values of a settings form. */
export interface SettingsView {
  fields: RecordValues;
  /** 0 before the first save. */
  version: number;
  changedBy: string | null;
}

/**
 * Reads a settings form (S2.5, S2.20).
 * @throws Denied · NotFound for an unknown name
 */
export async function readSettings(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  id: string,
): Promise<SettingsView> {
  const settingsForm = namedSettingsForm(kinds, id);
  authorize(ctx, settingsForm.needs.view, { kind: 'workspace' });
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
      .where(settingsRow(ctx.workspace.id, settingsForm));
    const fields = await settingsValues(tx, ctx.workspace.id, settingsForm);
    return { fields, version: row?.version ?? 0, changedBy: row?.changedBy ?? null };
  });
}

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
