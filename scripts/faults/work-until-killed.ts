import { background } from '@/lib/modules';
import { claim } from '@/lib/platform/jobs/run-jobs';

// A worker that a test kills. It claims every due job and does its work, but never says that the job is done: as if it
// died each time between the two. It prints what it does, a line each.
const say = (...words: string[]) => process.stdout.write(`${words.join(' ')}\n`);

for (const handler of background.handlers) {
  for (let queued = await claim(handler.kinds); queued; queued = await claim(handler.kinds)) {
    const { kind } = queued.job;
    say('claimed', kind);
    handler.attempt(queued).then(
      () => say('worked', kind),
      (error: unknown) => say('failed', kind, error instanceof Error ? error.message : String(error)),
    );
  }
}
say('all');
setInterval(() => {}, 60_000);
