import { createInterface } from 'node:readline';
import { loadWorkspaceContext, type SignedIn } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';

/** The person and the workspace of a process that changes access. */
export interface Orders {
  person: SignedIn;
  slug: string;
  /** The part of each address that no other process uses. */
  mark: string;
}

/** Invites one person after another, and says so on standard output once each is committed. Ends only when it is killed. */
async function invite({ person, slug, mark }: Orders): Promise<void> {
  for (let number = 0; ; number++) {
    const email = `${mark}-${number}@example.com`;
    const ctx = await loadWorkspaceContext(person, slug);
    await inviteMembers(ctx, { emails: [email], role: 'agent', restrictions: [] });
    process.stdout.write(`${email}\n`);
  }
}

createInterface({ input: process.stdin }).once('line', (line) => {
  void invite(JSON.parse(line) as Orders);
});
