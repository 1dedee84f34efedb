/** The characters of GSM 03.38: basic ones count one, extended ones two. */
const basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/;
const extended = /^[\^{}\\[~\]|€]$/;

/**
 * The number of parts of a text message; each costs one credit. A part has 160 characters, or 153 in a longer
 * message; 70, or 67, when a character is outside the GSM alphabet.
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
