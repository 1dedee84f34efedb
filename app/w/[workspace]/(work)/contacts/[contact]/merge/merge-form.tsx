'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRefresh } from '@/components/live/refresh';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { useContactName } from '@/components/work/contact-name';
import type { ActionError } from '@/lib/platform/action-result';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { mergeContactsAction } from '../../actions';
import { useContactsPage } from '../../contacts-page-context';
import { MergeChoice } from './merge-choice';
import { type Part, useMergeParts } from './use-merge-parts';

/** Chooses the fields of the surviving contact; the other contact is deleted, its conversations and lists are kept. */
export function MergeForm({ survivor, gone }: { survivor: ContactView; gone: ContactView }) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const router = useRouter();
  const refresh = useRefresh();
  const { workspace } = useContactsPage();
  const parts = useMergeParts(survivor, gone);
  const [taken, setTaken] = useState<ReadonlySet<Part['id']>>(
    () => new Set(parts.filter(({ kept, other }) => kept === null && other !== null).map(({ id }) => id)),
  );
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const base = `/w/${workspace}/contacts`;

  const take = (id: Part['id'], isTaken: boolean) => {
    const next = new Set(taken);
    if (isTaken) next.add(id);
    else next.delete(id);
    setTaken(next);
  };
  const merge = () =>
    start(async () => {
      const seen = ({ id, version }: ContactView) => ({ id, version });
      const answer = await mergeContactsAction({
        workspace,
        survivor: seen(survivor),
        gone: seen(gone),
        taken: [...taken],
      });
      if (answer.ok) {
        toast(t('merge.done', { name: nameOf(survivor) }));
        router.replace(`${base}/${survivor.id}`);
        return;
      }
      setError(answer.error);
      // Loads both contacts again; the choices are kept.
      if (answer.error.kind === 'stale') refresh();
    });

  return (
    <div className="grid max-w-wide gap-4">
      {error?.kind === 'stale' ? (
        <Callout tone="error" role="alert">
          {t('merge.meanwhile')}
        </Callout>
      ) : (
        <FormError error={error} />
      )}
      <div className="grid">
        <div className="type-12 grid grid-cols-[120px_1fr_1fr] gap-3 border-b pb-2 text-ink-2 max-tablet:grid-cols-2">
          <span className="max-tablet:hidden" />
          <span>{t('merge.stays', { name: nameOf(survivor) })}</span>
          <span>{t('merge.goes', { name: nameOf(gone) })}</span>
        </div>
        {parts.map((part) => (
          <MergeChoice
            key={part.id}
            part={part}
            isTaken={taken.has(part.id)}
            take={(isTaken) => take(part.id, isTaken)}
          />
        ))}
      </div>
      <p className="text-ink-2">{t('merge.both', { name: nameOf(gone) })}</p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={isBusy} onClick={merge}>
          {t('merge.act')}
        </Button>
        <ButtonLink href={`${base}/${survivor.id}`}>{t('cancel')}</ButtonLink>
      </div>
    </div>
  );
}
