import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { CopyField } from '@/components/ui/copy-field';
import { requireOrganisation } from '@/lib/access/gate/page';
import { directoryAddress } from '@/lib/access/provisioning/directory-address';
import { listTokens } from '@/lib/access/provisioning/tokens/list-tokens';
import { env } from '@/lib/platform/settings/settings';
import { NewToken } from './new-token';
import { ProviderGuide } from './provider-guide';
import { TokensTable } from './tokens-table';

/** The identity providers that manage the people of the organisation, by their tokens (SC1). */
export default async function DirectoryPage(props: PageProps<'/o/[organisation]/directory'>) {
  const ctx = await requireOrganisation(props.params, 'directory');
  // Awaited: a streamed list would appear by script only, and so would the links to its dialogs.
  const tokens = await listTokens(ctx);
  const t = await getTranslations('directory');
  const { slug } = ctx.organisation;
  const address = directoryAddress(env().APP_ORIGIN);
  return (
    <ListPage
      topics={[]}
      title={t('title')}
      facts={t('facts')}
      primary={<NewToken organisation={slug} address={address} />}
      above={
        <div className="grid max-w-wide flex-none gap-1.5 px-(--gutter) pb-3.5">
          <span className="font-medium">{t('address')}</span>
          <CopyField value={address} label={t('copyAddress')} />
          <ProviderGuide />
        </div>
      }
    >
      <TokensTable tokens={tokens} organisation={slug} />
    </ListPage>
  );
}
