'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useRefresh } from '@/components/live/refresh';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { ActionResult } from '@/lib/platform/action-result';
import { FormError } from './form-error';
import { useAnswer } from './use-answer';

/** One field: as it is saved now, and as it was typed here or was before, where that is known. */
export interface Version {
  field: string;
  saved: string;
  own?: string;
  before?: string;
}

/** What another person saved. */
interface SavedVersion {
  /** Who saved it, where that is known. */
  by?: string | null;
  versions: readonly Version[];
  /** Said in place of "what you typed is kept". */
  note?: ReactNode;
}

/**
 * Another person saved first (RO7): who, and the saved version beside what was typed here. The form keeps what was typed,
 * and its next save builds on the version that `read` found.
 *
 * @param props.read the action that reads the saved version
 * @param props.onRead gets that version: the form takes its number over
 * @param props.versionOf names it, field by field
 * @param props.onTakeOver puts the saved version into the form
 */
export function StaleNotice<T>(props: {
  read: () => Promise<ActionResult<T>>;
  onRead: (now: T) => void;
  versionOf: (now: T) => SavedVersion;
  onTakeOver?: (now: T) => void;
}) {
  const { read, onRead, versionOf, onTakeOver } = props;
  const { data: now, error } = useAnswer(read, onRead);
  if (now === null) return <FormError error={error} />;
  return <Notice {...versionOf(now)} onTakeOver={onTakeOver && (() => onTakeOver(now))} />;
}

/**
 * As `StaleNotice`, for a form whose page knows the saved version: the page is read again.
 *
 * @param props.saved what the form's next save builds on; `onRead` gets it whenever it changes
 */
export function StalePageNotice<T>(
  props: SavedVersion & {
    saved: T;
    onRead: (saved: T) => void;
    onTakeOver?: () => void;
  },
) {
  const { saved, onRead, ...notice } = props;
  const refresh = useRefresh();
  const read = useEffectEvent(onRead);
  useEffect(refresh, [refresh]);
  useEffect(() => read(saved), [saved]);
  return <Notice {...notice} />;
}

function Notice({ by, versions, note, onTakeOver }: SavedVersion & { onTakeOver?: () => void }) {
  const t = useTranslations('stale');
  return (
    <Callout tone="error" role="alert">
      <b>{by ? t('title', { name: by }) : t('titleUnknown')}</b>
      <ul className="my-1 grid gap-1">
        {versions
          .filter(({ saved, own, before }) => saved !== (own ?? before))
          .map(({ field, saved, own, before }) => (
            <li key={field} className="whitespace-pre-wrap break-words">
              {own !== undefined && t('own', { field, saved, own })}
              {own === undefined && before !== undefined && t('before', { field, saved, before })}
              {own === undefined && before === undefined && t('saved', { field, saved })}
            </li>
          ))}
      </ul>
      <p>{note ?? t('kept')}</p>
      {onTakeOver && (
        <Button size="sm" className="mt-2" onClick={onTakeOver}>
          {t('takeOver')}
        </Button>
      )}
    </Callout>
  );
}
