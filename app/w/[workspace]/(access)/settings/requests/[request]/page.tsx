import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Parts } from '@/components/shell/part';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { viewRequest } from '@/lib/access/members/requests/list-requests';
import { RequestCard } from '../request-card';

/** One request for access, where the mail about it leads: the page shows, and only its form answers (B1). */
export default async function RequestPage({
  params,
}: PageProps<'/w/[workspace]/settings/requests/[request]'>) {
  const ctx = await requireContext(params, 'users.edit');
  const { request: id } = await params;
  const t = await getTranslations('requests');
  const request = await orNotFound(viewRequest(ctx, id));
  const { slug, timeZone } = ctx.workspace;
  return (
    <Page>
      <LiveRefresh topics={['members']} />
      <PageHead title={t('one')} trail={{ href: `/w/${slug}/settings/requests`, label: t('title') }} />
      <PageBody>
        <Parts>
          <RequestCard request={request} workspace={slug} model={ctx.model.id} timeZone={timeZone} />
        </Parts>
      </PageBody>
    </Page>
  );
}
