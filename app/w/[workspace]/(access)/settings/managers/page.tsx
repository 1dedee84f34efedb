import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { requireContext } from '@/lib/access/gate/page';
import { listManagers } from '@/lib/access/managers/list-managers';
import { AddManager } from './add-manager';
import { ManagersTable } from './managers-table';

/** Communication → Settings → Managers (S4.1, S4.2): the delegation of parts of the communication. */
export default async function ManagersPage(props: PageProps<'/w/[workspace]/settings/managers'>) {
  const ctx = await requireContext(props.params, 'managers.view');
  const { cursor, email } = await props.searchParams;
  const page = await listManagers(ctx, { cursor: typeof cursor === 'string' ? cursor : null });
  const t = await getTranslations('managers');
  const { slug } = ctx.workspace;
  return (
    <ListPage
      topics={['members']}
      title={t('title')}
      count={page.total}
      facts={t('facts')}
      primary={
        <AddManager
          workspace={slug}
          modelId={ctx.model.id}
          email={typeof email === 'string' ? email.slice(0, 254) : null}
        />
      }
    >
      <ManagersTable page={page} workspace={slug} modelId={ctx.model.id} />
    </ListPage>
  );
}
