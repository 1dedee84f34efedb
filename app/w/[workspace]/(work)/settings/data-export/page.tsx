import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { PackageOpen } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { listDataExports } from '@/lib/work/data-exports/list-data-exports';
import { ExportLine } from './export-line';
import { RequestButton } from './request-button';

/** Settings → Data export: all data of the workspace as one file, within the actor's access (S1.32, S1.16, S1.18). */
export default async function DataExportPage(props: PageProps<'/w/[workspace]/settings/data-export'>) {
  const ctx = await requireContext(props.params, 'data-export.view');
  const t = await getTranslations('dataExport');
  const exports = await listDataExports(ctx);
  const { slug } = ctx.workspace;
  const isUnderWay = exports.some(({ status }) => status === 'waiting' || status === 'running');
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead
        title={t('title')}
        facts={t('facts')}
        primary={
          <RequestButton
            workspace={slug}
            decision={availability(ctx.access, 'data-export.export').decision}
            disabled={isUnderWay}
          />
        }
      />
      {exports.length === 0 ? (
        <div className="grid min-h-0 flex-1 place-items-center overflow-auto">
          <State icon={<PackageOpen />} title={t('empty')}>
            {t('emptyNote')}
          </State>
        </div>
      ) : (
        <PageBody className="pt-2">
          <ul aria-label={t('list')} className="max-w-form divide-y rounded-3 border">
            {exports.map((each) => (
              <ExportLine key={each.id} found={each} workspace={slug} />
            ))}
          </ul>
        </PageBody>
      )}
    </Page>
  );
}
