'use client';

import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useAnswer } from '@/components/form/use-answer';
import { Avatar } from '@/components/ui/avatar';
import { DialogHead } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import type { PersonView } from '@/lib/access/people/list-people';
import type { RemovalPreview } from '@/lib/access/people/preview-removal';
import { previewRemovalAction, removePersonAction } from './actions';

/** Removes a person from the organisation; shows in numbers what goes with them before the act (S1.29). */
export function RemovePersonDialog(props: { person: PersonView; organisation: string; close: () => void }) {
  const t = useTranslations('people');
  const { person, organisation, close } = props;
  const { userId, name } = person;
  const { data: preview, error } = useAnswer(() => previewRemovalAction({ organisation, userId }));
  const leave = () => {
    toast(t('removed', { name }));
    close();
  };
  return (
    <ConfirmDialog
      head={
        <DialogHead title={t('removeTitle', { name })} avatar={<Avatar id={userId} name={name} size={40} />}>
          {person.email}
        </DialogHead>
      }
      label={t('removeAct')}
      act={() => removePersonAction({ organisation, userId })}
      onDone={leave}
      onClose={close}
      error={error}
      isReady={preview !== null}
    >
      {preview ? <Consequences preview={preview} /> : !error && <Skeleton className="my-2 w-64" />}
      <p className="text-ink-2">{t('undoNote')}</p>
    </ConfirmDialog>
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
