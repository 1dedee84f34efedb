import type { Sql } from 'postgres';
import type { SignedIn, WorkspaceContext } from '@/lib/access/context/context';
import { openForReading } from '@/lib/access/gate/open-for-reading';
import { findSession } from '@/lib/access/sessions/find-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { world } from '@/lib/test-support/world';
import { startViewing } from '../start-viewing';

/** A browser in which a member is signed in. */
export interface Browser {
  token: string;
  /** The person of its next request. */
  person: () => Promise<SignedIn>;
  /** The member's own context with this session, for starting. */
  own: () => Promise<WorkspaceContext>;
  /** What a page of the workspace shows next. */
  open: (slug?: string) => Promise<WorkspaceContext>;
}

export async function browserOf(ctx: WorkspaceContext): Promise<Browser> {
  const { token } = await startSession(ctx.person.userId, { ip: null, userAgent: 'Test' });
  const person = async () => {
    const found = await findSession(token);
    if (!found) throw new Error('The session has ended.');
    return { ...found, ip: null };
  };
  const own = async () => {
    const { viewing: _, ...viewer } = await person();
    return openForReading(viewer, ctx.workspace.slug);
  };
  const open = async (slug = ctx.workspace.slug) => openForReading(await person(), slug);
  return { token, person, own, open };
}

export const reason = 'Ana cannot find a conversation';

/** Olga, an owner, views as Ana in one browser. */
export async function viewing() {
  const people = await world({
    people: { olga: 'owner', otto: 'owner', ana: 'agent', ben: { role: 'agent', restrictions: ['mask'] } },
  });
  const browser = await browserOf(people.olga);
  await startViewing(await browser.own(), { memberId: people.ana.member.id, reason });
  return { ...people, browser };
}

/** Lets the time of a viewing pass at this moment: no test waits. Returns its end. */
export async function passTime(admin: Sql, browser: Browser): Promise<Date> {
  const id = (await browser.person()).viewing?.id ?? '';
  const [row] = await admin`update viewings set ends_at = date_trunc('second', now()) where id = ${id}
    returning ends_at as "endsAt"`;
  await admin`update sessions set viewing_until = date_trunc('second', now()) where viewing_id = ${id}`;
  return row?.endsAt as Date;
}
