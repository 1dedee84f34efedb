import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { ArrowRightLeft } from '@/components/ui/icons';
import type { WorkspaceContext } from '@/lib/access/context/context';

/** Whom the reader covers, and until which day, above the work that they see because of it (B11, R5). */
export async function CoverNotice({ ctx, className }: { ctx: WorkspaceContext; className: string }) {
  if (ctx.covering.length === 0) return null;
  const t = await getTranslations('cover');
  const format = await getFormatter();
  const { slug, timeZone } = ctx.workspace;
  const lastDay = (until: Date) =>
    format.dateTime(new Date(until.getTime() - 1), {
      ...{ weekday: 'long', day: 'numeric', month: 'long' },
      timeZone,
    });
  return (
    <div className={className}>
      <Callout icon={<ArrowRightLeft aria-hidden />}>
        {ctx.covering.map(({ coverId, name, until }) => (
          <p key={coverId}>{t('notice', { name, last: lastDay(until) })}</p>
        ))}
        <Link href={`/w/${slug}/profile`} className="link">
          {t('details')}
        </Link>
      </Callout>
    </div>
  );
}
