import 'server-only';
import type { Rule } from '@/lib/policy/model';
import { instruments } from './instruments';

/** @param rule the deciding rule where access was denied; only its kind is counted */
export function countRefusal(kind: string, rule?: Rule): void {
  instruments().refusals.inc({ kind, rule: rule?.kind ?? 'none' });
}
