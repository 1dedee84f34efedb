import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobKind } from '@/db/schema/outbox';
import { subscribe } from '@/lib/events/hub';
import { log } from '@/lib/log';
import { deliverDue } from '@/lib/mail/deliver';
import { letterKinds } from '@/lib/mail/letters';
import { runAutomations } from '@/lib/services/automations/run';
import { deliverCampaigns } from '@/lib/services/campaigns/deliver';
import { deliverTests } from '@/lib/services/campaigns/deliver-tests';
import { queuePortions } from '@/lib/services/campaigns/portions';
import { makeDataExports } from '@/lib/services/data-exports/make-due';
import { deliverForms } from '@/lib/services/forms/deliver';
import { eraseDeletedAccounts } from '@/lib/services/housekeeping/erase-accounts';
import { sweepExpired } from '@/lib/services/housekeeping/sweep-expired';
import { deliverEvents } from '@/lib/services/integrations/deliver';
import { deliverMessages, deliverToMany } from '@/lib/services/messages/deliver';
import { expirePaymentMethods } from '@/lib/services/payment/expire';
import { sweepPresence } from '@/lib/services/presence/sweep';
import { takeDue } from '@/lib/services/records/take-due';
import { runSendings } from '@/lib/services/sendings/run';
import { runShortcuts } from '@/lib/services/shortcuts/run';

interface Job {
  name: string;
  everyMs: number;
  /** Jobs of the outbox that it does: they are announced, and need not wait for its time. */
  kinds?: readonly JobKind[];
  run: () => Promise<unknown>;
}

const jobs: readonly Job[] = [
  // Asking as well finds what is due for another try, or was announced to nobody.
  { name: 'mail', everyMs: 5_000, kinds: letterKinds, run: deliverDue },
  { name: 'messages', everyMs: 5_000, kinds: ['message'], run: deliverMessages },
  { name: 'events', everyMs: 5_000, kinds: ['event'], run: deliverEvents },
  { name: 'automations', everyMs: 5_000, kinds: ['automation'], run: runAutomations },
  { name: 'due', everyMs: 5_000, kinds: ['record-due'], run: takeDue },
  { name: 'shortcuts', everyMs: 1_000, kinds: ['shortcut'], run: runShortcuts },
  { name: 'sendings', everyMs: 1_000, kinds: ['sending'], run: runSendings },
  { name: 'messages to many', everyMs: 5_000, kinds: ['message'], run: deliverToMany },
  { name: 'campaigns', everyMs: 5_000, kinds: ['campaign'], run: queuePortions },
  { name: 'campaign letters', everyMs: 5_000, kinds: ['campaign-letter'], run: deliverCampaigns },
  { name: 'campaign tests', everyMs: 5_000, kinds: ['campaign-test'], run: deliverTests },
  {
    name: 'forms',
    everyMs: 5_000,
    kinds: ['form-entry', 'form-entry-expired'],
    run: deliverForms,
  },
  {
    name: 'data exports',
    everyMs: 5_000,
    kinds: ['data-export', 'data-export-expired'],
    run: makeDataExports,
  },
  { name: 'payment', everyMs: 60_000, run: expirePaymentMethods },
  { name: 'presence', everyMs: 5_000, run: sweepPresence },
  { name: 'housekeeping', everyMs: 10 * 60_000, run: sweepExpired },
  { name: 'erasing', everyMs: 10 * 60_000, run: eraseDeletedAccounts },
];

/**
 * Does what nobody waits for, in every process; each job is safe to run in several at once. Resolves when
 * all of it has come to rest after `stop`.
 */
export async function work(stop: AbortSignal): Promise<void> {
  await Promise.all(jobs.map((job) => repeat(job, stop)));
}

async function repeat({ name, everyMs, kinds = [], run }: Job, stop: AbortSignal): Promise<void> {
  const bell = new Bell();
  const unsubscribe = subscribe(
    kinds.map((kind) => `jobs:${kind}` as const),
    () => bell.ring(),
  );
  while (!stop.aborted) {
    try {
      await run();
    } catch (error) {
      // The database or the mail server is away: the next round tries again (FA4, FA6).
      log.warn(
        { job: name, error: error instanceof Error ? error.name : typeof error },
        'background job failed',
      );
    }
    await bell.rung(everyMs, stop);
  }
  unsubscribe();
}

/** Cuts a wait short. A ring while nobody waits is kept for the next wait. */
class Bell {
  #wake = new AbortController();

  ring(): void {
    this.#wake.abort();
  }

  async rung(atMostMs: number, stop: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([this.#wake.signal, stop]);
    await pause(atMostMs, undefined, { signal }).catch(() => {});
    if (this.#wake.signal.aborted) this.#wake = new AbortController();
  }
}
