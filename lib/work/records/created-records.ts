import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { RecordKind } from '@/lib/access/authzen/record-kind';
import { mightEver } from '@/lib/policy/might-ever';
import { decisionRecords, noTeam } from '@/lib/work/assignment/decision-records';
import type { Collection } from '@/lib/work/collections/definition';
import { creatorSeat } from './internal/creator-seat';

/** The records of a collection for a decision point: rows of their creators, seen by those who see the collection. */
export function createdRecords(type: string, { id, needs }: Pick<Collection, 'id' | 'needs'>): RecordKind {
  return decisionRecords({
    type,
    features: [id],
    table: collectionRecords,
    columns: { seatId: creatorSeat, teamId: noTeam },
    seenBy: (access) => ({ kind: mightEver(access, needs.view) ? 'all' : 'none' }),
    where: and(eq(collectionRecords.collection, id), isNull(collectionRecords.deletedAt)),
  });
}
