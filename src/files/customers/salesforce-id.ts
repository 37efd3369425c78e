/**
 * Salesforce ids: 15 characters in which upper and lower case tell records apart, or the same with a checksum of three
 * behind, which survives programs that do not know case. The checksum is documented by Salesforce: one character for
 * every five, its bits say which of them are upper case.
 */

const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * Beginnings of the records that lists of customers are made of: account, contact, user, opportunity, order, lead, asset,
 * campaign, contract, order item, case, and objects of one's own (a00 …). Digits alone could be any number.
 */
const FORM =
  /^(?:001|003|005|006|00Q|02i|500|701|800|801|802|a0[0-9A-Za-z])(?=\d*[A-Za-z])[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?$/u;

/** Whether the text can be an id of either length; of 18 characters, the checksum must be right. */
export function isSalesforceId(text: string): boolean {
  if ((text.length !== 15 && text.length !== 18) || !FORM.test(text)) return false;
  return text.length === 15 || longSalesforceId(text.slice(0, 15)) === text;
}

/** The id of 18 characters for one of 15. */
export function longSalesforceId(id: string): string {
  let checksum = '';
  for (let from = 0; from < 15; from += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at++) {
      const code = id.charCodeAt(from + at);
      if (code >= 0x41 && code <= 0x5a) bits |= 1 << at;
    }
    checksum += CHECKSUM[bits];
  }
  return id + checksum;
}

/** Share of the values that must be ids before a column counts as one of them. */
const NEARLY_ALL = 0.9;

/** @param values distinct texts of a column */
export function areSalesforceIds(values: Iterable<string>): boolean {
  let all = 0;
  let ids = 0;
  for (const value of values) {
    all++;
    if (isSalesforceId(value)) ids++;
  }
  return all > 0 && ids >= all * NEARLY_ALL;
}
