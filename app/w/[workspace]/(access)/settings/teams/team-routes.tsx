import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DialogRoute } from '@/components/shell/dialog-route';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { describeTeam } from '@/lib/access/teams/describe-team';
import { previewArchive } from '@/lib/access/teams/preview-archive';
import { work } from '@/lib/modules';
import { ArchiveTeam } from './archive-team';
import { NewTeamForm } from './new-team-form';
import { RenameTeamForm } from './rename-team-form';
import { teamActs } from './team-address';
import { TeamMembersForm } from './team-members-form';

interface RouteProps<Params> {
  params: Promise<Params>;
  /** True over the list, false when loaded directly. */
  isOver: boolean;
}

/** New team, or the reason why the actor cannot create one (R5). */
export async function NewTeamRoute({ params, isOver }: RouteProps<{ workspace: string }>) {
  const ctx = await requireContext(params, 'teams.manage');
  const t = await getTranslations('teams');
  const { slug } = ctx.workspace;
  return (
    <DialogRoute
      over={isOver ? `${listOf(slug)}/new` : null}
      back={backOf(slug, t('title'))}
      title={t('new')}
    >
      <NewTeamForm workspace={slug} />
    </DialogRoute>
  );
}

/** An action on one team. */
export async function TeamActRoute({
  params,
  isOver,
}: RouteProps<{ workspace: string; team: string; act: string }>) {
  const ctx = await requireContext(params, 'teams.manage');
  const { team: teamId, act } = await params;
  const t = await getTranslations('teams');
  const known = teamActs.find((each) => each === act);
  if (!known) notFound();
  return (
    <DialogRoute
      over={isOver ? `${listOf(ctx.workspace.slug)}/${teamId}/${known}` : null}
      back={backOf(ctx.workspace.slug, t('title'))}
      title={t(known)}
    >
      {await orNotFound(formOf(ctx, known, teamId))}
    </DialogRoute>
  );
}

async function formOf(ctx: WorkspaceContext, act: (typeof teamActs)[number], teamId: string) {
  const { slug } = ctx.workspace;
  if (act === 'archive') {
    return <ArchiveTeam preview={await previewArchive(ctx, work, { teamId })} workspace={slug} />;
  }
  const detail = await describeTeam(ctx, work, { teamId });
  if (act === 'rename') return <RenameTeamForm team={detail.team} workspace={slug} />;
  return <TeamMembersForm detail={detail} workspace={slug} />;
}

const listOf = (slug: string) => `/w/${slug}/settings/teams`;
const backOf = (slug: string, label: string) => ({ href: listOf(slug), label });
