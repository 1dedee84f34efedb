/** All rows that match the address of the list, instead of the selected ones. */
export interface MatchingRows {
  /** The query of the address. */
  address: string;
  /** The number of rows that the reader saw. */
  count: number;
}
