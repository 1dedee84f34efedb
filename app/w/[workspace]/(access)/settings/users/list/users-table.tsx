'use client';

import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import type { MemberCounts } from '@/lib/access/members/list/count-members';
import type { MemberPage } from '@/lib/access/members/list/list-members';
import { useUserWords } from '../use-user-words';
import { BulkActions } from './bulk-actions';
import { useUserColumns } from './columns';
import { cursorAfter, cursorBefore } from './list-cursor';
import { NoUsers } from './no-users';
import { UserMenu } from './user-menu';

/** One page of the members of the workspace (S1.2–S1.6), as the server found them. */
export function UsersTable({ members, counts }: { members: MemberPage; counts: Promise<MemberCounts> }) {
  const words = useUserWords();
  const { rows, from, nextCursor, previousCursor } = members;
  const columns = useUserColumns(rows);
  return (
    <>
      <DataTable
        id="users"
        label={words.title}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ email }) => email}
        sortedBy="name"
        selectable={({ isSelf, status }) => !isSelf && status !== 'left'}
        bulk={(selected, clear) => <BulkActions selected={selected} clear={clear} />}
        rowMenu={(member) => <UserMenu member={member} />}
        empty={<NoUsers />}
      />
      <Pagination
        page={{
          total: counts,
          from,
          rows,
          nextCursor: cursorAfter(nextCursor),
          previousCursor: cursorBefore(previousCursor),
        }}
      />
    </>
  );
}
