'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogContent, DialogFoot, DialogHead } from '@/components/ui/dialog';
import { KeyRound } from '@/components/ui/icons';
import type { MailboxView } from '@/lib/work/inbox/channels/mailbox/mailbox-view';
import type { MailServer } from '@/lib/work/inbox/channels/mailbox/servers';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../../[collection]/collection-page-context';
import { changeSignInAction } from '../mailbox/actions';
import { ChangeSignIn } from '../mailbox/inputs';
import { MailboxFields } from '../mailbox/mailbox-fields';
import { SignInFaultList } from '../mailbox/sign-in-faults';
import { useMailboxTest } from '../mailbox/use-mailbox-test';

interface SignInProps {
  record: RecordView;
  mailbox: MailboxView | null;
}

/** Changes the sign-in of a mailbox. The password is asked for each time, because it is never shown. */
export function SignInForm(props: SignInProps) {
  const { availabilities } = useCollectionPage();
  const t = useTranslations('channels.mailbox');
  const { opened, close } = useDialogAddress();
  const { state, decision } = availabilities.verbs.update;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('changeSignIn')} decision={decision} />;
  return (
    <>
      <DialogButton opens="sign-in" icon={<KeyRound aria-hidden />}>
        {t('changeSignIn')}
      </DialogButton>
      <Dialog open={opened === 'sign-in'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <OpenForm {...props} close={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function OpenForm({ record, mailbox, close }: SignInProps & { close: () => void }) {
  const { workspace } = useCollectionPage();
  const t = useTranslations('channels.mailbox');
  const ui = useTranslations('records');
  const { form, submit, error } = useActionForm(changeSignInAction, ChangeSignIn, {
    defaultValues: {
      ...{ workspace, recordId: record.id, password: '' },
      ...{ address: mailbox?.address ?? '', username: mailbox?.username ?? '' },
      ...{ imap: typed(mailbox?.imap), smtp: typed(mailbox?.smtp) },
    },
    onSuccess: ({ id, faults }) => {
      if (id) close();
      else tried.setFaults(faults);
    },
  });
  const tried = useMailboxTest(form);
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('changeSignIn')}>{t('changeText')}</DialogHead>
      <DialogBody>
        <MailboxFields />
        {tried.faults && <SignInFaultList faults={tried.faults} />}
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <Button size="lg" busy={tried.isBusy} onClick={tried.test}>
          {t('test')}
        </Button>
        <SubmitButton size="lg">{ui('save')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

const typed = (server?: MailServer) => ({
  host: server?.host ?? '',
  port: String(server?.port ?? ''),
  security: server?.security ?? ('tls' as const),
});
