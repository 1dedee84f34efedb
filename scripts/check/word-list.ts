/** An expression that the texts of the project avoid, and what to write instead (docs/glossary.md). */
export interface Avoided {
  expression: RegExp;
  instead: string;
}

/** Sentences whose subject is a clause: "What was typed is kept." Questions and "What a role may do." are fine. */
const riddle =
  /(?<=^[^\S\n]*|[.!?:]\s+)What\s+(?:[a-z]+s\b|(?:[^\s.?!;:,]+\s+){0,6}?(?:is|are|was|were|has|have|can|cannot|could|may|might|must|will))\s+(?:[^\s.?!;:,]+\s+){0,8}?(?:is|are|was|were|has|have|stays?|goes|comes|remains?|counts?|can|cannot|may|must)\s+[^.?!]*(?:[.!;]|$)/gm;

export const avoided: Avoided[] = [
  { expression: /\b(?:stands?|stood)\b/gi, instead: 'is, is written, exists, means' },
  { expression: /\bwho(?:m|se)?(?:so)?ever\b/gi, instead: 'a member who, everyone who, which' },
  { expression: /\bone[’']s\b/gi, instead: 'your, their, the name of the person' },
  { expression: /\b(?:some|no)body\b/gi, instead: 'the person: a member, no member' },
  {
    expression:
      /\bof (?:its|their|his|her|my|our|your) own\b(?!\s+(?!(?:and|as|at|before|beside|besides|but|by|for|from|if|in|is|are|on|or|so|than|that|to|when|where|which|with)\b)[a-z])/gi,
    instead: 'its own …, separate',
  },
  { expression: riddle, instead: 'subject first: name the thing, then the verb' },
  { expression: /\bmeanwhile\b/gi, instead: 'at the same time, since then' },
  {
    expression:
      /(?:,|\b(?:all|anything|everything|nothing|none|else))\s+save\b|\bsave (?:for|where|when)\b/gi,
    instead: 'except',
  },

  { expression: /\bfootings?\b/gi, instead: 'effective membership' },
  { expression: /\bstandings?\b/gi, instead: 'availability, status' },
  {
    expression: /\bheldat\b|\bheld at\b(?! (?:one|once|least|most|the same)\b)/gi,
    instead: 'inherited from',
  },
  { expression: /\bverdicts?\b/gi, instead: 'decision' },
  { expression: /\bjudge[sd]?\b|\bjudging\b|\bjudge?ments?\b/gi, instead: 'evaluate, evaluation' },
  {
    expression:
      /\b(?:an?|the|whose|its|their|his|her|your|same|whole|wider|narrower)\s+reach\b|[’']s\s+reach\b/gi,
    instead: 'scope',
  },
  { expression: /\bslices?\b(?!\()/gi, instead: 'row filter' },
  { expression: /\bdoors?\b/gi, instead: 'entry permission, public files' },
  { expression: /\b(?:sleepers?|asleep)\b/gi, instead: 'lazy' },
  { expression: /\bheirs?\b/gi, instead: 'successor' },
  { expression: /\btwins?\b/gi, instead: 'duplicate' },
  { expression: /(?<!\bin-)\bhouses?\b(?!-)/gi, instead: 'organisation' },
  { expression: /\bhabits?\b/gi, instead: 'activity' },
  { expression: /\bpasts\b|(?:\b(?:its|their|whose)|[’']s)\s+past\b/gi, instead: 'history' },
  {
    expression: /\b(?:an|the|one|this|each|every|whole|new|same|other)\s+office\b|\boffices\b/gi,
    instead: 'test workspace',
  },
  { expression: /(?<!\b(?:help|service) )\bdesks?\b/gi, instead: 'test workspace' },
  { expression: /\b(?:the|whole|same)\s+cast\b(?!\s+to\b)/gi, instead: 'the people of the test' },
  {
    expression:
      /(?<!\b(?:accented|capital|small|single|first|last|one|two|no|each|every|greek|latin|cyrillic|[uU]pper-?case|lower-?case|\d+) )\bletters?\b(?!(?:\s|,)+(?:and|or|nor)\s+(?:digit|number|figure|mark|sign)|,? digits?\b| by letter\b| for letter\b|-spac)/gi,
    instead: 'email, notification; of a text: character',
  },
  {
    expression: /\b(?:is|are|was|were|be|been|being|gets?)\s+told\b(?!\s+apart)/gi,
    instead: 'notified, informed, distinguished',
  },
  {
    expression:
      /(?<!\b(?:style|first|second|one|hidden|named|bottom|side|only) )\bsheets?\b(?! from the bottom)/gi,
    instead: 'settings form',
  },
  { expression: /\binner (?:ip )?address(?:es)?\b/gi, instead: 'private address' },
  { expression: /\bouter (?:ip )?address(?:es)?\b/gi, instead: 'public address' },
];
