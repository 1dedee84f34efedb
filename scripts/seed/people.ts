import { and, eq } from 'drizzle-orm';
import { seats } from '@/db/schema/access/seats';
import { users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { inventName, mailboxOf } from './invent';
import { domain, type Group, type Language } from './plan';

/** Someone of the demo as a member of one workspace. */
export interface Colleague {
  name: string;
  email: string;
  memberId: string;
  role: Group['role'];
  team?: string;
  /** Where work of theirs is assigned. */
  seatId: string;
}

/** Addresses already given: a second person of one name would get the first one's mail. */
const given = new Set<string>();

function emailOf(name: string): string {
  return `${mailboxOf(name)}@${domain}`;
}

function inventColleague(language: Language): string {
  let name = inventName(language);
  while (given.has(emailOf(name))) name = inventName(language);
  return name;
}

/** The people of a group by name, those in the plan first. */
function namesOf({ named = [], count, language }: Group): string[] {
  const names = Array.from({ length: count }, (_, at) => named[at] ?? inventColleague(language));
  for (const name of names) given.add(emailOf(name));
  return names;
}

/** Invites a group and leaves it at that. */
export async function invite(owner: WorkspaceContext, group: Group) {
  const { role, restrictions = [] } = group;
  const names = namesOf(group);
  const { invited } = await inviteMembers(owner, { emails: names.map(emailOf), role, restrictions });
  return invited.map((invitation, at) => ({ ...invitation, name: names[at] ?? '' }));
}

/** Invites a group; each of them follows their link, as a new person or as who they already are. */
export async function welcome(owner: WorkspaceContext, group: Group, password: string): Promise<Colleague[]> {
  const invited = await invite(owner, group);
  return Promise.all(
    invited.map(async ({ name, email, memberId, link }) => {
      const token = new URL(link).pathname.split('/').at(-1) ?? '';
      const person = await personOf(email);
      await acceptInvitation(
        token,
        person ? { as: 'existing', person } : { as: 'new', name, password, locale: group.language, ip: null },
      );
      return {
        name,
        email,
        memberId,
        role: group.role,
        team: group.team,
        seatId: await seatOf(owner, memberId),
      };
    }),
  );
}

/** Who has an account already, as if signed in; no session is opened for it. */
export async function personOf(email: string): Promise<SignedIn | undefined> {
  return inTenant({}, async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.email, email));
    return (
      user && { userId: user.id, name: user.name, email, locale: user.locale, sessionId: 'demo', ip: null }
    );
  });
}

async function seatOf(ctx: WorkspaceContext, memberId: string): Promise<string> {
  const [seat] = await inWorkspace(ctx, (tx) =>
    tx
      .select({ id: seats.id })
      .from(seats)
      .where(and(eq(seats.workspaceId, ctx.workspace.id), eq(seats.ownerId, memberId))),
  );
  if (!seat) throw new Error(`Nobody has the place ${memberId}.`);
  return seat.id;
}
