'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRequest } from '@/components/form/use-request-id';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import { ChevronDown, ListChecks, Send, User } from '@/components/ui/icons';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { Availability } from '@/lib/policy/might-ever';
import type { TestReaders } from '@/lib/work/records/test-readers';
import { sendTestAction } from '../actions';
import { useCollectionPage } from '../collection-page-context';

/** Sends the email in its current form to the reader or to the test list; tests are not counted. */
export function SendTest(props: {
  recordId: string;
  email: string;
  can: Availability;
  canList: Availability;
}) {
  const { recordId, email, can, canList } = props;
  const { workspace, collection } = useCollectionPage();
  const t = useTranslations('records');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const sendTest = useRequest(sendTestAction);
  if (can.state === 'absent') return null;
  if (!can.decision.allowed) return <LockedButton label={t('test.send')} decision={can.decision} />;

  const send = (to: TestReaders) =>
    start(async () => {
      const answer = await sendTest({ workspace, collection: collection.id, recordId, to });
      if (answer.ok) toast(t('test.sent', { count: answer.data }));
      else fail(answer.error);
    });

  return (
    <div className="flex items-center gap-2">
      <Menu>
        <MenuTrigger render={<Button icon={<Send aria-hidden />} busy={isBusy} />}>
          {t('test.send')}
          <ChevronDown className="icon-14" aria-hidden />
        </MenuTrigger>
        <MenuContent align="end" className="max-w-80">
          <MenuItem onClick={() => send('me')}>
            <User aria-hidden />
            <span className="truncate">{t('test.me', { email })}</span>
          </MenuItem>
          {canList.decision.allowed && (
            <MenuItem onClick={() => send('test-list')}>
              <ListChecks aria-hidden />
              {t('test.list')}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
      {canList.state === 'locked' && (
        <LockedButton quiet label={t('test.list')} decision={canList.decision} />
      )}
    </div>
  );
}
