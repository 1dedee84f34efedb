import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, elsewhere, lockMemberships, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { lockRoles } from '@/lib/access/context/lock-roles';
import { authorize } from '@/lib/access/context/transactions';
import { topRoleOf, workspaceModels } from '@/lib/access/models/registry';
import { changingPeople } from '@/lib/access/people/changing-people';
import { Invalid, Stale } from '@/lib/platform/errors';
import type { AccessModel } from '@/lib/policy/model';
import { modelLockOf } from './model-lock';

export interface ChangeModel {
  /** The model that was shown when the choice was made. */
  from: string;
  model: string;
}

/**
 * Gives an organisation another access model, as long as only its first owner is there and nothing has been made. The
 * owner holds the top role of the new model (R2, 280).
 *
 * @throws Denied unless they may change the organisation · Stale when the model is another by now
 * @throws Invalid on `model` for an unknown one, or when people or work exist
 */
export async function changeModel(ctx: OrganisationContext, input: ChangeModel): Promise<void> {
  const model = workspaceModels.find(({ id }) => id === input.model);
  if (!model) throw new Invalid({ model: 'invalid' });
  await changingPeople(ctx, async (tx, actor) => {
    authorize(actor, 'organisation.update', { kind: 'workspace' });
    const { id } = actor.organisation;
    // Invitations and new workspaces share this lock.
    await lockRoles(tx, id);
    const [organisation] = await tx
      .select()
      .from(organisations)
      .where(eq(organisations.id, id))
      .for('update');
    if (organisation?.model !== input.from) throw new Stale();
    if (organisation.model === model.id) return;
    const workspaceIds = await moveOwner(tx, actor, model);
    // Checked after locking the member's row: changes that began under the old model have finished.
    if (await modelLockOf(tx, actor)) throw new Invalid({ model: 'model-in-use' });
    await tx.update(organisations).set({ model: model.id }).where(eq(organisations.id, id));
    await recordAudit(tx, actor.person, {
      event: 'organisation.model-changed',
      organisationId: id,
      subject: { id, name: organisation.name },
      before: { model: organisation.model },
      after: { model: model.id },
    });
    for (const workspaceId of workspaceIds) await announce(tx, { topic: 'members', workspaceId });
  });
}

/** Gives the members of the organisation the top role of the model: there is one, or the transaction is refused. */
async function moveOwner(tx: Transaction, ctx: OrganisationContext, model: AccessModel): Promise<string[]> {
  const organisationId = ctx.organisation.id;
  const ofOrganisation = await tx
    .select({ id: workspaces.id, level: workspaces.level })
    .from(workspaces)
    .where(eq(workspaces.organisationId, organisationId));
  for (const { id: workspaceId, level } of ofOrganisation) {
    await lockMemberships(tx, workspaceId);
    await elsewhere(tx, { userId: ctx.person.userId, organisationId, workspaceId }, () =>
      tx
        .update(members)
        .set({ role: topRoleOf(model, level), restrictions: [], grants: [], version: sql`version + 1` })
        .where(eq(members.workspaceId, workspaceId)),
    );
  }
  return ofOrganisation.map(({ id }) => id);
}
