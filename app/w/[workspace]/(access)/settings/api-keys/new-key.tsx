'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { MadeOnce } from '@/components/shell/made-once';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyField } from '@/components/ui/copy-field';
import { KeyRound } from '@/components/ui/icons';
import { ShownOnce } from '@/components/ui/shown-once';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { Decision } from '@/lib/policy/model';
import { NewKeyForm } from './new-key-form';
import type { OfferedScope } from './scope-choice';

interface MadeKey {
  token: string;
  chosen: readonly ApiScope[];
}

/** The button that creates a key, and the dialog that shows the key this one time. */
export function NewKey(props: { workspace: string; decision: Decision; scopes: readonly OfferedScope[] }) {
  const t = useTranslations('apiKeys');
  const { workspace, decision, scopes } = props;
  if (!decision.allowed) return <LockedButton label={t('new')} decision={decision} />;
  /** The example uses the key for the first thing that it can be used for. */
  const exampleOf = ({ token, chosen }: MadeKey) =>
    (scopes.find(({ scope }) => chosen.includes(scope))?.example ?? '').replace('API_KEY', token);
  return (
    <MadeOnce<MadeKey>
      icon={<KeyRound aria-hidden />}
      label={t('new')}
      form={(onMade) => (
        <NewKeyForm
          workspace={workspace}
          scopes={scopes}
          onMade={(token, chosen) => onMade({ token, chosen })}
        />
      )}
      shown={(made) => (
        <ShownOnce title={t('made')} lead={t('once')}>
          <CopyField value={made.token} label={t('copy')} />
          <p className="type-13 text-ink-2">{t('howTo')}</p>
          <CodeBlock value={exampleOf(made)} label={t('copyExample')} />
          <Link
            href={`/w/${workspace}/settings/api-keys/reference`}
            target="_blank"
            className="w-fit text-accent hover:underline"
          >
            {t('reference')}
          </Link>
        </ShownOnce>
      )}
    />
  );
}
