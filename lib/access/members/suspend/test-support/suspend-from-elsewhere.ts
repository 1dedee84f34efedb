import { loadWorkspaceContext, type SignedIn } from '@/lib/access/context/context';
import { reinstateMembers } from '../reinstate-members';
import { suspendMembers } from '../suspend-members';

// A second process, which suspends and reinstates a member until a test ends it. It prints a line for each suspension.
const { person, slug, id } = JSON.parse(process.env.SUSPENDS ?? '{}') as {
  person: SignedIn;
  slug: string;
  id: string;
};
for (;;) {
  const actor = await loadWorkspaceContext(person, slug);
  await suspendMembers(actor, { chosen: [{ id }], reason: null, until: null });
  process.stdout.write('suspended\n');
  await reinstateMembers(actor, { chosen: [{ id }] });
}
