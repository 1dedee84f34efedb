import 'server-only';
import { eq, isNull } from 'drizzle-orm';
import { customRoles } from '@/db/schema/access/custom-roles';
import { members } from '@/db/schema/access/members';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { inTenant, type Transaction } from '@/db/tenant';
import { modelOf } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { assignmentIn } from './assignment';
import { effectiveMembershipIn, type Member, mayEnter, ownMemberships } from './effective-membership';
import { memberNow } from './member-now';

/** A workspace that a person can enter, for the switcher and the choice after sign-in. */
export interface Membership {
  workspace: { id: string; name: string; slug: string; parentId: string | null };
  organisation: { id: string; name: string; slug: string };
  role: string;
  /** The label of a custom role (B7). */
  roleLabel: string | null;
  model: string;
}

/** All workspaces that a person can enter, inherited ones included, by organisation and name. */
export function listMemberships(userId: string): Promise<Membership[]> {
  return inTenant({ userId }, (tx) => readMemberships(tx, userId));
}

/** The same in a running transaction of the person, such as that of a page. */
export async function readMemberships(tx: Transaction, userId: string): Promise<Membership[]> {
  const [rows, own] = await Promise.all([
    tx
      .select({ member: memberNow, workspace: workspaces, organisation: organisations })
      .from(workspaces)
      .innerJoin(organisations, eq(organisations.id, workspaces.organisationId))
      .innerJoin(members, ownMemberships(userId))
      .where(isNull(workspaces.closedAt))
      .orderBy(organisations.name, workspaces.name),
    tx
      .select({ organisationId: customRoles.organisationId, id: customRoles.id, label: customRoles.label })
      .from(customRoles),
  ]);
  const entries = new Map<string, Pick<(typeof rows)[number], 'workspace' | 'organisation'>>();
  const held = new Map<string, Member[]>();
  for (const { member, workspace, organisation } of rows) {
    entries.set(workspace.id, { workspace, organisation });
    held.set(workspace.id, [...(held.get(workspace.id) ?? []), member]);
  }
  return [...entries.values()].flatMap(({ workspace, organisation }) => {
    const model = modelOf(organisation.model);
    const effective = effectiveMembershipIn(model, workspace, held.get(workspace.id) ?? []);
    if (!effective) return [];
    const self = { userId, seats: [], teams: [] };
    const access = accessOf(model, assignmentIn({ workspace, organisation }, effective.member), self);
    if (!mayEnter(effective, access)) return [];
    const { id, name, slug, parentId } = workspace;
    return [
      {
        workspace: { id, name, slug, parentId },
        organisation: { id: organisation.id, name: organisation.name, slug: organisation.slug },
        role: effective.member.role,
        roleLabel:
          own.find((each) => each.organisationId === organisation.id && each.id === effective.member.role)
            ?.label ?? null,
        model: model.id,
      },
    ];
  });
}
