import 'server-only';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { topRoleOf } from '@/lib/access/models/registry';
import { Invalid, Stale } from '@/lib/platform/errors';
import { changeLocked, saveAccess } from '../change/change-access';
import { checkAccess, type ProposedAccess } from '../change/check-access';
import { requireOwnLevel } from '../directory-lock';
import { lockMember } from '../find-member';
import { assignmentTarget } from '../policy-target';
import { isLastHolder, readTopHolders } from '../top-holders';

/** The successor, and the access that the actor has from then on. */
export interface HandOver extends ProposedAccess {
  memberId: string;
  /** The version of the successor that the form showed. */
  version: number;
}

const topRole = ({ model, workspace }: WorkspaceContext) => topRoleOf(model, workspace.level);

/** Whether the actor holds the top role by a membership here: one that is inherited from above cannot be given away here. */
const isHolder = (ctx: WorkspaceContext): boolean =>
  ctx.member.role === topRole(ctx) && ctx.inheritedFrom.memberId === ctx.member.id;

/** The top role where the actor can hand it over, for the pages of members; null for others. The service decides again. */
export function ownershipOf(ctx: WorkspaceContext): string | null {
  return !ctx.viewing && isHolder(ctx) ? topRole(ctx) : null;
}

/**
 * Hands the ownership over (B17): the successor gets the top role, the actor another access, or neither does. The
 * actor needs what giving the top role needs (R3, a fresh factor), and gives themself no more than they may give.
 *
 * @throws Denied · FactorNeeded · NotFound · Stale
 * @throws Invalid without the top role in this workspace; for a successor who is not active or holds it already; on
 *   `role` for the top role; where a moment would be without a holder (R2)
 */
export function handOver(ctx: WorkspaceContext, input: HandOver): Promise<void> {
  return changingMembers(ctx, async (tx, actor) => {
    const successor = await lockMember(tx, actor, input.memberId);
    const top = topRole(actor);
    authorize(actor, 'users.assign', assignmentTarget({ role: top, restrictions: [], grants: [] }));
    if (!isHolder(actor)) throw new Invalid({ '': 'handover-not-holder' });
    if (successor.version !== input.version) throw new Stale();
    if (successor.status !== 'active') throw new Invalid({ '': 'handover-inactive' });
    if (input.role === top) throw new Invalid({ role: 'handover-role' });
    if (successor.role === top && successor.revertsAt === null) throw new Invalid({ '': 'handover-holds' });
    await changeLocked(tx, actor, successor, { role: top, restrictions: [] });

    const self = await lockMember(tx, actor, actor.member.id);
    await requireOwnLevel(tx, actor, self);
    const after = checkAccess(actor, input, self);
    authorize(actor, 'users.assign', assignmentTarget(after));
    if (isLastHolder(await readTopHolders(tx, actor), self.id)) throw new Invalid({ '': 'handover-gap' });
    await saveAccess(tx, actor, self, after, { revertsAt: null, by: null });
    await recordAudit(tx, actor.person, {
      event: 'member.ownership-handed-over',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      subject: { id: successor.id, name: successor.name },
    });
  });
}
