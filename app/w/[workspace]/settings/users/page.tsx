import { Suspense } from 'react';
import { LiveRefresh } from '@/components/shell/live';
import { Page } from '@/components/shell/page';
import { requireContext } from '@/lib/page';
import { countMembers } from '@/lib/services/members/count';
import { listMembers } from '@/lib/services/members/list';
import { usersPlace } from './place-of';
import { UserDialogsProvider } from './user-dialogs';
import { userSearch } from './user-search';
import { UsersHead } from './users-head';
import { UsersPlaceProvider } from './users-place';
import { UsersSkeleton } from './users-skeleton';
import { UsersTable } from './users-table';
import { UsersToolbar } from './users-toolbar';

/** Settings → Users (S1.1): who gets into the workspace, and what each may do. */
export default async function UsersPage({
  params,
  searchParams,
}: PageProps<'/w/[workspace]/settings/users'>) {
  const ctx = await requireContext(params, 'users.view');
  const search = userSearch(await searchParams);
  const members = listMembers(ctx, search); // not awaited: it streams below
  const counts = members.then(() => countMembers(ctx, search)); // after the rows, never beside them
  const place = await usersPlace(ctx);

  return (
    <UsersPlaceProvider place={place}>
      <UserDialogsProvider>
        <Page>
          <LiveRefresh topics={['presence', 'members']} />
          <UsersHead counts={counts} />
          <UsersToolbar />
          <Suspense fallback={<UsersSkeleton />}>
            <UsersTable members={members} counts={counts} />
          </Suspense>
        </Page>
      </UserDialogsProvider>
    </UsersPlaceProvider>
  );
}
