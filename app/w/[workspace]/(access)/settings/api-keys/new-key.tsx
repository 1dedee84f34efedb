'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import type { Decision } from '@/lib/policy/model';
import { NewKeyForm } from './new-key-form';
import type { OfferedScope } from './scope-choice';

/** The button that creates a key, and the dialog that shows the key this one time. */
export function NewKey(props: { workspace: string; decision: Decision; scopes: readonly OfferedScope[] }) {
  const t = useTranslations('apiKeys');
  const { workspace, decision, scopes } = props;
  const [isOpen, setOpen] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  if (!decision.allowed) return <LockedButton label={t('new')} decision={decision} />;

  function toggle(next: boolean) {
    setOpen(next);
    setToken(null);
  }

  return (
    <>
      <Button variant="primary" icon={<KeyRound aria-hidden />} onClick={() => toggle(true)}>
        {t('new')}
      </Button>
      <Dialog open={isOpen} onOpenChange={toggle}>
        <DialogContent>
          {token === null ? (
            <NewKeyForm workspace={workspace} scopes={scopes} onMade={setToken} />
          ) : (
            <ShownOnce token={token} />
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

function ShownOnce({ token }: { token: string }) {
  const t = useTranslations('apiKeys');
  return (
    <>
      <DialogHead title={t('made')} />
      <DialogBody>
        <p className="text-ink-2">{t('once')}</p>
        <CopyField value={token} label={t('copy')} />
        <p className="type-13 text-ink-2">{t('howTo')}</p>
        <CopyField
          value={`curl -H "Authorization: Bearer ${token}" ${location.origin}/api/v1/members`}
          label={t('copyExample')}
        />
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" variant="primary" />}>{t('done')}</DialogClose>
      </DialogFoot>
    </>
  );
}
