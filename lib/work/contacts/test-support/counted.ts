import type { WorkspaceContext } from '@/lib/access/context/context';
import type { ContactSearch } from '../list/contact-search';
import { countContacts } from '../list/count-contacts';
import { listContacts } from '../list/list-contacts';

/** A page of contacts with its counts, as plain numbers. */
export async function listCounted(ctx: WorkspaceContext, search: ContactSearch) {
  const page = await listContacts(ctx, search);
  const { all, mine, team, unassigned } = await countContacts(ctx, search);
  const counts = { all: all.count, mine: mine.count, team: team.count, unassigned: unassigned.count };
  return { ...page, counts, total: counts[search.view] };
}
