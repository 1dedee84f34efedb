import 'server-only';
import { pixels } from '@/db/schema/work/pixels';
import { visibility } from '@/lib/policy/visibility';
import { decisionRecords, noTeam } from '@/lib/work/assignment/decision-records';

export const pixelRecords = decisionRecords({
  type: 'pixel',
  features: ['pixels'],
  table: pixels,
  columns: { seatId: pixels.seatId, teamId: noTeam },
  seenBy: (access) => visibility(access, 'pixels'),
});
