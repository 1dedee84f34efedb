'use client';

import { useState, useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import type { SignInFaults } from '@/lib/work/inbox/channels/mailbox/try-sign-in';
import { testMailboxAction } from './actions';

type Values = Parameters<typeof testMailboxAction>[0];

/** Tests the typed sign-in, and keeps the result until the next test. */
export function useMailboxTest(form: { trigger: () => Promise<boolean>; getValues: () => Values }) {
  const [faults, setFaults] = useState<SignInFaults | null>(null);
  const [isBusy, start] = useTransition();
  const fail = useFailureToast();
  const test = () =>
    start(async () => {
      setFaults(null);
      if (!(await form.trigger())) return;
      const { workspace, address, username, password, imap, smtp } = form.getValues();
      const answer = await testMailboxAction({ workspace, address, username, password, imap, smtp });
      if (answer.ok) setFaults(answer.data);
      else fail(answer.error);
    });
  return { faults, setFaults, isBusy, test };
}
