import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { Share2 } from '@/components/ui/icons';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { listReceived } from '@/lib/work/shares/list-received';

/** A notice that accounts above share something with this one, with a link to it; renders nothing otherwise. */
export async function SharedNotice({ ctx }: { ctx: WorkspaceContext }) {
  const received = await listReceived(ctx);
  if (received.length === 0) return null;
  const t = await getTranslations('shared');
  return (
    <div className="flex-none px-(--gutter) pb-3">
      <Callout icon={<Share2 aria-hidden />}>
        {t('notice', { count: received.length })}{' '}
        <Link href={`/w/${ctx.workspace.slug}/shared`} className="link">
          {t('show')}
        </Link>
      </Callout>
    </div>
  );
}
