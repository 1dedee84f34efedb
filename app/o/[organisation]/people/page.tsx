import { getTranslations } from 'next-intl/server';
import { TableSearch } from '@/components/data-table/table-search';
import { Page, PageHead, Toolbar } from '@/components/shell/page';
import { requireOrganisation } from '@/lib/page';
import { modelOf } from '@/lib/policy/models/registry';
import { listPeople } from '@/lib/services/people/list';
import { peopleSearch } from '@/lib/services/people/search';
import { PeopleTable } from './people-table';

/** Everyone with a place in the organisation, in which workspaces, and as what (S1.10, S1.29, S1.34). */
export default async function PeoplePage(props: PageProps<'/o/[organisation]/people'>) {
  const ctx = await requireOrganisation(props.params, 'people.view');
  const search = peopleSearch.parse(await props.searchParams);
  const t = await getTranslations('people');
  const page = await listPeople(ctx, search);
  const calls = modelOf(ctx.organisation.model).calls ?? 'workspace';
  return (
    <Page>
      <PageHead title={t('title')} count={t('count', { count: page.total })} facts={t('facts', { calls })} />
      <Toolbar search={<TableSearch label={t('search')} placeholder={t('search')} />} />
      <PeopleTable page={page} organisation={ctx.organisation.slug} model={ctx.organisation.model} />
    </Page>
  );
}
