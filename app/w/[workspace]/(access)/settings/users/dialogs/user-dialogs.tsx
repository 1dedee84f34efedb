'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useDialogAddress } from '@/components/shell/dialog-address';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUserAddresses } from '../use-user-addresses';
import { useUsersPage } from '../users-page-context';
import type { Invited } from './invited-links';

// Forms and their schemas are loaded when the first dialog opens, so that the list does not wait for them.
const BulkReportDialog = dynamic(() =>
  import('@/components/work/bulk-report-dialog').then((module) => module.BulkReportDialog),
);
const ChangeManyDialog = dynamic(() =>
  import('./change-many-dialog').then((module) => module.ChangeManyDialog),
);
const InviteToAccountsDialog = dynamic(() =>
  import('./invite-to-accounts').then((module) => module.InviteToAccountsDialog),
);
const Dialog = dynamic(() => import('@/components/ui/dialog').then((module) => module.Dialog));
const DialogContent = dynamic(() => import('@/components/ui/dialog').then((module) => module.DialogContent));
const InvitedLinks = dynamic(() => import('./invited-links').then((module) => module.InvitedLinks));
const RevokeManyDialog = dynamic(() =>
  import('./revoke-many-dialog').then((module) => module.RevokeManyDialog),
);
const DatesDialog = dynamic(() => import('./dates-dialog').then((module) => module.DatesDialog));
const ReinstateDialog = dynamic(() => import('./reinstate-dialog').then((module) => module.ReinstateDialog));
const SuspendDialog = dynamic(() => import('./suspend-dialog').then((module) => module.SuspendDialog));

type Opened =
  | {
      act: 'change-many' | 'revoke-many' | 'suspend' | 'reinstate';
      members: readonly MemberView[];
      done: () => void;
    }
  | { act: 'dates'; member: MemberView }
  | { act: 'report'; report: BulkReport }
  | { act: 'links'; invited: Invited };

interface UserDialogs {
  /** `done` runs after the change. */
  changeMany: (members: readonly MemberView[], done: () => void) => void;
  revokeMany: (members: readonly MemberView[], done: () => void) => void;
  suspend: (members: readonly MemberView[], done: () => void) => void;
  reinstate: (members: readonly MemberView[], done: () => void) => void;
  setDates: (member: MemberView) => void;
  /** Shows the rows that a change refused. */
  report: (report: BulkReport) => void;
  showLinks: (invited: Invited) => void;
}

const Dialogs = createContext<UserDialogs | null>(null);

/** Opens the dialogs of the page. They are mounted outside the table, which may render again below them. */
export function useUserDialogs(): UserDialogs {
  const dialogs = useContext(Dialogs);
  if (!dialogs) throw new Error('Used outside the Users page.');
  return dialogs;
}

export function UserDialogsProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const router = useRouter();
  const address = useDialogAddress();
  const { accounts } = useUsersPage();
  const { invite } = useUserAddresses();
  const close = () => setOpened(null);
  const dialogs = useMemo<UserDialogs>(
    () => ({
      changeMany: (members, done) => setOpened({ act: 'change-many', members, done }),
      revokeMany: (members, done) => setOpened({ act: 'revoke-many', members, done }),
      suspend: (members, done) => setOpened({ act: 'suspend', members, done }),
      reinstate: (members, done) => setOpened({ act: 'reinstate', members, done }),
      setDates: (member) => setOpened({ act: 'dates', member }),
      report: (report) => setOpened({ act: 'report', report }),
      showLinks: (invited) => setOpened({ act: 'links', invited }),
    }),
    [],
  );
  const report = (done: () => void) => (result: BulkReport) => {
    done();
    if (result.refused.length > 0) setOpened({ act: 'report', report: result });
  };
  return (
    <Dialogs.Provider value={dialogs}>
      {children}
      {address.opened === 'invite-to-accounts' && accounts.length > 0 && (
        <InviteToAccountsDialog onClose={address.close} />
      )}
      {opened?.act === 'change-many' && (
        <ChangeManyDialog members={opened.members} onClose={close} onDone={report(opened.done)} />
      )}
      {opened?.act === 'revoke-many' && (
        <RevokeManyDialog members={opened.members} onClose={close} onDone={report(opened.done)} />
      )}
      {opened?.act === 'suspend' && (
        <SuspendDialog members={opened.members} onClose={close} onDone={report(opened.done)} />
      )}
      {opened?.act === 'reinstate' && (
        <ReinstateDialog members={opened.members} onClose={close} onDone={opened.done} />
      )}
      {opened?.act === 'dates' && <DatesDialog member={opened.member} onClose={close} />}
      {opened?.act === 'report' && <BulkReportDialog report={opened.report} onClose={close} />}
      {opened?.act === 'links' && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
          <DialogContent width="sent">
            <InvitedLinks
              invited={opened.invited}
              onClose={close}
              onMore={() => {
                close();
                router.push(invite);
              }}
            />
          </DialogContent>
        </Dialog>
      )}
    </Dialogs.Provider>
  );
}
