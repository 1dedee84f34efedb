import type { ImportedConversation } from '@/lib/work/inbox/conversations/import-conversations';
import { dialogues, type Line } from './dialogues';
import { chance } from './invent';
import type { Colleague } from './people';
import type { Language } from './plan';

type Entry = ImportedConversation['thread'][number];

interface ThreadShape {
  language: Language;
  seatId: string | null;
  teamId: string | null;
  status: 'open' | 'closed';
  endsAt: Date;
}

const minute = 60_000;

/**
 * Invents the messages of a conversation: the last one, at `endsAt`, is the one that the list shows. Unassigned
 * conversations have no answer.
 */
export function inventThread(
  { language, seatId, teamId, status, endsAt }: ThreadShape,
  workers: readonly Colleague[],
): { thread: Entry[]; preview: string; startsAt: Date } {
  const holder = workers.find((each) => each.seatId === seatId);
  const answering = holder ?? chance.helpers.arrayElement([...workers]);
  const dialogue = chance.helpers.arrayElement([...dialogues[language]]);
  const lines = holder || teamId || status === 'closed' ? upTo(dialogue) : [dialogue[0]].flatMap(asList);
  const moments = momentsBefore(endsAt, lines.length);
  const startsAt = moments[0] ?? endsAt;
  const thread = lines.map(([by, body], at) => entry(by, body, moments[at] ?? endsAt, answering, workers));
  if (holder && lines.length > 1) thread.push(assigned(holder, workers, startsAt));
  if (status === 'closed') thread.push(closed(answering, endsAt));
  return { thread, preview: lines.findLast(([by]) => by !== '#')?.[1] ?? '', startsAt };
}

const asList = (line: Line | undefined): Line[] => (line ? [line] : []);

/** The beginning of a dialogue, of random length; it never ends with a note. */
function upTo(dialogue: readonly Line[]): Line[] {
  const lines = dialogue.slice(0, chance.number.int({ min: 2, max: dialogue.length }));
  while (lines.at(-1)?.[0] === '#') lines.pop();
  return lines;
}

/** Minutes apart within a visit, hours or a night between visits. */
function momentsBefore(end: Date, count: number): Date[] {
  const moments = [end];
  while (moments.length < count) {
    const gap = chance.datatype.boolean({ probability: 0.7 })
      ? chance.number.int({ min: 2, max: 40 })
      : chance.number.int({ min: 180, max: 1_200 });
    moments.unshift(new Date((moments[0] ?? end).getTime() - gap * minute));
  }
  return moments;
}

function entry(
  by: Line[0],
  body: string,
  at: Date,
  answering: Colleague,
  workers: readonly Colleague[],
): Entry {
  if (by === '<') return { kind: 'inbound', body, at };
  if (by === '>') return { kind: 'outbound', body, at, authorId: answering.memberId, delivery: 'delivered' };
  return { kind: 'note', body, at, authorId: chance.helpers.arrayElement([...workers]).memberId };
}

function assigned(holder: Colleague, workers: readonly Colleague[], startsAt: Date): Entry {
  const managers = workers.filter(({ role }) => role === 'manager');
  const by = managers.length > 0 ? chance.helpers.arrayElement(managers) : holder;
  return {
    kind: 'event',
    event: 'assigned',
    authorId: by.memberId,
    toMemberId: holder.memberId,
    at: new Date(startsAt.getTime() + minute),
  };
}

function closed(answering: Colleague, endsAt: Date): Entry {
  const at = new Date(Math.min(endsAt.getTime() + 5 * minute, Date.now()));
  return { kind: 'event', event: 'closed', authorId: answering.memberId, at };
}
