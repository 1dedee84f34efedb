'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { BulkReport } from '@/lib/bulk-report';
import type { MemberView } from '@/lib/services/members/view';
import type { Invited } from './invited-dialog';

// Forms and what checks them come when somebody asks for the first one: the list does not wait for them.
const AddUserDialog = dynamic(() => import('./add-user-dialog').then((module) => module.AddUserDialog));
const BulkReportDialog = dynamic(() =>
  import('@/components/work/bulk-report-dialog').then((module) => module.BulkReportDialog),
);
const ChangeManyDialog = dynamic(() =>
  import('./change-many-dialog').then((module) => module.ChangeManyDialog),
);
const EditAccessDialog = dynamic(() =>
  import('./edit-access-dialog').then((module) => module.EditAccessDialog),
);
const InviteToAccountsDialog = dynamic(() =>
  import('./invite-to-accounts').then((module) => module.InviteToAccountsDialog),
);
const InvitedDialog = dynamic(() => import('./invited-dialog').then((module) => module.InvitedDialog));
const RevokeDialog = dynamic(() => import('./revoke-dialog').then((module) => module.RevokeDialog));
const RevokeInvitationDialog = dynamic(() =>
  import('./revoke-invitation-dialog').then((module) => module.RevokeInvitationDialog),
);
const RevokeManyDialog = dynamic(() =>
  import('./revoke-many-dialog').then((module) => module.RevokeManyDialog),
);

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
  // Adding stays once it was begun, closed or not, with what was typed.
  const [isAdding, setAdding] = useState(false);
  const close = () => setOpened(null);
  const dialogs = useMemo<UserDialogs>(
    () => ({
      add: () => {
        setAdding(true);
        setOpened({ act: 'add' });
      },
      inviteToAccounts: () => setOpened({ act: 'invite-to-accounts' }),
      edit: (member) => setOpened({ act: 'edit', member }),
      revoke: (member) =>
        setOpened({ act: member.status === 'invited' ? 'revoke-invitation' : 'revoke', member }),
      changeMany: (members, done) => setOpened({ act: 'change-many', members, done }),
      revokeMany: (members, done) => setOpened({ act: 'revoke-many', members, done }),
      showLinks: (invited) => {
        setAdding(true);
        setOpened({ act: 'links', invited });
      },
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
      {isAdding && <AddUserDialog open={opened?.act === 'add'} onClose={close} />}
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
      {isAdding && (
        <InvitedDialog
          invited={opened?.act === 'links' ? opened.invited : null}
          onClose={close}
          onMore={dialogs.add}
        />
      )}
    </Dialogs.Provider>
  );
}
