import type { WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';

let count = 0;

/** An address that no test of the file has used. */
export const newAddress = () => `lorenzo-${++count}@example.com`;

/** Invites an address, and gives what its link proves. */
export async function invite(
  host: WorkspaceContext,
  { email = newAddress(), role = 'agent', restrictions = [] as string[] } = {},
) {
  const { invited } = await inviteMembers(host, { emails: [email], role, restrictions });
  const { link = '', memberId = '' } = invited[0] ?? {};
  return { token: link.split('/').at(-1) ?? '', memberId, email };
}
