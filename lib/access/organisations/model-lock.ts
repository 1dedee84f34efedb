import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { hasRows } from '@/db/has-rows';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { elsewhere, type Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';

/** Why an access model cannot be changed: other people are there or invited, or something has been made. */
export type ModelLock = 'people' | 'made';

/** Tables whose rows come by themselves with the first owner. Rows of any other table are something made. */
const createdWithOwner = new Set([
  'audit_events',
  'audit_heads',
  'last_used',
  'members',
  'notification_preferences',
  'notifications',
  'people',
  'presence',
  'seats',
  'workspaces',
]);

/**
 * Whether the model of the organisation can be changed, for who may change the organisation (280).
 *
 * @returns null while it can
 * @throws Denied
 */
export function viewModelLock(ctx: OrganisationContext): Promise<ModelLock | null> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  return acrossOrganisation(ctx, (tx) => modelLockOf(tx, ctx));
}

/** The same within a transaction that reaches the whole organisation. */
export async function modelLockOf(tx: Transaction, ctx: OrganisationContext): Promise<ModelLock | null> {
  const organisationId = ctx.organisation.id;
  const count = { total: sql<number>`count(*)::int` };
  const [known] = await tx.select(count).from(people).where(eq(people.organisationId, organisationId));
  const [joined] = await tx.select(count).from(members).where(eq(members.organisationId, organisationId));
  const found = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.organisationId, organisationId))
    .limit(2);
  const [workspace] = found;
  if (known?.total !== 1) return 'people';
  if (found.length !== 1 || !workspace) return 'made';
  if (joined?.total !== 1) return 'people';
  const tenant = { userId: ctx.person.userId, organisationId, workspaceId: workspace.id };
  return (await elsewhere(tx, tenant, () => hasRows(tx, tenant, createdWithOwner))) ? 'made' : null;
}
