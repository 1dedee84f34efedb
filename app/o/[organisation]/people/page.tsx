import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ListPage } from '@/components/data-table/list-page';
import { requireOrganisation } from '@/lib/access/gate/page';
import { modelOf } from '@/lib/access/models/registry';
import { listPeople } from '@/lib/access/people/list-people';
import { peopleSearch } from '@/lib/access/people/people-search';
import { PeopleSkeleton, PeopleTable } from './people-table';

/** Everyone in the organisation, with their workspaces and roles (S1.10, S1.29, S1.34). */
export default async function PeoplePage(props: PageProps<'/o/[organisation]/people'>) {
  const ctx = await requireOrganisation(props.params, 'people.view');
  const search = peopleSearch.parse(await props.searchParams);
  const t = await getTranslations('people');
  const people = listPeople(ctx, search); // not awaited: it streams below
  const calls = modelOf(ctx.organisation.model).calls ?? 'workspace';
  return (
    <ListPage
      topics={[]}
      title={t('title')}
      count={
        <Suspense>
          <Total people={people} />
        </Suspense>
      }
      facts={t('facts', { calls })}
      search={t('search')}
    >
      <Suspense fallback={<PeopleSkeleton model={ctx.organisation.model} />}>
        <PeopleTable people={people} organisation={ctx.organisation.slug} model={ctx.organisation.model} />
      </Suspense>
    </ListPage>
  );
}

async function Total({ people }: { people: ReturnType<typeof listPeople> }) {
  const t = await getTranslations('people');
  return t('count', { count: (await people).total });
}
