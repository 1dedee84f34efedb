import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { listMemberships } from '@/lib/access/context/list-workspaces';
import { requireOrganisation } from '@/lib/access/gate/page';
import { modelOf } from '@/lib/access/models/registry';
import { listWorkspaces } from '@/lib/access/organisation-workspaces/list-workspaces';
import { typed } from '@/lib/platform/search/search-text';
import { NewWorkspace } from './new-workspace';
import { WorkspacesTable } from './workspaces-table';

/** The workspaces of the organisation, which its administrators make, rename, close and reopen. */
export default async function WorkspacesPage(props: PageProps<'/o/[organisation]/workspaces'>) {
  const ctx = await requireOrganisation(props.params, 'workspaces');
  const { q } = await props.searchParams;
  // Awaited: a streamed list would appear by script only, and so would the links to its dialogs.
  const workspaces = await listWorkspaces(ctx);
  const entered = await listMemberships(ctx.person.userId);
  const t = await getTranslations('organisationWorkspaces');
  const { slug, model } = ctx.organisation;
  const { calls = 'workspace', features } = modelOf(model);
  const isTree = ['sub-accounts', 'hosted-accounts'].some((each) => features.some((one) => one === each));
  return (
    <ListPage
      topics={[]}
      title={t('title', { calls })}
      facts={t('facts', { calls })}
      primary={<NewWorkspace organisation={slug} calls={calls} isTree={isTree} />}
      search={t('search', { calls })}
    >
      <WorkspacesTable
        workspaces={workspaces}
        entered={entered.map(({ workspace }) => workspace.id)}
        organisation={slug}
        calls={calls}
        q={typed.parse(q)}
      />
    </ListPage>
  );
}
