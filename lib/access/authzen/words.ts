import 'server-only';
import { createTranslator } from 'use-intl/core';
import { formatLocales, type Locale } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { minimalChange } from '@/lib/policy/changes/minimal-change';
import type { Compiled } from '@/lib/policy/compile';
import { explain, say, type Translate } from '@/lib/policy/explain';
import type { Decision, Permission } from '@/lib/policy/model';

/** A decision in the words of a language. */
interface Words {
  why: string;
  remedy: string;
}

/**
 * Puts decisions into words. Compiled accesses, and with them their decisions, are shared by requests (`compile`), so
 * each is worded once in a language; what depends on the state of a moment is no part of them.
 */
export interface Wording {
  translate: Translate;
  wordsOf(decision: Decision): Words;
}

const wordings = new Map<Locale, Promise<Wording>>();

export function wordingIn(language: Locale): Promise<Wording> {
  const known = wordings.get(language) ?? makeWording(language);
  wordings.set(language, known);
  return known;
}

async function makeWording(language: Locale): Promise<Wording> {
  const locale = formatLocales[language];
  const translate = createTranslator({ locale, messages: await textsOf(language) }) as Translate;
  const known = new WeakMap<Decision, Words>();
  const word = (decision: Decision): Words => {
    const { why, remedy } = explain(decision);
    return {
      why: say(why, translate, locale),
      remedy: remedy ? say(remedy, translate, locale) : '',
    };
  };
  return {
    translate,
    wordsOf: (decision) => {
      const words = known.get(decision) ?? word(decision);
      known.set(decision, words);
      return words;
    },
  };
}

/** The smallest change that allows what is denied, as an answer names it. */
export interface ChangeAnswer {
  lifts: readonly string[];
  gives: readonly string[];
  role?: string;
}

const changes = new WeakMap<Compiled, Map<Permission, ChangeAnswer | null>>();

/** The smallest change of an access that allows a permission; null where there is none. Computed once for each access. */
export function changeFor(compiled: Compiled, permission: Permission): ChangeAnswer | null {
  const known = changes.get(compiled) ?? new Map<Permission, ChangeAnswer | null>();
  changes.set(compiled, known);
  const found = known.get(permission);
  if (found !== undefined) return found;
  const change = minimalChange(compiled, permission);
  const answer = change && {
    lifts: change.lifts,
    gives: change.gives,
    ...(change.role !== null && { role: change.role }),
  };
  known.set(permission, answer);
  return answer;
}
