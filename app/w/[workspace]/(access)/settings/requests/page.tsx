import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { Hand } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { requireContext } from '@/lib/access/gate/page';
import { listRequests } from '@/lib/access/members/requests/list-requests';
import { RequestCard } from './request-card';

/** Settings → Requests: those who change the access of others answer their requests (B1). */
export default async function RequestsPage({ params }: PageProps<'/w/[workspace]/settings/requests'>) {
  const ctx = await requireContext(params, 'users.edit');
  const t = await getTranslations('requests');
  const { open, closed } = await listRequests(ctx);
  const here = { workspace: ctx.workspace.slug, model: ctx.model.id, timeZone: ctx.workspace.timeZone };
  return (
    <Page>
      <LiveRefresh topics={['members']} />
      <PageHead title={t('title')} count={open.length || undefined} facts={t('facts')} />
      <PageBody>
        {open.length + closed.length === 0 ? (
          <State icon={<Hand />} title={t('none')}>
            {t('noneHint')}
          </State>
        ) : (
          <Parts>
            {open.length > 0 && (
              <Part title={t('open')}>
                {open.map((request) => (
                  <RequestCard key={request.id} request={request} {...here} />
                ))}
              </Part>
            )}
            {closed.length > 0 && (
              <Part title={t('answered')}>
                {closed.map((request) => (
                  <RequestCard key={request.id} request={request} {...here} />
                ))}
              </Part>
            )}
          </Parts>
        )}
      </PageBody>
    </Page>
  );
}
