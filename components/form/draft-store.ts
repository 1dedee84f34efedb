import type { Values } from './internal/typed-values';

/**
 * Drafts: what a person typed into a form and did not send yet, in the browser's storage. Only values that differ from
 * those the form began with are kept, so that nothing is stored that the server sent (MA1).
 */

const prefix = 'latchkey.draft.';
/** How long a draft is kept, in milliseconds. */
const keptFor = 7 * 24 * 60 * 60_000;

export interface Draft {
  /** When it was typed, in milliseconds. */
  at: number;
  values: Values;
}

/** Who types where: a draft belongs to one person and one form. */
export interface DraftKey {
  owner: string;
  place: string;
}

const keyOf = ({ owner, place }: DraftKey) => `${prefix}${owner}.${place}`;

export function readDraft(key: DraftKey): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(key)) ?? 'null') as Draft | null;
    return draft && draft.at > Date.now() - keptFor ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps the values; without any, forgets the draft. */
export function writeDraft(key: DraftKey, values: Values): void {
  try {
    if (Object.keys(values).length === 0) localStorage.removeItem(keyOf(key));
    else localStorage.setItem(keyOf(key), JSON.stringify({ at: Date.now(), values } satisfies Draft));
  } catch {
    // Storage that is full or switched off keeps no drafts; the form works without.
  }
}

/** Forgets the drafts that ended, and those of other people: at sign-in. Without an owner, all: at sign-out. */
export function forgetDrafts(keep?: { owner: string }): void {
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix))) {
      const isOwn = keep && key.startsWith(`${prefix}${keep.owner}.`);
      const { at = 0 } = isOwn ? (JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) : {};
      if (at <= Date.now() - keptFor) localStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
