/**
 * A project document as text that people can read and compare: objects over lines, lists of numbers a few dozen to a
 * line, so that one repainted hex is one changed line. Written in pieces, because a project may hold a customer file.
 */

const NUMBERS_PER_LINE = 32;
const INDENT = ' ';

/** Pieces of JSON text; `value` is plain JSON (no undefined, no NaN). */
export function* projectText(value: unknown): Generator<string, void, undefined> {
  yield* written(value, '\n');
  yield '\n';
}

function* written(value: unknown, lineStart: string): Generator<string, void, undefined> {
  if (Array.isArray(value)) {
    if (value.every(item => typeof item === 'number')) yield numberList(value, lineStart);
    else yield* bracketed('[', ']', value, lineStart, item => written(item, lineStart + INDENT));
  } else if (typeof value === 'object' && value !== null) {
    const member = function* ([key, item]: [string, unknown]) {
      yield `${JSON.stringify(key)}: `;
      yield* written(item, lineStart + INDENT);
    };
    yield* bracketed('{', '}', Object.entries(value), lineStart, member);
  } else {
    yield JSON.stringify(value);
  }
}

function* bracketed<T>(
  open: string,
  close: string,
  items: readonly T[],
  lineStart: string,
  writeItem: (item: T) => Generator<string, void, undefined>,
): Generator<string, void, undefined> {
  let before = open + lineStart + INDENT;
  for (const item of items) {
    yield before;
    yield* writeItem(item);
    before = `,${lineStart}${INDENT}`;
  }
  yield items.length > 0 ? lineStart + close : open + close;
}

function numberList(numbers: readonly number[], lineStart: string): string {
  if (numbers.length <= NUMBERS_PER_LINE) return `[${numbers.map(asJson).join(',')}]`;
  const lines: string[] = [];
  for (let at = 0; at < numbers.length; at += NUMBERS_PER_LINE) {
    lines.push(
      numbers
        .slice(at, at + NUMBERS_PER_LINE)
        .map(asJson)
        .join(','),
    );
  }
  return `[${lineStart}${INDENT}${lines.join(`,${lineStart}${INDENT}`)}${lineStart}]`;
}

function asJson(number: number): string {
  return JSON.stringify(number);
}
