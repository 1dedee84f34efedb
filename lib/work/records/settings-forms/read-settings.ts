import 'server-only';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import type { RecordValues } from '@/lib/work/collections/definition';
import { namedSettingsForm, type RecordKinds } from '../record-kinds';
import { settingsRow, settingsValues } from '../settings-values';

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
      .leftJoin(members, refersTo(collectionRecords.updatedBy, members))
      .where(settingsRow(ctx.workspace.id, settingsForm));
    const fields = await settingsValues(tx, ctx.workspace.id, settingsForm);
    return { fields, version: row?.version ?? 0, changedBy: row?.changedBy ?? null };
  });
}
