import 'server-only';
import { and, eq } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid, Stale } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { valuesSchema } from '@/lib/work/collections/record-schema';
import { changed } from '../change/changed-columns';
import { checkReferences } from '../internal/references';
import { namedSettingsForm, type RecordKinds } from '../record-kinds';
import { settingsRow, settingsValues } from '../settings-values';

/**
 * Saves a settings form (S2.5, S2.20).
 * @param input `version`: the one that was shown
 * @returns the new version
 * @throws Denied · NotFound for an unknown name · Stale when it has changed since
 * @throws Invalid with the message of each field, under `fields.`
 */
export async function saveSettings(
  kinds: RecordKinds,
  ctx: WorkspaceContext,
  input: { settingsForm: string; version: number; fields: Readonly<Record<string, unknown>> },
): Promise<{ version: number }> {
  const settingsForm = namedSettingsForm(kinds, input.settingsForm);
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, settingsForm.needs.update, { kind: 'workspace' });
    const parsed = valuesSchema(settingsForm).safeParse(input.fields);
    if (!parsed.success) throw new Invalid(underFields(fieldErrors(parsed.error)));
    const fields = parsed.data;
    const workspaceId = actor.workspace.id;
    await checkReferences(
      kinds,
      tx,
      actor,
      settingsForm,
      fields,
      await settingsValues(tx, workspaceId, settingsForm),
    );
    const [saved] = input.version
      ? await tx
          .update(collectionRecords)
          .set({ fields, ...changed(actor) })
          .where(and(settingsRow(workspaceId, settingsForm), eq(collectionRecords.version, input.version)))
          .returning({ version: collectionRecords.version })
      : await tx
          .insert(collectionRecords)
          .values({
            workspaceId,
            collection: settingsForm.id,
            name: settingsForm.id,
            fields,
            createdBy: actor.member.id,
            updatedBy: actor.member.id,
          })
          .onConflictDoNothing()
          .returning({ version: collectionRecords.version });
    if (!saved) throw new Stale();
    await recordAudit(tx, actor.person, {
      event: 'settings.saved',
      organisationId: actor.organisation.id,
      workspaceId,
      after: { settingsForm: settingsForm.id },
    });
    await announce(tx, { topic: 'settings', workspaceId });
    return saved;
  });
}

const underFields = (errors: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(errors).map(([path, error]) => [`fields.${path}`, error]));
