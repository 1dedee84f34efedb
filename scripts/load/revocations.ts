import { setTimeout as pause } from 'node:timers/promises';
import type { Company, Leaving, Worker } from './company';
import { post } from './people-at-work';
import type { Tally } from './tally';

export interface Revocations {
  acknowledged: Leaving[];
  /** Requests of a person answered with data after their revocation was acknowledged, by any process. */
  served: number;
}

interface Way {
  ports: readonly number[];
  tally: Tally;
  signal: AbortSignal;
}

/** Lets an owner revoke a member every second, and asks each process as that member once it is acknowledged (R4, RV7). */
export async function revokeEverySecond(way: Way, companies: readonly Company[]): Promise<Revocations> {
  const found: Revocations = { acknowledged: [], served: 0 };
  const running: Promise<void>[] = [];
  for (let n = 0; !way.signal.aborted; n++) {
    const company = companies[n % companies.length];
    const member = company?.leaving[Math.floor(n / companies.length)];
    if (!company || !member) break;
    running.push(revoke(way, company.owner, member, found));
    await pause(1_000, undefined, { signal: way.signal }).catch(() => {});
  }
  await Promise.all(running);
  return found;
}

async function revoke({ ports, tally }: Way, owner: Worker, member: Leaving, found: Revocations) {
  const { memberId, version, slug: workspace } = member;
  const input = { workspace, memberId, version, successorId: null };
  let isUnsure = false;
  const isDone = await tally.count('revoke a member', async () => {
    try {
      await post('revokeAccessAction', input, owner.token);
    } catch (error) {
      // The first try was cut off after it had taken effect: the member is gone, which the owner sees.
      if (isUnsure && error instanceof Error && error.message === 'refused: not-found') return;
      isUnsure = true;
      throw error;
    }
  });
  if (!isDone) return;
  found.acknowledged.push(member);
  const answers = await Promise.all(ports.map((port) => isServed(port, member)));
  found.served += answers.filter(Boolean).length;
}

/** Whether a process still shows the member anything; one that is away shows nothing. */
async function isServed(port: number, { slug, token }: Worker): Promise<boolean> {
  const headers = { cookie: `latchkey.session=${token}` };
  try {
    const found = await fetch(`http://127.0.0.1:${port}/w/${slug}/find?q=contact`, { headers });
    if (found.status === 200) return true;
    const page = await fetch(`http://127.0.0.1:${port}/w/${slug}/contacts`, { headers });
    return (await page.text()).includes('@example.org');
  } catch {
    return false;
  }
}
