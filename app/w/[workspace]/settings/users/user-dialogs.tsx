'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { BulkReportDialog } from '@/components/work/bulk-report-dialog';
import type { BulkReport } from '@/lib/bulk-report';
import type { MemberView } from '@/lib/services/members/view';
import { AddUserDialog } from './add-user-dialog';
import { ChangeManyDialog } from './change-many-dialog';
import { EditAccessDialog } from './edit-access-dialog';
import { InviteToAccountsDialog } from './invite-to-accounts';
import { type Invited, InvitedDialog } from './invited-dialog';
import { RevokeDialog } from './revoke-dialog';
import { RevokeInvitationDialog } from './revoke-invitation-dialog';
import { RevokeManyDialog } from './revoke-many-dialog';

type Opened =
  | { act: 'add' | 'invite-to-accounts' }
  | { act: 'edit' | 'revoke' | 'revoke-invitation'; member: MemberView }
  | { act: 'change-many' | 'revoke-many'; members: readonly MemberView[]; done: () => void }
  | { act: 'report'; report: BulkReport }
  | { act: 'links'; invited: Invited };

interface UserDialogs {
  add: () => void;
  inviteToAccounts: () => void;
  edit: (member: MemberView) => void;
  revoke: (member: MemberView) => void;
  /** `done` runs once that is done. */
  changeMany: (members: readonly MemberView[], done: () => void) => void;
  revokeMany: (members: readonly MemberView[], done: () => void) => void;
  showLinks: (invited: Invited) => void;
}

const Dialogs = createContext<UserDialogs | null>(null);

/** Opens the dialogs of the page. They stand outside the table, which is drawn anew under them. */
export function useUserDialogs(): UserDialogs {
  const dialogs = useContext(Dialogs);
  if (!dialogs) throw new Error('Stands outside the Users page.');
  return dialogs;
}

export function UserDialogsProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const dialogs = useMemo<UserDialogs>(
    () => ({
      add: () => setOpened({ act: 'add' }),
      inviteToAccounts: () => setOpened({ act: 'invite-to-accounts' }),
      edit: (member) => setOpened({ act: 'edit', member }),
      revoke: (member) =>
        setOpened({ act: member.status === 'invited' ? 'revoke-invitation' : 'revoke', member }),
      changeMany: (members, done) => setOpened({ act: 'change-many', members, done }),
      revokeMany: (members, done) => setOpened({ act: 'revoke-many', members, done }),
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
      <AddUserDialog open={opened?.act === 'add'} onClose={close} />
      {opened?.act === 'invite-to-accounts' && <InviteToAccountsDialog onClose={close} />}
      {opened?.act === 'edit' && <EditAccessDialog member={opened.member} onClose={close} />}
      {opened?.act === 'revoke' && <RevokeDialog member={opened.member} onClose={close} />}
      {opened?.act === 'revoke-invitation' && (
        <RevokeInvitationDialog member={opened.member} onClose={close} />
      )}
      {opened?.act === 'change-many' && (
        <ChangeManyDialog members={opened.members} onClose={close} onDone={report(opened.done)} />
      )}
      {opened?.act === 'revoke-many' && (
        <RevokeManyDialog members={opened.members} onClose={close} onDone={report(opened.done)} />
      )}
      {opened?.act === 'report' && <BulkReportDialog report={opened.report} onClose={close} />}
      <InvitedDialog
        invited={opened?.act === 'links' ? opened.invited : null}
        onClose={close}
        onMore={dialogs.add}
      />
    </Dialogs.Provider>
  );
}
