import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { invitations, members } from '@/db/schema/access/members';
import { organisations } from '@/db/schema/access/organisations';
import { profiles } from '@/db/schema/access/profiles';
import { users } from '@/db/schema/access/users';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { assignmentIn } from '@/lib/access/context/assignment';
import {
  type EffectiveMembership,
  effectiveMembershipIn,
  type Member,
  ownMemberships,
} from '@/lib/access/context/effective-membership';
import { memberNow } from '@/lib/access/context/member-now';
import { modelIn, readCustomRoles } from '@/lib/access/context/model-of-organisation';
import { tokenHash } from '@/lib/access/credentials/token';
import type { CustomRole } from '@/lib/access/models/custom-roles';
import { modelOf } from '@/lib/access/models/registry';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import type { AccessModel, Assignment } from '@/lib/policy/model';

/** The parts of an invitation that the holder of its link may see. */
export type InvitationView =
  | { state: 'open'; invitation: OpenInvitation }
  /** Used, revoked, replaced, refused and invented links look alike; only expiry is shown. */
  | { state: 'expired'; inviterName: string; workspaceName: string; timeZone: string; expiredAt: Date }
  | { state: 'dead' };

export interface OpenInvitation {
  email: string;
  /** The name that the inviter gave, if any. */
  name: string | null;
  /** The username for signing in, besides their address (S4.6). */
  username: string | null;
  inviterName: string;
  workspace: { name: string; slug: string; timeZone: string };
  /** Every account that the link joins, with the role in each; several for an invitation to several accounts (S0.1). */
  accounts: { name: string; role: string }[];
  model: string;
  /** The organisation's custom roles, one of which may be the role of the invitation (B7). */
  ownRoles: CustomRole[];
  /** The assignment after acceptance. */
  assignment: Assignment;
  expiresAt: Date;
  /** Whether the invited address has an account: then the person signs in instead of creating one. */
  hasAccount: boolean;
}

/** An invitation with everything that accepting it depends on. */
export interface FoundInvitation {
  invitation: typeof invitations.$inferSelect;
  isExpired: boolean;
  member: Member;
  /** The account that was created for them, in models with accounts (S4.5). */
  profile: Pick<typeof profiles.$inferSelect, 'username'> | null;
  /** Its access model, with the organisation's custom roles. */
  model: AccessModel;
  /** The inviter, as they are in the workspace now. */
  inviter: Member;
  /** Whether the membership from which they invited has lasted until now (IN15). */
  hasInviterStayed: boolean;
  /** The membership from which the inviter inherits theirs; its status counts too. */
  inviterInheritedFrom: EffectiveMembership['inheritedFrom'] | null;
  workspace: typeof workspaces.$inferSelect;
  organisation: typeof organisations.$inferSelect;
}

/** The invitation of a link, for showing. Reading never consumes it: mail scanners open links too. */
export function findInvitation(token: string): Promise<InvitationView> {
  return findByHash(tokenHash(token));
}

/** The same by the hash of the link's token, which the invited person's own console knows. */
export async function findByHash(hash: string): Promise<InvitationView> {
  return inTenant({ invitationHash: hash }, async (tx) => {
    const entitled: FoundInvitation[] = [];
    for (const link of await linksOf(tx, hash)) {
      const read = await readInvitation(tx, link);
      if (read && isInviterEntitled(read)) entitled.push(read);
    }
    const open = entitled.filter(({ isExpired }) => !isExpired);
    const found = open[0] ?? entitled[0];
    if (!found) return { state: 'dead' };
    const { invitation, member, inviter, workspace, organisation } = found;
    if (found.isExpired) {
      return {
        state: 'expired',
        inviterName: inviter.name,
        workspaceName: workspace.name,
        timeZone: workspace.timeZone,
        expiredAt: invitation.expiresAt,
      };
    }
    await enter(tx, { workspaceId: workspace.id, organisationId: organisation.id });
    const known = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.emailKey, foldEmail(member.email)));
    return {
      state: 'open',
      invitation: {
        email: member.email,
        name: member.name === member.email ? null : member.name,
        username: found.profile?.username ?? null,
        inviterName: inviter.name,
        workspace: { name: workspace.name, slug: workspace.slug, timeZone: workspace.timeZone },
        accounts: open.map((each) => ({ name: each.workspace.name, role: each.member.role })),
        model: organisation.model,
        ownRoles: await readCustomRoles(tx, organisation),
        assignment: assignmentIn(found, { ...member, status: 'active' }),
        expiresAt: invitation.expiresAt,
        hasAccount: known.length > 0,
      },
    };
  });
}

/** Neither used nor revoked, the member still invited, the workspace still open (IN5). Expiry is checked separately. */
export function isInviterEntitled(found: FoundInvitation): boolean {
  const { invitation, member, inviter, hasInviterStayed, workspace } = found;
  return (
    invitation.consumedAt === null &&
    invitation.revokedAt === null &&
    member.status === 'invited' &&
    inviter.status === 'active' &&
    hasInviterStayed &&
    workspace.closedAt === null
  );
}

/** One invitation of a link. */
type Link = Pick<typeof invitations.$inferSelect, 'id' | 'workspaceId'>;

/**
 * The invitations of a link: one, or one for each account of an invitation to several (S0.1). Row-level security shows
 * them to the link's holder, and nothing else.
 */
export async function linksOf(tx: Transaction, hash: string): Promise<Link[]> {
  await enter(tx, { invitationHash: hash });
  return tx
    .select({ id: invitations.id, workspaceId: invitations.workspaceId })
    .from(invitations)
    .where(eq(invitations.tokenHash, hash))
    .orderBy(invitations.createdAt, invitations.workspaceId);
}

/** Reads an invitation of a link and moves the transaction into its workspace. */
export async function readInvitation(tx: Transaction, link: Link): Promise<FoundInvitation | null> {
  await enter(tx, { workspaceId: link.workspaceId });
  const [workspace] = await tx.select().from(workspaces).where(eq(workspaces.id, link.workspaceId));
  if (!workspace) return null;
  await enter(tx, { workspaceId: workspace.id, organisationId: workspace.organisationId });
  return readRows(tx, link.id, workspace);
}

async function readRows(
  tx: Transaction,
  invitationId: string,
  workspace: typeof workspaces.$inferSelect,
): Promise<FoundInvitation | null> {
  const [[row], [organisation]] = await Promise.all([
    tx
      .select({
        invitation: invitations,
        isExpired: sql<boolean>`${invitations.expiresAt} <= now()`,
        member: memberNow,
        profile: { username: profiles.username },
      })
      .from(invitations)
      .innerJoin(members, refersTo(invitations.memberId, members))
      .leftJoin(
        profiles,
        and(eq(profiles.workspaceId, members.workspaceId), eq(profiles.memberId, members.id)),
      )
      .where(and(eq(invitations.workspaceId, workspace.id), eq(invitations.id, invitationId))),
    tx.select().from(organisations).where(eq(organisations.id, workspace.organisationId)),
  ]);
  if (!row || !organisation) return null;
  const [inviter] = await tx
    .select({ member: memberNow })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.disabledAt)))
    .where(and(eq(members.workspaceId, workspace.id), eq(members.id, row.invitation.inviterId)));
  if (!inviter) return null;
  const memberships = await inviterMemberships(tx, inviter.member, workspace, organisation);
  const effective = effectiveMembershipIn(modelOf(organisation.model), workspace, memberships);
  const { inviterId, inviterMembershipId } = row.invitation;
  const invitedFrom = inviterMembershipId ?? inviterId;
  return {
    ...row,
    model: await modelIn(tx, organisation),
    inviter: effective?.member ?? inviter.member,
    inviterInheritedFrom: effective?.inheritedFrom ?? null,
    hasInviterStayed: memberships.some(({ id, status }) => id === invitedFrom && status === 'active'),
    workspace,
    organisation,
  };
}

/** Administration flows down (S0.9), so this reads the inviter's memberships above as the inviter. */
async function inviterMemberships(
  tx: Transaction,
  { userId }: Member,
  workspace: typeof workspaces.$inferSelect,
  organisation: typeof organisations.$inferSelect,
): Promise<Member[]> {
  if (userId === null) return [];
  await enter(tx, { userId, workspaceId: workspace.id, organisationId: organisation.id });
  const memberships = await tx
    .select({ member: memberNow })
    .from(workspaces)
    .innerJoin(members, ownMemberships(userId))
    .where(eq(workspaces.id, workspace.id));
  await enter(tx, { workspaceId: workspace.id, organisationId: organisation.id });
  return memberships.map(({ member }) => member);
}
