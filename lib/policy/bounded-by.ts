import type { Access } from './access';
import { type BitSet, bitsOf, hasBit } from './bit-set';
import type { Compiled, Entry } from './compile';

/**
 * An access that never exceeds another: the permissions that both have, the rows that both see, the fields that neither
 * sees masked (B6). What the bound denies carries the rule of the bound. Both are of one model.
 */
export function boundedBy({ compiled, self }: Access, bound: Access): Access {
  const limits = bound.compiled;
  const entries = new Map<string, Entry>();
  for (const [permission, entry] of compiled.entries) {
    const limit = limits.entries.get(permission)?.decision ?? limits.refusal;
    const isLimited = entry.decision.allowed && limit && !limit.allowed;
    entries.set(permission, isLimited ? { ...entry, decision: limit } : entry);
  }
  const inBoth = (one: BitSet, other: BitSet): BitSet =>
    bitsOf(
      compiled.model.catalogue,
      [...entries.values()]
        .filter(({ facts: { index } }) => hasBit(one, index) && hasBit(other, index))
        .map(({ facts }) => facts.permission),
    );
  const bounded: Compiled = {
    ...compiled,
    entries,
    held: inBoth(compiled.held, limits.held),
    granted: inBoth(compiled.granted, limits.granted),
    masks: new Map([...limits.masks, ...compiled.masks]),
    refusal: compiled.refusal ?? limits.refusal,
  };
  return { compiled: bounded, self, bound };
}
