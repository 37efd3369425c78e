/** What a figure counts in; decides how it is written. */
export type MeasureUnit = 'currency' | 'hours' | 'number';

/** Something summed over accounts: potential, workload, sales, or any numeric column. */
export interface Measure {
  /** `potential`, `workload`, `sales` or `column:<header>`. */
  readonly id: string;
  readonly label: string;
  readonly unit: MeasureUnit;
  /** One plain sentence on where the values come from, e.g. "Column Wallet__c" or "Equal for every account: the file has no hours". */
  readonly source: string;
  /** Accounts that carry a value, of all that count. "Based on n of m accounts". */
  readonly filled: number;
}
