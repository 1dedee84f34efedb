'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Undo2 } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import type { LatestReassignment } from '@/lib/work/contacts/change/latest-reassignment';
import { useUndoReassignment } from './use-undo-reassignment';

/** The reader's latest assignment of several contacts, with Undo while it is possible (364). */
export function ReassignedNotice({ latest }: { latest: LatestReassignment }) {
  const t = useTranslations('contacts.reassigned');
  const { undo, isBusy } = useUndoReassignment();
  const { id, total, at, to } = latest;
  return (
    <Callout
      icon={<Undo2 aria-hidden />}
      className="mx-(--gutter) mb-3 flex-none items-center [&>.lucide]:mt-0"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <p>
          {t('notice', { count: total, assigned: to === null ? 'no' : 'yes', name: to ?? '' })}{' '}
          <RelativeTime at={at} className="text-ink-3" />
        </p>
        <Button
          variant="quiet"
          busy={isBusy}
          aria-label={t('undoLabel', { count: total })}
          onClick={() => undo(id)}
        >
          {t('undo')}
        </Button>
      </div>
    </Callout>
  );
}
