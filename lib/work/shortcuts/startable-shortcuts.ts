import 'server-only';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { mightEver } from '@/lib/policy/might-ever';
import { type StepKind, stepsSchema } from '@/lib/work/collections/steps';
import { liveRecords } from '@/lib/work/records/live-records';

export interface StartableShortcut {
  id: string;
  name: string;
  steps: StepKind[];
}

/**
 * The shortcuts that the person can start in a conversation, by name; null when they can start none (S1.25).
 */
export async function startableShortcuts(ctx: WorkspaceContext): Promise<StartableShortcut[] | null> {
  if (!mightEver(ctx.access, 'shortcuts.start')) return null;
  const rows = await inWorkspace(ctx, (tx) =>
    tx
      .select({ id: collectionRecords.id, name: collectionRecords.name, fields: collectionRecords.fields })
      .from(collectionRecords)
      .where(liveRecords(ctx.workspace.id, 'shortcuts'))
      .orderBy(collectionRecords.nameKey)
      .limit(200),
  );
  return rows.map(({ id, name, fields }) => ({
    id,
    name,
    steps: stepsSchema.parse(fields.steps).map((step) => step.do),
  }));
}
