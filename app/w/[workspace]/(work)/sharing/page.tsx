import { getTranslations } from 'next-intl/server';
import { TableSearch } from '@/components/data-table/table-search';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageHead, Toolbar } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Network } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { contactName } from '@/components/work/contact-name';
import { requireContext } from '@/lib/access/gate/page';
import { typed } from '@/lib/platform/search/search-text';
import { mightEver } from '@/lib/policy/might-ever';
import { listSharing } from '@/lib/work/shares/list-sharing';
import { SharedNotice } from '../shared/shared-notice';
import { SharingTable } from './sharing-table';

/** Groups, templates and contacts, each with the accounts below that it is shared with (S0.2). */
export default async function SharingPage(props: PageProps<'/w/[workspace]/sharing'>) {
  const ctx = await requireContext(props.params, 'sharing.share');
  const q = typed.parse((await props.searchParams).q);
  const { accounts, records } = await listSharing(ctx, q);
  const { slug } = ctx.workspace;
  const t = await getTranslations('sharing');
  const contacts = await getTranslations('contacts');
  const named = records.map(({ contact, name, ...record }) => ({
    ...record,
    name: contact ? contactName(contacts('noName'), contact) : name,
  }));
  return (
    <Page>
      <LiveRefresh topics={['settings', 'work', 'members']} />
      <PageHead title={t('title')} facts={t('facts')} />
      <SharedNotice ctx={ctx} />
      {accounts.length > 0 ? (
        <>
          <Toolbar search={<TableSearch label={t('search')} placeholder={t('search')} />} />
          <SharingTable sharing={{ accounts, records: named }} workspace={slug} q={q} />
        </>
      ) : (
        <State
          icon={<Network />}
          title={t('noAccounts')}
          actions={
            mightEver(ctx.access, 'sub-accounts.create') && (
              <ButtonLink href={`/w/${slug}/settings/sub-accounts`}>{t('toAccounts')}</ButtonLink>
            )
          }
        >
          {t('noAccountsLead')}
        </State>
      )}
    </Page>
  );
}
