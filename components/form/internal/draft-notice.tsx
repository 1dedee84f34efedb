'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { FormDraft } from './use-draft';

/** Says that the form shows what was typed earlier, with the way back to its first values. */
export function DraftNotice({ draft }: { draft: FormDraft }) {
  const t = useTranslations('ui');
  const format = useFormatter();
  if (!draft.restoredAt) return null;
  return (
    <div
      role="status"
      className="type-13 flex flex-none items-center gap-2 border-b bg-sunken py-1.5 pr-3 pl-6 text-ink-2 not-in-data-floating:rounded-3 not-in-data-floating:border not-in-data-floating:pl-3 max-tablet:pl-4"
    >
      <span className="min-w-0 flex-1">
        {t('draftRestored', {
          at: format.dateTime(draft.restoredAt, {
            day: 'numeric',
            month: 'short',
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }),
        })}
      </span>
      <Button size="sm" variant="quiet" onClick={draft.discard}>
        {t('draftDiscard')}
      </Button>
    </div>
  );
}
