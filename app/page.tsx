import { redirect } from 'next/navigation';
import { currentPerson } from '@/lib/access/gate/current-person';

/** The console has no front page of its own: one goes in, or signs in. */
export default async function HomePage(): Promise<never> {
  redirect((await currentPerson()) ? '/workspaces' : '/sign-in');
}
