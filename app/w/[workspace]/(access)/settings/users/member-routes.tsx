import { getTranslations } from 'next-intl/server';
import { LockedState } from '@/components/lock/locked-state';
import { requireContext } from '@/lib/access/gate/page';
import { listCovers } from '@/lib/access/members/cover/list-covers';
import { previewRevocation } from '@/lib/access/members/revoke/preview-revocation';
import { obstacleTo } from '@/lib/access/viewing/obstacle-to';
import { work } from '@/lib/modules';
import { AddUser } from './dialogs/add-user';
import { CoverDialog } from './dialogs/cover-dialog';
import { EditAccessForm } from './dialogs/edit-access-form';
import { RevokeForm } from './dialogs/revoke-form';
import { RevokeInvitation } from './dialogs/revoke-invitation';
import { ViewAsForm } from './dialogs/view-as-form';
import { memberOf } from './member-of';
import { UsersRoute } from './users-route';

interface RouteProps<Params> {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
  /** True over the list, false when loaded directly. */
  isOver: boolean;
}

type OneMember = RouteProps<{ workspace: string; member: string }>;

/** Add user (S1.8). */
export async function InviteRoute({ params, searchParams, isOver }: RouteProps<{ workspace: string }>) {
  const ctx = await requireContext(params, 'users.invite');
  const words = await getTranslations('userWords');
  return (
    <UsersRoute
      ctx={ctx}
      search={await searchParams}
      path="invite"
      isOver={isOver}
      title={words(`${ctx.model.id}.add`)}
      width="add"
    >
      <AddUser />
    </UsersRoute>
  );
}

/** Edit (S1.31), or the reason why this access is locked (R5). */
export async function EditAccessRoute({ params, searchParams, isOver }: OneMember) {
  const ctx = await requireContext(params, 'users.view');
  const t = await getTranslations('users');
  const member = await memberOf(ctx, (await params).member);
  const { edit } = member.may;
  return (
    <UsersRoute
      ctx={ctx}
      search={await searchParams}
      path={`${member.id}/edit`}
      isOver={isOver}
      title={t('editAccess')}
      width="edit"
    >
      {edit.allowed ? <EditAccessForm member={member} /> : <LockedState label={t('edit')} decision={edit} />}
    </UsersRoute>
  );
}

/** Revoke access (S1.28), or an invitation (IN5), or the reason why it is locked (R5). */
export async function RevokeRoute({ params, searchParams, isOver }: OneMember) {
  const ctx = await requireContext(params, 'users.view');
  const t = await getTranslations('users');
  const member = await memberOf(ctx, (await params).member);
  const { revoke } = member.may;
  const form =
    member.status === 'invited' ? (
      <RevokeInvitation member={member} />
    ) : revoke.allowed ? (
      <RevokeForm member={member} preview={await previewRevocation(ctx, work, { memberId: member.id })} />
    ) : null;
  return (
    <UsersRoute
      ctx={ctx}
      search={await searchParams}
      path={`${member.id}/revoke`}
      isOver={isOver}
      title={t('revokeAccess')}
    >
      {revoke.allowed ? form : <LockedState label={t('revokeAccess')} decision={revoke} />}
    </UsersRoute>
  );
}

/** Arrange cover for a colleague (B11), or the reason why it is locked (R5). */
export async function CoverRoute({ params, searchParams, isOver }: OneMember) {
  const ctx = await requireContext(params, 'users.view');
  const t = await getTranslations('cover');
  const member = await memberOf(ctx, (await params).member);
  const covers = await listCovers(ctx, member.id);
  return (
    <UsersRoute
      ctx={ctx}
      search={await searchParams}
      path={`${member.id}/cover`}
      isOver={isOver}
      title={t('arrangeTitle')}
    >
      {covers.may.allowed ? (
        <CoverDialog member={member} of={covers} />
      ) : (
        <LockedState label={t('arrangeTitle')} decision={covers.may} />
      )}
    </UsersRoute>
  );
}

/** View as a member (B6), or the reason why that is locked (R5) or refused. */
export async function ViewRoute({ params, searchParams, isOver }: OneMember) {
  const ctx = await requireContext(params, 'users.view');
  const t = await getTranslations('viewing');
  const member = await memberOf(ctx, (await params).member);
  const { viewAs } = member.may;
  return (
    <UsersRoute
      ctx={ctx}
      search={await searchParams}
      path={`${member.id}/view`}
      isOver={isOver}
      title={t('title')}
    >
      {viewAs.allowed ? (
        <ViewAsForm member={member} obstacle={await obstacleTo(ctx, member.id)} />
      ) : (
        <LockedState label={t('title')} decision={viewAs} />
      )}
    </UsersRoute>
  );
}
