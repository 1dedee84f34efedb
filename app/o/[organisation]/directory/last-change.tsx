import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import type { TokenView } from '@/lib/access/provisioning/tokens/list-tokens';

/** What a token changed last, in the words of the audit trail. */
export function LastChange({ token }: { token: TokenView }) {
  const t = useTranslations('directory');
  const acts = useTranslations('auditTrail.acts');
  const { name, lastChange } = token;
  if (!lastChange) return <span className="text-ink-3">{t('noChange')}</span>;
  const { event, subject, at } = lastChange;
  const key = event as Parameters<typeof acts>[0];
  return (
    <span className="flex min-w-0 gap-1.5">
      <span className="truncate">
        {acts.has(key) ? acts(key, { actor: name, subject }) : t('unknownChange')}
      </span>
      <span className="flex-none text-ink-3">
        <RelativeTime at={at} />
      </span>
    </span>
  );
}
