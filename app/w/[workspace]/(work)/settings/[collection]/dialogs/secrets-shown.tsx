'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { DialogBody, DialogClose, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';

export interface ShownSecrets {
  name: string;
  secrets: Readonly<Record<string, string>>;
}

/** Newly created secrets. They are stored nowhere, so this is the only time to copy them. */
export function SecretsShown({ shown }: { shown: ShownSecrets }) {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  return (
    <>
      <DialogHead title={t('secretTitle')}>{shown.name}</DialogHead>
      <DialogBody>
        <p className="text-ink-2">{t('secretOnce')}</p>
        {Object.entries(shown.secrets).map(([name, secret]) => (
          <div key={name} className="grid gap-1.5">
            <b className="font-medium">{words.field(name)}</b>
            <CopyField value={secret} label={t('copySecret', { field: words.field(name) })} />
          </div>
        ))}
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" variant="primary" />}>{t('done')}</DialogClose>
      </DialogFoot>
    </>
  );
}
