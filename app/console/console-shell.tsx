'use client';

import type { ComponentProps } from 'react';
import { DraftOwner } from '@/components/form/draft-owner';
import { forgetDrafts } from '@/components/form/draft-store';
import { useFailureToast } from '@/components/form/use-failure-toast';
import type { BellProps } from '@/components/shell/bell';
import { Shell } from '@/components/shell/shell';
import type { ActionResult } from '@/lib/platform/action-result';

type MarkRead = (input: {
  workspace: string;
  id: string;
  andEarlier: boolean;
}) => Promise<ActionResult<unknown>>;

interface ConsoleShellProps extends Omit<ComponentProps<typeof Shell>, 'signOut' | 'bell'> {
  /** With the slug of its workspace, and the action that marks notifications as read. */
  bell?: Omit<BellProps, 'markRead'> & { slug: string; markRead: MarkRead };
  /** The signed-in person, who owns the drafts; null while they view as another. */
  person: string | null;
}

/** The code of signing out is loaded on use. */
async function signOut(): Promise<void> {
  forgetDrafts();
  const { signOut } = await import('next-auth/react');
  await signOut({ callbackUrl: '/sign-in' });
}

/** The frame of the console, in a workspace and in an organisation, with the actions to sign out and to mark notifications as read. */
export function ConsoleShell({ bell, person, ...props }: ConsoleShellProps) {
  const fail = useFailureToast();

  async function markRead(id: string, andEarlier: boolean) {
    if (!bell) return;
    const result = await bell.markRead({ workspace: bell.slug, id, andEarlier });
    if (!result.ok) fail(result.error);
  }

  return (
    <DraftOwner person={person} workspace={props.workspace.id}>
      <Shell {...props} bell={bell && { ...bell, markRead }} signOut={signOut} />
    </DraftOwner>
  );
}
