import 'server-only';
import { abandonReplica } from '@/db/client';
import { measureReplica, type ReplicaStatus } from '@/db/replica';
import type { Timer } from '@/lib/platform/jobs/worker';
import { log } from '@/lib/platform/log';

/** On the global object: Next loads a module once per bundle, and all of them ask for it. */
const shared = globalThis as typeof globalThis & { latchkeyReplicaStatus?: ReplicaStatus };

let silences = 0;

const meanings = {
  'in-use': 'reading exports, reports and trails from the replica',
  behind: 'not reading from the replica: it is more than a second behind',
  away: 'not reading from the replica: it does not answer',
  'no-standby': 'not reading from DATABASE_REPLICA_URL: that is no standby of the primary',
  'wrong-role': 'not reading from the replica: its login does not work as latchkey_app',
};

/** The replica as it was last found; undefined without one. Asking takes no time, so that no probe waits for a replica. */
export const replicaStatus = () => shared.latchkeyReplicaStatus;

/** Logs when the replica changes its state (OP7), and gives up the connections to one that does not answer (OP8). */
export const replicaTimer: Timer = {
  name: 'replica',
  everyMs: 10_000,
  async run() {
    const before = replicaStatus()?.state;
    const found = await measureReplica();
    shared.latchkeyReplicaStatus = found;
    silences = found?.state === 'away' ? silences + 1 : 0;
    if (silences > 1) abandonReplica();
    if (!found || found.state === before) return;
    log[found.state === 'in-use' ? 'info' : 'warn']({ replica: found.state }, meanings[found.state]);
  },
};
