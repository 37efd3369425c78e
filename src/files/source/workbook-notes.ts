/** What a person should know of how a workbook became a table. */
export class WorkbookNotes {
  readonly errors = new Map<string, number>();
  formulasWithoutResult = 0;
  mergedAreas = 0;
  hiddenRows = 0;

  addError(name: string): void {
    this.errors.set(name, (this.errors.get(name) ?? 0) + 1);
  }

  addMergedArea(): void {
    this.mergedAreas++;
  }

  list(): string[] {
    const notes: string[] = [];
    let errors = 0;
    for (const count of this.errors.values()) errors += count;
    if (errors > 0) {
      const names = [...this.errors.keys()].slice(0, 4).join(', ');
      notes.push(
        errors === 1
          ? `One cell holds a formula error (${names}) and counts as blank.`
          : `${number(errors)} cells hold formula errors (${names}) and count as blank.`,
      );
    }
    const { formulasWithoutResult, mergedAreas, hiddenRows } = this;
    if (formulasWithoutResult > 0) {
      const cells = formulasWithoutResult === 1 ? 'One formula has' : `${number(formulasWithoutResult)} formulas have`;
      notes.push(`${cells} no stored result: open the workbook in a spreadsheet, save it, and choose it again.`);
    }
    if (mergedAreas > 0) {
      const areas = mergedAreas === 1 ? 'one merged area' : `${number(mergedAreas)} merged areas`;
      notes.push(`In ${areas} only the first cell has the value; the others are blank.`);
    }
    if (hiddenRows > 0) {
      const rows =
        hiddenRows === 1 ? 'One hidden or filtered row is' : `${number(hiddenRows)} hidden or filtered rows are`;
      notes.push(`${rows} read too.`);
    }
    return notes;
  }
}

/** What had to be left out of cells. */
export function cellNotes(cut: number, withNul: number): string[] {
  const notes: string[] = [];
  if (cut > 0) {
    const cells = cut === 1 ? 'One text is' : `${number(cut)} texts are`;
    notes.push(`${cells} longer than 260,000 characters and cut there.`);
  }
  if (withNul > 0) {
    notes.push(`NUL characters in ${withNul === 1 ? 'one text' : `${number(withNul)} texts`} are left out.`);
  }
  return notes;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
