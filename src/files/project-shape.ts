import { ACCOUNT_FIELDS } from '../core/accounts/account-field';
import type { ProjectDocument } from '../core/project/project-document';
import { DATE_STYLES } from './customers/column-mapping';
import { COORDINATE_UNITS } from './customers/coordinate-units';
import { textDecoder } from './customers/decode';

/** The first thing wrong in a document, with its path ("plans[0].territories[3].fte"). */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

type Check = (value: unknown, path: string) => void;

const number: Check = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Fault(path, 'a number is expected');
};
const text: Check = (value, path) => {
  if (typeof value !== 'string') throw new Fault(path, 'text is expected');
};
const flag: Check = (value, path) => {
  if (typeof value !== 'boolean') throw new Fault(path, 'true or false is expected');
};

function whole(least: number, most: number): Check {
  return (value, path) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
      throw new Fault(path, `a whole number from ${least} to ${most} is expected`);
    }
  };
}

function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Fault(path, 'a list is expected');
    for (let at = 0; at < value.length; at++) check(value[at], `${path}[${at}]`);
  };
}

function orNull(check: Check): Check {
  return (value, path) => {
    if (value !== null) check(value, path);
  };
}

function either(...options: readonly unknown[]): Check {
  return (value, path) => {
    if (!options.includes(value)) throw new Fault(path, `one of ${options.join(', ')} is expected`);
  };
}

/** `later`: fields that came after the first files were written and may be missing. */
function shape(fields: Readonly<Record<string, Check>>, later: Readonly<Record<string, Check>> = {}): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Fault(path, 'an object is expected');
    for (const [key, check] of Object.entries({ ...fields, ...later })) {
      const inner = path ? `${path}.${key}` : key;
      if (Object.hasOwn(value, key)) check((value as Record<string, unknown>)[key], inner);
      else if (key in fields) throw new Fault(inner, 'it is missing');
    }
  };
}

const positive: Check = (value, path) => {
  number(value, path);
  if ((value as number) <= 0) throw new Fault(path, 'it must be above 0');
};
const place = shape({ lat: number, lng: number });
const territory = shape({
  id: whole(1, 65_535),
  name: text,
  colourSlot: whole(0, 23),
  repId: orNull(text),
  fte: positive,
  todayLabel: text,
  locked: flag,
});
const rep = shape({ id: text, name: text, email: text, fte: positive, home: orNull(place) });
const lockedAccount = shape({ key: text, name: text, reason: text, hex: whole(-1, 10_000_000) });
const measure = shape({
  id: text,
  label: text,
  unit: either('currency', 'hours', 'number'),
  source: text,
  filled: number,
});
const kind = (...kinds: readonly string[]) => shape({ kind: either(...kinds) });
const numberOrAuto: Check = (value, path) => {
  if (value !== 'auto') number(value, path);
};
const encoding: Check = (value, path) => {
  text(value, path);
  try {
    textDecoder(value as string);
  } catch {
    throw new Fault(path, 'it is no encoding that is known');
  }
};
const delimiter: Check = (value, path) => {
  text(value, path);
  if ((value as string).length !== 1) throw new Fault(path, 'a single character is expected');
};
const potential = kind('column', 'sales', 'equal');
const workload: Check = (value, path) => {
  kind('hours', 'visits', 'call-plan', 'equal')(value, path);
  const source = value as { kind: string };
  if (source.kind === 'visits') shape({ minutesPerVisit: number })(value, path);
  if (source.kind === 'call-plan') {
    shape({ rows: listOf(shape({ label: text, visitsPerYear: number, minutesPerVisit: number })) })(value, path);
  }
};

const cellPair: Check = (value, path) => {
  listOf(text)(value, path);
  if ((value as readonly string[]).length !== 2) throw new Fault(path, 'two cells are expected');
};
const linkChoices = shape({ off: listOf(cellPair), own: listOf(cellPair) });

const project = shape(
  {
    name: text,
    savedAt: text,
    goals: listOf(shape({ measureId: text, band: positive })),
    reps: listOf(rep),
    gridOptions: shape(
      { resolution: numberOrAuto, reachKm: numberOrAuto, territories: whole(1, 65_535) },
      { split: flag, gapKm: numberOrAuto },
    ),
    potential,
    workload,
    filter: shape({
      categories: listOf(shape({ key: text, labels: listOf(text) })),
      ranges: listOf(shape({ measureId: text, min: number, max: number })),
    }),
    plans: listOf(
      shape({
        id: text,
        name: text,
        territories: listOf(territory),
        hexTerritory: listOf(whole(0, 65_535)),
        lockedHexes: listOf(whole(0, 10_000_000)),
        lockedAccounts: listOf(lockedAccount),
      }),
    ),
    activePlanId: text,
    hexes: shape(
      {
        cells: listOf(text),
        coarsest: whole(0, 15),
        finest: whole(0, 15),
        links: listOf(whole(0, 10_000_000)),
        accounts: listOf(whole(0, 4_294_967_295)),
        sums: listOf(listOf(number)),
        totals: listOf(number),
        today: orNull(shape({ labels: listOf(text), entries: listOf(listOf(number)) }, { statedByHex: flag })),
        summary: shape({
          accounts: number,
          measures: listOf(measure),
          categories: listOf(
            shape({
              key: text,
              header: text,
              values: listOf(shape({ label: text, accounts: number })),
              others: number,
            }),
          ),
          distributions: listOf(shape({ measureId: text, min: number, max: number, bins: listOf(number) })),
          potential,
          workload,
          currency: text,
        }),
        resolutionReason: text,
      },
      { gapKm: number },
    ),
    source: orNull(
      shape({
        fileName: text,
        packed: text,
        mapping: shape(
          {
            encoding,
            delimiter,
            hasHeader: flag,
            skipRecords: whole(0, 1_000_000),
            columns: listOf(
              shape(
                { header: text, field: orNull(either(...ACCOUNT_FIELDS)), numberStyle: either('point', 'comma') },
                { dateStyle: either(...DATE_STYLES), times: text },
              ),
            ),
            swapCoordinates: flag,
            repeatedIds: either('last', 'separate', 'sum'),
          },
          {
            part: text,
            hasUnits: flag,
            accountKey: either('id', 'name-place'),
            sameNamePlace: either('separate', 'one'),
            exactCopies: either('keep', 'leave-out'),
            idForm: either('text', 'salesforce'),
            coordinates: either(...COORDINATE_UNITS),
            oIsWest: flag,
            country: text,
          },
        ),
      }),
    ),
  },
  { linkChoices },
);

/** Throws Fault at the first field that is missing or of the wrong kind, or where lists do not fit each other. */
export function checkProject(document: unknown, isValidCell: (cell: string) => boolean): ProjectDocument {
  project(document, '');
  const checked = document as ProjectDocument;
  const { hexes, plans, activePlanId } = checked;
  const count = hexes.cells.length;
  const aligned = (list: readonly unknown[], path: string) => {
    if (list.length !== count)
      throw new Fault(path, `${count} entries are expected, one per hex, and ${list.length} are there`);
  };
  hexes.cells.forEach((cell, at) => {
    if (!isValidCell(cell)) throw new Fault(`hexes.cells[${at}]`, `“${cell.slice(0, 20)}” is no H3 cell`);
    if (at > 0 && BigInt(`0x${hexes.cells[at - 1]}`) >= BigInt(`0x${cell}`)) {
      throw new Fault(`hexes.cells[${at}]`, 'cells must ascend');
    }
  });
  aligned(hexes.accounts, 'hexes.accounts');
  if (hexes.sums.length !== hexes.summary.measures.length)
    throw new Fault('hexes.sums', 'one list per measure is expected');
  if (hexes.totals.length !== hexes.sums.length) throw new Fault('hexes.totals', 'one total per measure is expected');
  hexes.sums.forEach((column, at) => {
    aligned(column, `hexes.sums[${at}]`);
  });
  const inside = (hex: number, path: string) => {
    if (hex >= count) throw new Fault(path, `there is no hex ${hex}`);
  };
  hexes.links.forEach((hex, at) => {
    inside(hex, `hexes.links[${at}]`);
  });
  if (hexes.links.length % 2) throw new Fault('hexes.links', 'pairs are expected');
  for (const list of ['off', 'own'] as const) {
    checked.linkChoices?.[list].forEach((pair, at) => {
      const bad = pair.find(cell => !isValidCell(cell));
      if (bad !== undefined) throw new Fault(`linkChoices.${list}[${at}]`, `“${bad.slice(0, 20)}” is no H3 cell`);
    });
  }
  hexes.today?.entries.forEach((entry, at) => {
    const path = `hexes.today.entries[${at}]`;
    if (entry.length !== 3 + hexes.sums.length) throw new Fault(path, `${3 + hexes.sums.length} numbers are expected`);
    inside(entry[0], path);
    if (!(entry[1] in (hexes.today?.labels ?? []))) throw new Fault(path, `there is no label ${entry[1]}`);
  });
  plans.forEach((plan, at) => {
    aligned(plan.hexTerritory, `plans[${at}].hexTerritory`);
    const ids = new Set(plan.territories.map(other => other.id));
    if (ids.size !== plan.territories.length) throw new Fault(`plans[${at}].territories`, 'two have the same id');
    plan.hexTerritory.forEach((id, hex) => {
      if (id !== 0 && !ids.has(id)) throw new Fault(`plans[${at}].hexTerritory[${hex}]`, `there is no territory ${id}`);
    });
    plan.lockedHexes.forEach((hex, index) => {
      inside(hex, `plans[${at}].lockedHexes[${index}]`);
    });
    const keys = new Set(plan.lockedAccounts.map(account => account.key));
    if (keys.size !== plan.lockedAccounts.length)
      throw new Fault(`plans[${at}].lockedAccounts`, 'two have the same key');
    plan.lockedAccounts.forEach(({ hex }, index) => {
      inside(hex, `plans[${at}].lockedAccounts[${index}].hex`);
    });
  });
  if (!plans.some(plan => plan.id === activePlanId)) throw new Fault('activePlanId', 'it names no plan of the project');
  return checked;
}
