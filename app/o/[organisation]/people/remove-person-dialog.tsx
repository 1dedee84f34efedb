'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import type { ActionError } from '@/lib/action-result';
import type { PersonView } from '@/lib/services/people/list';
import type { RemovalPreview } from '@/lib/services/people/preview-removal';
import { previewRemovalAction, removePersonAction } from './actions';

/** Removing someone from the organisation: what goes with them, in counts, before the act (S1.29). */
export function RemovePersonDialog(props: { person: PersonView; organisation: string; close: () => void }) {
  const t = useTranslations('people');
  const { person, organisation, close } = props;
  const { userId, name } = person;
  const [preview, setPreview] = useState<RemovalPreview | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();

  useEffect(() => {
    let isWanted = true;
    void previewRemovalAction({ organisation, userId }).then((result) => {
      if (!isWanted) return;
      if (result.ok) setPreview(result.data);
      else setError(result.error);
    });
    return () => {
      isWanted = false;
    };
  }, [organisation, userId]);

  function remove() {
    startTransition(async () => {
      const result = await removePersonAction({ organisation, userId });
      if (!result.ok) return setError(result.error);
      toast(t('removed', { name }));
      close();
    });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHead title={t('removeTitle', { name })} avatar={<Avatar id={userId} name={name} size={40} />}>
          {person.email}
        </DialogHead>
        <DialogBody>
          {preview ? <Consequences preview={preview} /> : <Skeleton className="my-2 w-64" />}
          <p className="text-ink-2">{t('undoNote')}</p>
          <FormError error={error} />
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
          <Button size="lg" variant="danger" busy={isBusy} disabled={!preview} onClick={remove}>
            {t('removeAct')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}

function Consequences({ preview }: { preview: RemovalPreview }) {
  const t = useTranslations('people');
  if (preview.workspaces.length === 0) return <p>{t('losesNothing')}</p>;
  return (
    <ul className="grid gap-1.5" aria-label={t('consequences')}>
      {preview.workspaces.map(({ id, name, contacts, conversations }) => (
        <li key={id}>
          {t.rich('loses', {
            workspace: name,
            contacts,
            conversations,
            b: (words) => <b className="font-semibold">{words}</b>,
          })}
        </li>
      ))}
    </ul>
  );
}
