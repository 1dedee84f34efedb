import { getFormatter, getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { previewAccountDeletion } from '@/lib/access/hosted-accounts/delete-account';
import { DeleteAccountForm } from './delete-account-form';

/** Settings → Delete the account (S3.12): shows what is deleted with it, then asks for its name. */
export default async function AccountDeletionPage({
  params,
}: PageProps<'/w/[workspace]/settings/account-deletion'>) {
  const ctx = await requireContext(params, 'account-deletion.delete');
  const lost = await previewAccountDeletion(ctx);
  const t = await getTranslations('accountDeletion');
  const format = await getFormatter();
  const { slug, name } = ctx.workspace;
  return (
    <Page>
      <PageHead title={t('title')} facts={name} />
      <PageBody>
        <Parts>
          <Part title={t('whatGoes')}>
            <ul className="grid list-disc gap-1 pl-5 text-ink-2">
              <li>{t('users', { count: lost.users + lost.invited, invited: lost.invited })}</li>
              <li>{t('pixels', { count: lost.pixels, views: format.number(lost.views) })}</li>
              <li>{t('applications', { count: lost.applications })}</li>
            </ul>
            <p>{t('undoNote')}</p>
          </Part>
          <DeleteAccountForm workspace={slug} name={name} />
        </Parts>
      </PageBody>
    </Page>
  );
}
