import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { listImports } from '@/lib/work/imports/list-imports';
import { EarlierImports } from './earlier-imports';
import { UploadForm } from './upload-form';

/** Chooses and uploads a file of contacts. */
export default async function ImportPage(props: PageProps<'/w/[workspace]/contacts/import'>) {
  const ctx = await requireContext(props.params, 'contacts.import');
  const t = await getTranslations('contacts');
  return (
    <Page>
      <PageHead
        title={t('import.title')}
        trail={{ href: `/w/${ctx.workspace.slug}/contacts`, label: t('toList') }}
      />
      <PageBody className="max-w-form pt-2">
        <UploadForm workspace={ctx.workspace.slug} />
        <EarlierImports lines={await listImports(ctx)} workspace={ctx.workspace.slug} />
      </PageBody>
    </Page>
  );
}
