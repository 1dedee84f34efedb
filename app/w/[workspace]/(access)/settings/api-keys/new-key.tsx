'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyField } from '@/components/ui/copy-field';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { KeyRound } from '@/components/ui/icons';
import type { ApiScope } from '@/lib/access/api-keys/scopes';
import type { Decision } from '@/lib/policy/model';
import { NewKeyForm } from './new-key-form';
import type { OfferedScope } from './scope-choice';

/** The button that creates a key, and the dialog that shows the key this one time. */
export function NewKey(props: { workspace: string; decision: Decision; scopes: readonly OfferedScope[] }) {
  const t = useTranslations('apiKeys');
  const { workspace, decision, scopes } = props;
  const { opened, close } = useDialogAddress();
  const [made, setMade] = useState<{ token: string; example: string } | null>(null);
  if (!decision.allowed) return <LockedButton label={t('new')} decision={decision} />;

  function leave() {
    setMade(null);
    close();
  }

  /** The example uses the key for the first thing that it can be used for. */
  function show(token: string, chosen: readonly ApiScope[]) {
    const example = scopes.find(({ scope }) => chosen.includes(scope))?.example ?? '';
    setMade({ token, example: example.replace('API_KEY', token) });
  }

  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<KeyRound aria-hidden />}>
        {t('new')}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && leave()}>
        <DialogContent>
          {made === null ? (
            <NewKeyForm workspace={workspace} scopes={scopes} onMade={show} />
          ) : (
            <ShownOnce {...made} reference={`/w/${workspace}/settings/api-keys/reference`} />
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

function ShownOnce({ token, example, reference }: { token: string; example: string; reference: string }) {
  const t = useTranslations('apiKeys');
  return (
    <>
      <DialogHead title={t('made')} />
      <DialogBody>
        <p className="text-ink-2">{t('once')}</p>
        <CopyField value={token} label={t('copy')} />
        <p className="type-13 text-ink-2">{t('howTo')}</p>
        <CodeBlock value={example} label={t('copyExample')} />
        <Link href={reference} target="_blank" className="w-fit text-accent hover:underline">
          {t('reference')}
        </Link>
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" variant="primary" />}>{t('done')}</DialogClose>
      </DialogFoot>
    </>
  );
}
