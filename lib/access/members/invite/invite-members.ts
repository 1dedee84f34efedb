import 'server-only';
import { v7 } from 'uuid';
import { members } from '@/db/schema/access/members';
import { announce, type Transaction, violatedConstraint } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import type { Locale } from '@/lib/platform/i18n/locales';
import { checkAccess, type ProposedAccess } from '../change/check-access';
import { enqueueEnd } from '../internal/enqueue-end';
import { assignmentTarget, type Member } from '../policy-target';
import { type CheckedAddresses, checkAddresses } from './check-addresses';
import { joinTeam, teamToJoin } from './join-team';
import { type InvitationLink, type LinkKey, openInvitation } from './open-invitation';

export interface InviteMembers extends ProposedAccess {
  emails: readonly string[];
  /** The team that they belong to from the beginning (S1.22); needs the permission to manage teams. */
  teamId?: string | null;
}

export interface Invited {
  invited: (InvitationLink & { memberId: string; email: string })[];
  skipped: CheckedAddresses['skipped'];
}

const most = 50;

/**
 * Invites people to the workspace with one access for all (S1.8, S1.9, S2.1, S3.6). A single address that cannot be
 * invited is an error on its field; among several it is skipped and named. The membership in the organisation comes
 * with acceptance (S1.10): until then the person belongs to nothing.
 *
 * @throws Invalid on `emails`, `role`, `restrictions` or `grants`
 * @throws Denied when the actor may not give this access (R3, S1.14, S1.15)
 * @throws NotFound for a team of another workspace · Invalid for an archived one
 * @throws Throttled after too many in a day; then no address of the list is invited (IN14)
 */
export async function inviteMembers(
  ctx: WorkspaceContext,
  { emails, teamId, ...proposed }: InviteMembers,
): Promise<Invited> {
  if (emails.length === 0) throw new Invalid({ emails: 'required' });
  if (emails.length > most) throw new Invalid({ emails: 'too-many-addresses' });
  try {
    return await changingMembers(ctx, async (tx, actor) => {
      const access = checkAccess(actor, proposed);
      authorize(actor, 'users.invite', assignmentTarget(access));
      requireNoProfiles(actor);
      const team = teamId ? await teamToJoin(tx, actor, teamId) : null;
      const { fresh, skipped } = await checkAddresses(tx, actor, emails);
      if (emails.length === 1 && skipped[0]) throw new Invalid({ emails: skipped[0].reason });
      const invited: Invited['invited'] = [];
      for (const email of fresh) invited.push(await invite(tx, actor, email, access));
      if (team) await joinTeam(tx, actor, team, invited);
      if (invited.length > 0) await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
      return { invited, skipped };
    });
  } catch (error) {
    if (violatedConstraint(error) === 'members_one_place_an_email') {
      throw new Invalid({ emails: 'already-invited' });
    }
    throw error;
  }
}

export interface InvitationDetails {
  /** Until they give a name, the list shows and sorts them by this one, or by their address. */
  name?: string;
  /** The link that it shares with invitations to other accounts. */
  key?: LinkKey;
  /** The first moment of the access, and the first one after it. */
  dates?: { startsAt: Date | null; endsAt: Date | null };
  /** The language of the mail, where the person has not chosen one. */
  locale?: Locale;
}

/** Writes an invitation that has been checked and allowed. */
export async function invite(
  tx: Transaction,
  actor: WorkspaceContext,
  email: string,
  access: Pick<Member, 'role' | 'restrictions' | 'grants'>,
  { name = email, key, dates, locale }: InvitationDetails = {},
): Promise<Invited['invited'][number]> {
  const id = v7();
  await tx.insert(members).values({
    workspaceId: actor.workspace.id,
    id,
    organisationId: actor.organisation.id,
    email,
    name,
    ...access,
    ...(dates && { ...dates, endSetById: actor.member.id }),
    status: 'invited',
  });
  const opened = await openInvitation(tx, actor, { id, email }, key, locale);
  await recordAudit(tx, actor.person, {
    event: 'member.invited',
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id, name },
    after: { ...access, ...dates },
  });
  if (dates?.endsAt)
    await enqueueEnd(tx, { workspaceId: actor.workspace.id, memberId: id, endsAt: dates.endsAt });
  return { memberId: id, email, ...opened };
}

/** Models with usernames create each account separately (S4.5): an address alone makes none. */
function requireNoProfiles({ model }: WorkspaceContext): void {
  if (model.features.includes('profiles')) throw new Invalid({ emails: 'account-needed' });
}
