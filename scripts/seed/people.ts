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

/** A member of one workspace of the demo. */
export interface Colleague {
  name: string;
  email: string;
  memberId: string;
  role: Group['role'];
  team?: string;
  /** Their seat. */
  seatId: string;
}

/** Addresses in use: a second person with the same name would otherwise get the mail of the first. */
const given = new Set<string>();

function emailOf(name: string): string {
  return `${mailboxOf(name)}@${domain}`;
}

function inventColleague(language: Language): string {
  let name = inventName(language);
  while (given.has(emailOf(name))) name = inventName(language);
  return name;
}

/** Names for the people of a group, those in the plan first. */
function namesOf({ named = [], count, language }: Group): string[] {
  const names = Array.from({ length: count }, (_, at) => named[at] ?? inventColleague(language));
  for (const name of names) given.add(emailOf(name));
  return names;
}

/** Invites a group without accepting the invitations. */
export async function invite(owner: WorkspaceContext, group: Group) {
  const { role, restrictions = [] } = group;
  const names = namesOf(group);
  const { invited } = await inviteMembers(owner, { emails: names.map(emailOf), role, restrictions });
  return invited.map((invitation, at) => ({ ...invitation, name: names[at] ?? '' }));
}

/** Invites a group and accepts each invitation, as a new user or as the existing one. */
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

/** Returns the existing user as if signed in; creates no session. */
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
  if (!seat) throw new Error(`The member ${memberId} has no seat.`);
  return seat.id;
}
