import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { listAssignable } from '@/lib/work/assignment/assignee';
import { listAvailability } from '@/lib/work/contacts/list-permissions';
import { listLists } from '@/lib/work/contacts/lists/list-lists';
import type { BroadcastAudience } from './audience';
import { countAudience } from './broadcast-view';
import { type DeliveryMethods, deliveryMethods } from './internal/delivery-methods';

/** The choices of a broadcast's form. */
export interface BroadcastFormData extends DeliveryMethods {
  lists: { id: string; name: string }[];
  members: { id: string; name: string }[];
  teams: { id: string; name: string }[];
}

/**
 * The channels, templates, lists, people and teams to choose from.
 *
 * @throws Denied (S1.21)
 */
export async function broadcastFormData(ctx: WorkspaceContext): Promise<BroadcastFormData> {
  authorize(ctx, 'broadcasts.view', { kind: 'workspace' });
  const hasLists = listAvailability(ctx.access, 'view').decision.allowed;
  const [methods, lists, { members, teams }] = await Promise.all([
    inWorkspace(ctx, (tx) => deliveryMethods(tx, ctx.workspace.id)),
    hasLists ? listLists(ctx) : [],
    listAssignable(ctx),
  ]);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return { ...methods, lists: lists.map(named), members: members.map(named), teams: teams.map(named) };
}

/**
 * Counts the contacts of an audience that the person sees.
 * @throws Denied (S1.21)
 */
export async function countRecipients(ctx: WorkspaceContext, audience: BroadcastAudience): Promise<number> {
  authorize(ctx, 'broadcasts.send', { kind: 'workspace' });
  return inWorkspace(ctx, (tx) => countAudience(tx, ctx, audience));
}
