import type { WorkspaceContext } from '@/lib/access/context/context';
import { listMembers } from '../../list/list-members';
import { memberSearch } from '../../list/member-search';
import { inviteMembers } from '../invite-members';

export const agent = { role: 'agent', restrictions: [] };

/** An address that no test has invited. */
export const fresh = () => `zoe-${crypto.randomUUID()}@example.com`;

export const tokenOf = (link: string) => link.split('/').at(-1) ?? '';

/** The row of the Users page for an address. */
export const rowOf = async (ctx: WorkspaceContext, email: string) =>
  (await listMembers(ctx, memberSearch.parse({ q: email }))).rows[0];

/** Invites a fresh address. */
export async function inviteOne(
  ctx: WorkspaceContext,
  access: { role: string; restrictions: string[] } = agent,
) {
  const { invited } = await inviteMembers(ctx, { emails: [fresh()], ...access });
  if (!invited[0]) throw new Error('no invitation was sent');
  return invited[0];
}
