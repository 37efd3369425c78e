/**
 * A selector that recomputes only when one of its inputs is another object. It keeps one result: selectors run on every
 * change of the store, and figures of 100,000 hexes must not.
 */
export function memoised<State, Inputs extends unknown[], Result>(
  inputs: (state: State) => readonly [...Inputs],
  compute: (...inputs: Inputs) => Result,
): (state: State) => Result {
  let last: readonly [...Inputs] | undefined;
  let result: Result;
  return state => {
    const next = inputs(state);
    const known = last;
    if (known === undefined || next.some((value, index) => value !== known[index])) {
      result = compute(...next);
      last = next;
    }
    return result;
  };
}
