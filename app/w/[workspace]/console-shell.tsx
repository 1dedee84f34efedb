'use client';

import { signOut } from 'next-auth/react';
import type { ComponentProps } from 'react';
import { Shell } from '@/components/shell/shell';

/** The shell of a workspace, with the way out. */
export function ConsoleShell(props: Omit<ComponentProps<typeof Shell>, 'signOut'>) {
  return <Shell {...props} signOut={() => signOut({ callbackUrl: '/sign-in' })} />;
}
