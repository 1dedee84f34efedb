import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { requireOrganisation } from '@/lib/access/gate/page';
import { modelOf } from '@/lib/access/models/registry';
import { listPeople } from '@/lib/access/people/list-people';
import { peopleSearch } from '@/lib/access/people/people-search';
import { PeopleTable } from './people-table';

/** Everyone in the organisation, with their workspaces and roles (S1.10, S1.29, S1.34). */
export default async function PeoplePage(props: PageProps<'/o/[organisation]/people'>) {
  const ctx = await requireOrganisation(props.params, 'people');
  const search = peopleSearch.parse(await props.searchParams);
  const t = await getTranslations('people');
  // Awaited: a streamed list would appear by script only, and so would the links to its dialogs.
  const people = await listPeople(ctx, search);
  const calls = modelOf(ctx.organisation.model).calls ?? 'workspace';
  return (
    <ListPage
      topics={[]}
      title={t('title')}
      count={t('count', { count: people.total })}
      facts={t('facts', { calls })}
      search={t('search')}
    >
      <PeopleTable people={people} organisation={ctx.organisation.slug} model={ctx.organisation.model} />
    </ListPage>
  );
}
