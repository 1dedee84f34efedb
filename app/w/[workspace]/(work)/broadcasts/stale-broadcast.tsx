'use client';

import { useTranslations } from 'next-intl';
import { StaleNotice } from '@/components/form/stale-notice';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import { findBroadcastAction } from './actions';
import { useBroadcastPage } from './broadcast-page-context';

/** Another person changed or sent the draft first. */
export function StaleBroadcast(props: {
  seen: BroadcastView;
  onRead: (now: BroadcastView) => void;
  onTakeOver: (now: BroadcastView) => void;
}) {
  const t = useTranslations('broadcasts');
  const { workspace } = useBroadcastPage();
  return (
    <StaleNotice
      read={() => findBroadcastAction({ workspace, broadcastId: props.seen.id })}
      onRead={props.onRead}
      onTakeOver={props.onTakeOver}
      versionOf={({ name, body, changedBy, sending }) => ({
        by: changedBy,
        versions: [
          { field: t('name'), saved: name },
          { field: t('text'), saved: body },
        ],
        note: sending ? t('staleSent', { name: changedBy }) : undefined,
      })}
    />
  );
}
