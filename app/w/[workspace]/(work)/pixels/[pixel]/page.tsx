import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { CopyField } from '@/components/ui/copy-field';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { env } from '@/lib/platform/settings/settings';
import { availability } from '@/lib/policy/might-ever';
import { pixelByDay } from '@/lib/work/pixels/by-day';
import { listAssignees } from '@/lib/work/pixels/pixel-assignees';
import { viewPixel } from '@/lib/work/pixels/pixel-view';
import { AssignPixel } from './assign-pixel';
import { DeletePixel, DeletePixelDialog } from './delete-pixel';
import { PixelForm } from './pixel-form';
import { ViewsByDay } from './views-by-day';

/** One pixel: its data, settings and assignee (S3.1–S3.3). A pixel out of scope answers like a missing one (R6). */
export default async function PixelPage({ params }: PageProps<'/w/[workspace]/pixels/[pixel]'>) {
  const ctx = await requireContext(params, 'pixels.view');
  const { pixel: id } = await params;
  const pixel = await orNotFound(viewPixel(ctx, id));
  const [days, assignees] = await Promise.all([
    pixelByDay(ctx, pixel.id),
    pixel.may.assign.allowed ? listAssignees(ctx) : [],
  ]);
  const t = await getTranslations('pixels');
  const features = await getTranslations('features');
  const isDeletable = availability(ctx.access, 'pixels.delete').state !== 'absent';
  const { slug } = ctx.workspace;
  const address = `${env().APP_ORIGIN}/api/pixels/${pixel.id}`;
  return (
    <Page>
      <LiveRefresh topics={['work']} />
      <PageHead
        title={pixel.name}
        trail={{ href: `/w/${slug}/pixels`, label: features('pixels.label') }}
        facts={pixel.site}
        secondary={isDeletable && <DeletePixel pixel={pixel} />}
      />
      <DeletePixelDialog workspace={slug} pixel={pixel} />
      <PageBody>
        <Parts>
          <ViewsByDay days={days} />
          <Part title={t('assignment')} lead={t('assignmentLead')}>
            <AssignPixel
              key={pixel.assignee?.memberId ?? ''}
              workspace={slug}
              pixel={pixel}
              assignees={assignees}
            />
          </Part>
          <Part title={t('settings')}>
            <PixelForm key={pixel.may.update.allowed ? '' : pixel.version} workspace={slug} pixel={pixel} />
          </Part>
          <Part title={t('placing')} lead={t('placingLead')}>
            <CopyField value={`<img src="${address}" width="1" height="1" alt="">`} label={t('copyCode')} />
          </Part>
        </Parts>
      </PageBody>
    </Page>
  );
}
