/** The characters of GSM 03.38 that take one place, and those that take two. */
const basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/;
const extended = /^[\^{}\\[~\]|€]$/;

/**
 * In how many parts a text message travels, each of which costs one credit: 160 characters alone or 153 in a chain,
 * and 70 or 67 once a character is none of the networks' own alphabet.
 */
export function smsParts(text: string): number {
  const characters = [...text];
  const isPlain = characters.every((each) => basic.test(each) || extended.test(each));
  const length = isPlain
    ? characters.reduce((sum, each) => sum + (extended.test(each) ? 2 : 1), 0)
    : text.length;
  const [alone, chained] = isPlain ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / chained);
}
