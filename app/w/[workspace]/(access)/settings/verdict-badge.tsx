import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Verdict } from '@/lib/policy/changes/difference';

/** A change of access in a word (B2). */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('users.changes.verdict');
  return (
    <p className="mt-1.5">
      <Badge tone={verdict === 'more' || verdict === 'different' ? 'accent' : 'plain'}>{t(verdict)}</Badge>
    </p>
  );
}
