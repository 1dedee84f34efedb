'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { usePreview } from '@/components/form/use-preview';
import { previewCoverAction } from './actions';

const rich = { b: (chunks: ReactNode) => <b className="font-semibold text-ink">{chunks}</b> };

/**
 * What the cover lends, what of it the colleague sees anew, and what the colleague of before loses, in numbers, before it
 * is arranged or changed (B2).
 */
export function CoverEffects(props: {
  workspace: string;
  absent: { id: string; name: string };
  by: { id: string; name: string };
  /** The cover that is changed, with the colleague of before. */
  changed?: { id: string; by: { name: string } };
}) {
  const { workspace, absent, by, changed } = props;
  const t = useTranslations('cover');
  const { data, isPending } = usePreview(previewCoverAction, {
    workspace,
    memberId: absent.id,
    byId: by.id,
    coverId: changed?.id,
  });
  if (!data && !isPending) return null;
  return (
    <div aria-live="polite" aria-busy={isPending} className="grid gap-1 text-ink-2">
      {data ? (
        <>
          <p>
            {data.pixels > 0
              ? t.rich('staysPixels', { ...rich, name: absent.name, pixels: data.pixels })
              : t.rich('stays', {
                  ...rich,
                  name: absent.name,
                  contacts: data.contacts,
                  conversations: data.openConversations,
                })}
          </p>
          {data.gains && (
            <p>
              {t.rich('seesAnew', {
                ...rich,
                name: by.name,
                contacts: data.gains.contacts,
                conversations: data.gains.conversations,
              })}
            </p>
          )}
          {data.loses && (
            <p>
              {t.rich('seesLess', {
                ...rich,
                name: changed?.by.name ?? '',
                contacts: data.loses.contacts,
                conversations: data.loses.conversations,
              })}
            </p>
          )}
        </>
      ) : (
        <p>{t('counting')}</p>
      )}
    </div>
  );
}
