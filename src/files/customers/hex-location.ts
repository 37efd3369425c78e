/** The cell of one row: what it is, how it was written and where its middle lies. One object serves all rows. */
import { cellToLatLng } from 'h3-js';
import { highWord, resolutionOf } from '../../core/grid/cell-index';
import { type CellForm, readCell } from './h3-cell';
import { isBlank } from './parse-number';

export class HexLocation {
  /** 15 digits, lower case; '' = the row has none. */
  cell = '';
  form: CellForm = 'invalid';
  lat = Number.NaN;
  lng = Number.NaN;

  /** Sets the fields for one row; false when the cell is blank. */
  read(text: string): boolean {
    this.cell = '';
    this.form = 'invalid';
    this.lat = Number.NaN;
    this.lng = Number.NaN;
    if (isBlank(text)) return false;
    const { cell, form } = readCell(text);
    this.cell = cell;
    this.form = form;
    if (form !== 'invalid') [this.lat, this.lng] = cellToLatLng(cell);
    return true;
  }

  /** H3 resolution of the cell. */
  get resolution(): number {
    return resolutionOf(highWord(this.cell));
  }
}
