import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { requireContext } from '@/lib/access/gate/page';
import { listPermission } from '@/lib/work/contacts/list-permissions';
import { listLists } from '@/lib/work/contacts/lists/list-lists';
import { availabilitiesOn } from '../availabilities';
import { ListsTable } from './lists-table';
import { NewList } from './new-list';

/** The contact lists, with the number of contacts on each and a link to them (S2.9, S2.12). */
export default async function ListsPage(props: PageProps<'/w/[workspace]/contacts/lists'>) {
  const ctx = await requireContext(props.params, (access) => listPermission(access, 'view'));
  const t = await getTranslations('contacts');
  const lists = await listLists(ctx);
  const can = availabilitiesOn(ctx.access);
  const { slug } = ctx.workspace;
  return (
    <ListPage
      topics={['work']}
      title={t('lists.title')}
      count={t('lists.count', { count: lists.length })}
      facts={t('lists.facts')}
      trail={{ href: `/w/${slug}/contacts`, label: t('toList') }}
      primary={<NewList workspace={slug} availability={can['create-list']} />}
    >
      <ListsTable
        lists={lists}
        workspace={slug}
        can={{ 'update-list': can['update-list'], 'delete-list': can['delete-list'], export: can.export }}
      />
    </ListPage>
  );
}
