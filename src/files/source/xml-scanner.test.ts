import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { XmlError, XmlScanner } from './xml-scanner';

/** What is told of a text that comes in pieces cut at these places. */
function told(xml: string, cuts: readonly number[] = []): string[] {
  const events: string[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') events.push(`"${text}"`);
    text = '';
  };
  const decoder = new TextDecoder();
  const pieces: number[] = [];
  const scanner = new XmlScanner(['a', 'bb', 'c'], {
    open(tag) {
      text += decoder.decode(Uint8Array.from(pieces.splice(0)));
      flush();
      events.push(`<${tag}${scanner.attribute('x') && ` x=${scanner.attribute('x')}`}`);
      scanner.wantsText = true;
    },
    close(tag) {
      text += decoder.decode(Uint8Array.from(pieces.splice(0)));
      flush();
      events.push(`/${tag}`);
    },
    text(bytes, from, to) {
      for (let at = from; at < to; at++) pieces.push(bytes[at]);
    },
  });
  const bytes = new TextEncoder().encode(xml);
  let from = 0;
  for (const cut of [...cuts.map(at => at % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    scanner.push(bytes.slice(from, cut));
    from = cut;
  }
  scanner.end();
  return events;
}

const SAMPLE =
  '\ufeff<?xml version="1.0"?>\n<!-- <a> is no tag -->\n<n:a xmlns:n="u" x="1 &gt; &quot;0&quot;">t&amp;u<bb/>' +
  "<other x='&#228;&#x1F600;'>&lt;&unknown; & </other><c n:x = 'p' >Ü<![CDATA[<raw> & ]]>&#13;</c></n:a> ";

const TOLD = [
  '<0 x=1 > "0"',
  '"t&u"',
  '<1',
  '/1',
  '<-1 x=ä😀',
  '"<&unknown; & "',
  '/-1',
  '<2 x=p',
  '"Ü<raw> & \r"',
  '/2',
  '/0',
];

describe('tags, attributes and texts', () => {
  it('are told in order', () => expect(told(SAMPLE)).toEqual(TOLD));

  it('wherever the pieces are cut', () => {
    for (let cut = 0; cut < new TextEncoder().encode(SAMPLE).length; cut++) expect(told(SAMPLE, [cut])).toEqual(TOLD);
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), cuts => {
        expect(told(SAMPLE, cuts)).toEqual(TOLD);
      }),
    );
  });
});

it.each([
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /document type/],
  ['<a><bb></a>', /ends in the middle/],
  ['<a', /ends in the middle/],
  ['</a>', /never opened/],
  ['<a x>', /no value/],
  ['<a x=1>', /no quotes/],
  ['<a>'.repeat(300), /deeper than 256/],
  [`<a x="${'y'.repeat(2 << 20)}`, /never ends/],
])('%.30s is refused', (xml, message) => {
  expect(() => told(xml)).toThrow(XmlError);
  expect(() => told(xml)).toThrow(message);
});
