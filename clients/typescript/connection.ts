/** Where Latchkey is, and the API key with which the program calls it. */
export interface Connection {
  /** Such as `https://latchkey.example.com`. */
  origin: string;
  key: string;
  /** The language of texts for people: `en`, `fr` or `it`. */
  language?: string;
}
