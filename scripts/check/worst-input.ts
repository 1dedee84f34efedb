import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import type { Expression } from './expressions';

/** As many texts as are made of one part of an expression. */
const mostSamples = 3;
/** What hardly any part of an expression expects: a match can neither begin with it nor end before it. */
const unexpected = '\n\u0000';

type Part = AST.Alternative | AST.Element | AST.Pattern;

/**
 * Texts of a length on which an expression takes longest if it takes more than linear time: everything that it
 * repeats, and every beginning of a match, over and over, after what it expects before and with a wrong end.
 *
 * @param length in UTF-16 units, about
 */
export function worstInputs({ source, flags }: Expression, length: number): string[] {
  const pattern = new RegExpParser().parsePattern(source, undefined, undefined, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const candidates = candidatesFor(pattern);
  const samples = sampler(candidates, flags);
  const texts = new Set<string>();
  const repeat = (beginning: string, part: Part) => {
    for (const pump of samples(part)) {
      if (pump === '') continue;
      const body = pump.repeat(Math.ceil(length / pump.length));
      texts
        .add(body)
        .add(body + unexpected)
        .add(unexpected + body + unexpected);
      if (beginning) texts.add(beginning + body + unexpected);
    }
  };
  visitRegExpAST(pattern, {
    onQuantifierEnter: (node) => node.max > 1 && repeat(samples(before(node))[0] ?? '', node.element),
    onAlternativeEnter(node) {
      for (let end = 1; end <= node.elements.length; end++)
        repeat('', { ...node, elements: node.elements.slice(0, end) });
    },
  });
  return [...texts];
}

/** What has to match in front of a part: the elements to its left, in its own alternative and in those around it. */
function before(part: AST.Element): AST.Alternative {
  const elements: AST.Element[] = [];
  let alternative: AST.Alternative | undefined;
  for (let node: AST.Node | null = part; node; node = node.parent) {
    const { parent }: AST.Node = node;
    if (parent?.type !== 'Alternative') continue;
    alternative ??= parent;
    elements.unshift(...parent.elements.slice(0, parent.elements.indexOf(node as AST.Element)));
  }
  if (!alternative) throw new Error(`No alternative holds ${part.raw}`);
  return { ...alternative, elements };
}

/** First the characters of the expression: what several of its parts match is worse than what one does. */
function candidatesFor(pattern: AST.Pattern): string[] {
  const written = new Set<string>();
  visitRegExpAST(pattern, { onCharacterEnter: ({ value }) => written.add(String.fromCodePoint(value)) });
  const usual = ['a', '0', ' ', '-', '.', 'A', '_', '\n', '\t', 'é', '\u0000', '\u0301', '\u200b', '😀'];
  const others = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));
  return [...new Set([...written, ...usual, ...others])];
}

/** A function that makes texts which a part matches: as many as help, the worst first. */
function sampler(candidates: readonly string[], flags: string) {
  const known = new Map<string, string[]>();
  const charactersOf = (raw: string) => {
    const expression = new RegExp(`^(?:${raw})$`, flags.replace(/[gy]/g, ''));
    const found: string[] = [];
    for (const each of candidates) {
      if (expression.test(each)) found.push(each);
      if (found.length === mostSamples) break;
    }
    return found;
  };
  return function samples(part: Part): string[] {
    switch (part.type) {
      case 'Character':
        return [String.fromCodePoint(part.value)];
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const found = known.get(part.raw) ?? charactersOf(part.raw);
        known.set(part.raw, found);
        return found;
      }
      case 'Alternative':
        return joined(part.elements.map(samples));
      case 'Pattern':
      case 'Group':
      case 'CapturingGroup':
        return part.alternatives.flatMap(samples).slice(0, 2 * mostSamples);
      case 'Quantifier':
        return samples(part.element).map((each) => each.repeat(Math.max(part.min, 1)));
      default:
        return [''];
    }
  };
}

/** The first samples of every part together, then the second, and so on; a part with fewer gives its last. */
function joined(parts: string[][]): string[] {
  const most = Math.max(1, ...parts.map((each) => each.length));
  return Array.from({ length: most }, (_, at) => parts.map((each) => each[at] ?? each.at(-1) ?? '').join(''));
}
