import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DialogRoute } from '@/components/shell/dialog-route';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { loadUsersPage } from './load-users-page';
import { UsersPageProvider } from './users-page-context';

type Search = Record<string, string | string[] | undefined>;

/** A dialog over the Users page, or a page when loaded directly. */
export async function UsersRoute(props: {
  ctx: WorkspaceContext;
  search: Search;
  /** The address of the dialog below that of the list, where it opens over the list. */
  path: string;
  isOver: boolean;
  title: string;
  width?: 'add' | 'edit';
  children: ReactNode;
}) {
  const { ctx, isOver, title, width } = props;
  const words = await getTranslations('userWords');
  const list = `/w/${ctx.workspace.slug}/settings/users`;
  return (
    <UsersPageProvider page={await loadUsersPage(ctx)}>
      <DialogRoute
        over={isOver ? `${list}/${props.path}` : null}
        back={{ href: `${list}${queryOf(props.search)}`, label: words(`${ctx.model.id}.title`) }}
        title={title}
        width={width}
      >
        {props.children}
      </DialogRoute>
    </UsersPageProvider>
  );
}

function queryOf(search: Search): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const each of [value ?? []].flat()) query.append(name, each);
  }
  return query.size > 0 ? `?${query}` : '';
}
