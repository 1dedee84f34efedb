import { type FieldKind, fieldKind } from '@/lib/access/audit/event-fields';
import type { WordValue } from './value-words';

/** One field that an event changed, in the reader's language. One side is null where only the other is recorded. */
export interface ShownChange {
  field: string;
  before: string | null;
  after: string | null;
}

interface Words {
  /** The label of a field. */
  label: (field: string) => string;
  word: WordValue;
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields in which an event's `before` and `after` differ, and those that say what it is about. */
export function shownChanges(
  { event, before, after }: { event: string; before: unknown; after: unknown },
  { label, word }: Words,
): ShownChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const { collection } = { ...old, ...now };
  const ofCollection = typeof collection === 'string' ? collection : '';
  const sides = { old: hasValues(event, old), now: hasValues(event, now) };
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const about = names.filter((name) => isContext(fieldKind(event, name)));
  return [...new Set([...about, ...names])].flatMap((name): ShownChange[] => {
    const kind = fieldKind(event, name);
    if (kind === null || kind === 'internal') return [];
    const field = label(name);
    const say = (value: unknown) => word(kind, value, ofCollection);
    if (isContext(kind)) return [{ field, before: null, after: say(now[name] ?? old[name]) }];
    if (JSON.stringify(old[name]) === JSON.stringify(now[name])) return [];
    const shown = {
      before: sides.old ? say(old[name]) : null,
      after: sides.now ? say(now[name]) : null,
    };
    return shown.before === shown.after || isEmpty(shown, old[name] ?? now[name])
      ? []
      : [{ field, ...shown }];
  });
}

const isContext = (kind: FieldKind | null) => kind?.startsWith('context.') === true;

/** Whether a side records more than what the event is about. */
const hasValues = (event: string, side: Fields) =>
  Object.keys(side).some((name) => {
    const kind = fieldKind(event, name);
    return kind !== null && kind !== 'internal' && !isContext(kind);
  });

/** "Restrictions: none" of an invitation tells a reader nothing. */
const isEmpty = ({ before, after }: Omit<ShownChange, 'field'>, value: unknown) =>
  (before === null || after === null) && (value === null || value === undefined || String(value) === '');

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
