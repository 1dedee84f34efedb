import { LiveRefresh } from '@/components/live/live';
import { Page } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { countMembers } from '@/lib/access/members/list/count-members';
import { countMemberOptions } from '@/lib/access/members/list/count-options';
import { listMembers } from '@/lib/access/members/list/list-members';
import { loadUsersPage } from './load-users-page';
import { UserDialogsProvider } from './user-dialogs';
import { userSearch } from './user-search';
import { UsersHead } from './users-head';
import { UsersPageProvider } from './users-page-context';
import { UsersTable } from './users-table';
import { UsersToolbar } from './users-toolbar';

/** Settings → Users (S1.1): the members of the workspace and their access. */
export default async function UsersPage({
  params,
  searchParams,
}: PageProps<'/w/[workspace]/settings/users'>) {
  const ctx = await requireContext(params, 'users.view');
  const search = userSearch(await searchParams);
  // The rows are part of the page, so that their links work without script; the counts follow later.
  const members = await listMembers(ctx, search);
  const counts = countMembers(ctx, search);
  const options = counts.then(() => countMemberOptions(ctx, search)); // after the totals, never at the same time
  const page = await loadUsersPage(ctx);

  return (
    <UsersPageProvider page={page}>
      <UserDialogsProvider>
        <Page>
          <LiveRefresh topics={['presence', 'members']} />
          <UsersHead counts={counts} />
          <UsersToolbar counts={options} />
          <UsersTable members={members} counts={counts} />
        </Page>
      </UserDialogsProvider>
    </UsersPageProvider>
  );
}
