import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { listAppointments } from '@/lib/access/delegation/list-appointments';
import { requireContext } from '@/lib/access/gate/page';
import { Appointments } from './appointments';
import { DelegationSwitch } from './delegation-switch';

/** Settings → Delegation: the account's Admin chooses whether the host manages its users (S3.15). */
export default async function DelegationPage({ params }: PageProps<'/w/[workspace]/settings/delegation'>) {
  const ctx = await requireContext(params, 'delegation.view');
  const t = await getTranslations('delegation');
  const appointments = await listAppointments(ctx);
  const isDelegated = ctx.workspace.flags.includes('delegated');
  return (
    <Page>
      <LiveRefresh topics={['access']} />
      <PageHead title={t('title')} facts={t('facts')} />
      <PageBody>
        <Parts>
          <Part title={t('who')} lead={isDelegated ? t('delegatedNote') : t('ownNote')}>
            <DelegationSwitch workspace={ctx.workspace.slug} isDelegated={isDelegated} />
          </Part>
          <Part title={t('admins')} lead={t('adminsNote')}>
            <Appointments appointments={appointments} timeZone={ctx.workspace.timeZone} />
          </Part>
        </Parts>
      </PageBody>
    </Page>
  );
}
