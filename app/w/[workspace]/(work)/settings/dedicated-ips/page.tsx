import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { requireContext } from '@/lib/access/gate/page';
import { assignedTo } from '@/lib/work/domains/assigned-ips';
import { dedicatedIps } from '@/lib/work/domains/dedicated-ips';
import { CollectionPage } from '../[collection]/collection-page';

/** The dedicated IPs of a workspace, with those that the operator assigned to it (S2.20). */
export default async function DedicatedIpsPage({
  params,
  searchParams,
}: PageProps<'/w/[workspace]/settings/dedicated-ips'>) {
  const { model } = await requireContext(params);
  if (!model.features.includes(dedicatedIps.id)) notFound();
  const { workspace } = await requireContext(params, dedicatedIps.needs.view);
  const t = await getTranslations('dedicatedIps');
  const addresses = assignedTo(workspace.slug).map(({ address }) => address);
  const collection = dedicatedIps.id;
  return (
    <CollectionPage
      address={{ params: params.then((at) => ({ ...at, collection })), searchParams }}
      prefix="settings/"
      above={
        <div className="px-(--gutter) pb-3">
          <Callout>
            {addresses.length > 0
              ? t.rich('assigned', { addresses: addresses.join(', '), b: (text) => <b>{text}</b> })
              : t('none', { workspace: workspace.slug })}
          </Callout>
        </div>
      }
    />
  );
}
