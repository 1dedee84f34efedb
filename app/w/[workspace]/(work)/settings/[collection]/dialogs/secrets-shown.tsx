'use client';

import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';
import { ShownOnce } from '@/components/ui/shown-once';
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
    <ShownOnce title={t('secretTitle')} name={shown.name} lead={t('secretOnce')}>
      {Object.entries(shown.secrets).map(([name, secret]) => (
        <div key={name} className="grid gap-1.5">
          <b className="font-medium">{words.field(name)}</b>
          <CopyField value={secret} label={t('copySecret', { field: words.field(name) })} />
        </div>
      ))}
    </ShownOnce>
  );
}
