import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { availability } from '@/lib/policy/might-ever';
import type { Collection } from '@/lib/work/collections/definition';
import { unverifiedSenders } from '@/lib/work/domains/unverified-senders';

/** The pages on which an unverified domain matters: of the senders, and of the emails that they send. */
const concerned = ['senders', 'email-campaigns', 'automations'];

/** Names the senders whose domain is not verified, so that nothing is sent from them, with the way out (S2.20). */
export async function SenderNotice({
  ctx,
  collection,
}: {
  ctx: WorkspaceContext;
  collection: Pick<Collection, 'id'>;
}) {
  if (!concerned.includes(collection.id)) return null;
  const senders = await unverifiedSenders(ctx);
  if (senders.length === 0) return null;
  const t = await getTranslations('domains');
  const features = await getTranslations('features');
  return (
    <div className="px-(--gutter) pb-3">
      <Callout>
        <div className="flex items-center gap-3 max-tablet:flex-wrap">
          <p className="flex-1">
            {t('unverifiedSenders', { senders: senders.join(', '), count: senders.length })}
          </p>
          {availability(ctx.access, 'domains.view').state === 'open' && (
            <ButtonLink size="sm" href={`/w/${ctx.workspace.slug}/settings/domains`}>
              {features('domains.label')}
            </ButtonLink>
          )}
        </div>
      </Callout>
    </div>
  );
}
