import { getTranslations } from 'next-intl/server';
import { LockedState } from '@/components/lock/locked-state';
import { Callout } from '@/components/ui/callout';
import { requireContext } from '@/lib/access/gate/page';
import { ownershipOf } from '@/lib/access/members/hand-over/hand-over';
import { receivesOwnership } from '@/lib/access/members/hand-over/receives-ownership';
import { HandOverForm } from '../../dialogs/hand-over-form';
import { memberOf } from '../../member-of';
import { UsersRoute } from '../../users-route';

/** Hands the ownership over to a member (B17), or says why that is not possible. */
export default async function HandOverPage(
  props: PageProps<'/w/[workspace]/settings/users/[member]/hand-over'>,
) {
  const ctx = await requireContext(props.params, 'users.view');
  const { member: id } = await props.params;
  const member = await memberOf(ctx, id);
  const t = await getTranslations('handOver');
  const { edit } = member.may;
  const top = ownershipOf(ctx);
  const form =
    top !== null && receivesOwnership(member, top) ? (
      <HandOverForm member={member} top={top} />
    ) : (
      <Callout tone="amber">{t('notNow')}</Callout>
    );
  return (
    <UsersRoute
      ctx={ctx}
      search={await props.searchParams}
      path={`${member.id}/hand-over`}
      isOver={false}
      title={t('title')}
      width="edit"
    >
      {edit.allowed ? form : <LockedState label={t('title')} decision={edit} />}
    </UsersRoute>
  );
}
