'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRequest } from '@/components/form/use-request-id';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import type { ActionError } from '@/lib/platform/action-result';
import { rotateSecretAction } from '../actions';
import { ShownSecret } from '../shown-secret';
import type { OpenedEndpoint } from './opened-endpoint';

/** Gives an endpoint a new secret, and shows it this one time (WH1). */
export function RotateDialog(props: { endpoint: OpenedEndpoint; workspace: string; close: () => void }) {
  const t = useTranslations('endpoints');
  const { endpoint, workspace, close } = props;
  const [secret, setSecret] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const rotate = useRequest(rotateSecretAction);
  const confirm = () =>
    start(async () => {
      const answer = await rotate({ workspace, endpointId: endpoint.id });
      if (answer.ok) setSecret(answer.data.secret);
      else setError(answer.error);
    });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        {secret === null ? (
          <>
            <DialogHead title={t('rotateTitle', { name: endpoint.name })} />
            <DialogBody>
              <p className="text-ink-2">{t('rotateNote')}</p>
              <FormError error={error} />
            </DialogBody>
            <DialogFoot>
              <DialogCancel />
              <Button size="lg" variant="primary" busy={isBusy} onClick={confirm}>
                {t('rotateAct')}
              </Button>
            </DialogFoot>
          </>
        ) : (
          <ShownSecret title={t('newSecret')} secret={secret} />
        )}
      </DialogContent>
    </Dialog>
  );
}
