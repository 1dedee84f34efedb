/** One line of the table: what was tried, and what was found. */
export interface Finding {
  fault: string;
  tried: string;
  found: string;
  isSound: boolean;
}
