import { redirect } from 'next/navigation';
import { currentSession } from '@/lib/access/gate/current-person';
import { signInPath } from '@/lib/access/gate/page';

/** The console has no front page: it redirects to the workspaces, or to sign-in. */
export default async function HomePage(): Promise<never> {
  redirect((await currentSession()) ? '/workspaces' : await signInPath());
}
