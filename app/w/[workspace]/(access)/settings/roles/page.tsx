import { LiveRefresh } from '@/components/live/live';
import { Page } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { countHolders } from '@/lib/access/roles/count-holders';
import { mayCreateRoles } from '@/lib/access/roles/decide-role-creation';
import { mayRequireFactor } from '@/lib/access/second-factor/requirement';
import { isRoleOfLevel } from '@/lib/policy/levels';
import { availability, mightEver } from '@/lib/policy/might-ever';
import { matrixRows } from './matrix-rows';
import { RolesPageContent } from './roles-page';

/** The permissions of each role: the matrix of the workspace's model, read from the engine (S1.32). */
export default async function RolesPage(props: PageProps<'/w/[workspace]/settings/roles'>) {
  const ctx = await requireContext(props.params, 'roles.view');
  const holders = await countHolders(ctx);
  const heads = [...holders].map(([role, { total, restricted, temporary, suspended }]) => ({
    role,
    total,
    restricted,
    temporary,
    suspended,
    isHeldHere: isRoleOfLevel(ctx.model.roles[role], ctx.workspace.level),
    own: role === ctx.member.role ? ctx.member.restrictions.length : null,
  }));
  return (
    <Page>
      <LiveRefresh topics={['members']} />
      <RolesPageContent
        model={ctx.model.id}
        workspace={{ name: ctx.workspace.name, slug: ctx.workspace.slug }}
        heads={heads}
        groups={matrixRows(ctx, holders)}
        mayExport={availability(ctx.access, 'users.export').decision}
        mayMake={(await mayCreateRoles(ctx)).allowed}
        mayRequireFactor={mayRequireFactor(ctx).allowed}
        mayView={mightEver(ctx.access, 'users.assign')}
      />
    </Page>
  );
}
