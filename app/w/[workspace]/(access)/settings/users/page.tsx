import { LiveRefresh } from '@/components/live/live';
import { Page } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { countMembers } from '@/lib/access/members/list/count-members';
import { countMemberOptions } from '@/lib/access/members/list/count-options';
import { listMembers } from '@/lib/access/members/list/list-members';
import { UserDialogsProvider } from './dialogs/user-dialogs';
import { UsersHead } from './list/users-head';
import { UsersTable } from './list/users-table';
import { UsersToolbar } from './list/users-toolbar';
import { loadUsersPage } from './load-users-page';
import { userSearch } from './user-search';
import { UsersPageProvider } from './users-page-context';

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
