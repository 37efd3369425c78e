/**
 * What is to be drawn, apart from how: the state turned into hex words, a palette, value colours and sorted edges. The
 * state only marks what is out of date; the work is done once per frame when the first layer asks (`refresh`). Nothing
 * here lives on the GPU, so a lost context loses nothing.
 */
import { NO_LINKS } from '../core/grid/grid-links';
import type { AccountPoints, BorderMesh, HexMesh } from '../core/grid/hex-bundle';
import { heldHexes } from '../core/plan/locked-accounts';
import type { Territory } from '../core/plan/plan';
import type { AppState, Dataset, GestureDraft } from '../state/app-state';
import { hexPieces } from '../state/selectors/hex-pieces';
import { type LayerValues, layerValues } from '../state/selectors/layer-values';
import { type ShownPlan, shownPlan } from '../state/selectors/shown-plan';
import type { MercatorBox } from './camera';
import { BorderEdges, chainSegments, gatherSegments } from './layers/border-edges';
import { HexWords } from './layers/hex-words';
import { PALETTE_TEXELS, PALETTE_WIDTH, writePalette } from './layers/territory-palette';
import { TexelRows } from './layers/texel-rows';
import { divergingClasses, sequentialClasses, type ValueClasses, writeValueColours } from './layers/value-classes';
import { type MapTheme, mapTheme, type ThemeName } from './map-theme';
import { linkSegments, meanHexWidth, meshBox } from './mesh-extent';

/** Lines ready for the GPU; `version` changes with the content. */
export interface SceneLines {
  readonly segments: Float32Array;
  readonly distances: Float32Array | null;
  readonly version: number;
}

const NO_LINES: SceneLines = { segments: new Float32Array(0), distances: null, version: 0 };

export class MapScene {
  theme: MapTheme;
  mesh: HexMesh | null = null;
  borderMesh: BorderMesh | null = null;
  points: AccountPoints | null = null;
  meshVersion = 0;
  pointsVersion = 0;
  bounds: MercatorBox | null = null;
  /** Mean width of a hex, Mercator units. */
  hexWidth = 0;
  words: HexWords | null = null;
  edges: BorderEdges | null = null;
  readonly palette = new TexelRows('rgba8', PALETTE_WIDTH, PALETTE_TEXELS);
  /** Colours of the hexes when they are not coloured by territory. */
  values: TexelRows | null = null;
  classes: ValueClasses | null = null;
  borders = NO_LINES;
  coast = NO_LINES;
  outline = NO_LINES;
  pieces = NO_LINES;
  hovered = NO_LINES;
  links = NO_LINES;
  /** Links that are switched off, and those pointed at in the list. */
  linksOff = NO_LINES;
  linksHovered = NO_LINES;

  readonly #colours: (theme: ThemeName) => readonly string[];
  #state: AppState | null = null;
  #plan: ShownPlan | null = null;
  #dataset: Dataset | null = null;
  #linkSegments: Float32Array = new Float32Array(0);
  #hoveredLinks: readonly number[] = [];
  #linksListed = false;
  #draft: GestureDraft | null = null;
  #picked: Int32Array | null = null;
  #selected: readonly number[] | null = null;
  #hoveredTerritory = 0;
  #layer: LayerValues | null = null;
  #band = 0;
  #themeName: ThemeName;
  #valuesOutOfDate = false;
  #wordsOutOfDate = true;
  #paletteOutOfDate = true;
  #edgesOutOfDate = true;
  #edgesAreNew = true;
  #hasPieces = false;
  #pieceEdges: Int32Array = new Int32Array(0);
  #version = 1;

  /** `colours` gives the palette of territories by slot. */
  constructor(theme: ThemeName, colours: (theme: ThemeName) => readonly string[]) {
    this.#themeName = theme;
    this.theme = mapTheme(theme);
    this.#colours = colours;
  }

  /** A hex without a deviation is unassigned; one without an amount is merely empty. */
  get hatchesMissing(): boolean {
    return this.#layer?.kind === 'diverging';
  }

  get territories(): readonly Territory[] {
    return this.#plan?.territories ?? [];
  }

  /** Notes what another state changes; returns whether the map has to be drawn again. */
  follow(state: AppState, themeName: ThemeName): boolean {
    this.#state = state;
    let changed = false;
    const note = (): void => {
      changed = true;
    };
    if (themeName !== this.#themeName) {
      this.#themeName = themeName;
      this.theme = mapTheme(themeName);
      this.#paletteOutOfDate = this.#valuesOutOfDate = true;
      note();
    }
    const { dataset, draft, view } = state;
    if (dataset !== this.#dataset) {
      this.#takeDataset(dataset);
      note();
    }
    const plan = shownPlan(state);
    if (plan !== this.#plan) {
      if (plan?.territories !== this.#plan?.territories) this.#paletteOutOfDate = true;
      this.#plan = plan;
      this.#wordsOutOfDate = true;
      note();
    }
    if (draft !== this.#draft) {
      if (draft?.hexes !== this.#draft?.hexes || draft?.target !== this.#draft?.target) {
        this.#wordsOutOfDate = true;
        this.#edgesOutOfDate = true;
        this.#paletteOutOfDate ||= draft?.target.kind === 'new';
        note();
      }
      this.#draft = draft;
    }
    if (view.selectedHexes !== this.#picked) {
      this.#picked = view.selectedHexes;
      this.#wordsOutOfDate = this.#edgesOutOfDate = true;
      note();
    }
    if (view.selectedTerritories !== this.#selected) {
      this.#selected = view.selectedTerritories;
      this.#edgesOutOfDate = true;
      note();
    }
    if (view.hoveredTerritory !== this.#hoveredTerritory) {
      this.#hoveredTerritory = view.hoveredTerritory;
      this.#paletteOutOfDate = this.#edgesOutOfDate = true;
      note();
    }
    if (view.hoveredLinks !== this.#hoveredLinks) {
      this.#hoveredLinks = view.hoveredLinks;
      this.linksHovered = this.#linkLines(link => view.hoveredLinks.includes(link));
      note();
    }
    if (view.linksListed !== this.#linksListed) {
      this.#linksListed = view.linksListed;
      note();
    }
    const values = layerValues(state);
    const layer = view.layer;
    const band =
      layer.kind === 'deviation' ? (state.goals.find(goal => goal.measureId === layer.measureId)?.band ?? 0.1) : 0;
    if (values !== this.#layer || band !== this.#band) {
      this.#layer = values;
      this.#band = band;
      this.#valuesOutOfDate = true;
      note();
    }
    if (this.#valuesOutOfDate) this.#classify();
    return changed;
  }

  /** Brings everything up to date; cheap when nothing changed. */
  refresh(): void {
    const state = this.#state;
    const plan = this.#plan;
    if (!(state && this.#dataset && this.words && plan)) return;
    if (plan.assignment.length !== this.#dataset.grid.count) return;
    const draft = this.#draft;
    const draftId = draft ? draftTerritory(draft, state.nextTerritoryId) : 0;
    if (this.#paletteOutOfDate) {
      this.#paletteOutOfDate = false;
      writePalette(this.palette, {
        territories: plan.territories,
        colours: this.#colours(this.#themeName),
        hovered: this.#hoveredTerritory,
        draft: draft?.target.kind === 'new' ? { id: draftId, colour: this.theme.newTerritory } : null,
      });
    }
    if (this.#wordsOutOfDate) {
      this.#wordsOutOfDate = false;
      // Finding pieces again costs more than a frame; they are shown for what is committed.
      const pieces = hexPieces(state);
      this.#hasPieces = pieces !== null && pieces.extra.length > 0;
      const changed = this.words.write({
        assignment: plan.assignment,
        lockedHexes: heldHexes(plan),
        accounts: this.#dataset.sums.accounts,
        pieceOfHex: this.#hasPieces && pieces ? pieces.pieceOfHex : null,
        picked: state.view.selectedHexes,
        draft: draft && draft.hexes.length > 0 ? { hexes: draft.hexes, territoryId: draftId } : null,
      });
      // Texels beyond the last hex never change; a new mesh has all edges still to be compared.
      this.edges?.update(this.words.words, this.#edgesAreNew ? allHexes(plan.assignment.length) : changed);
      this.#edgesAreNew = false;
      this.#edgesOutOfDate ||= changed.length > 0;
    }
    if (this.#edgesOutOfDate) {
      this.#edgesOutOfDate = false;
      this.#sortEdges();
    }
    if (this.#valuesOutOfDate) {
      this.#valuesOutOfDate = false;
      this.#writeValues();
    }
  }

  /** The WebGL context is gone: everything is to be sent again. */
  forgetTextures(): void {
    for (const rows of [this.words?.rows, this.palette, this.values]) rows?.forget();
  }

  releaseTextures(gl: WebGL2RenderingContext): void {
    for (const rows of [this.words?.rows, this.palette, this.values]) rows?.release(gl);
  }

  #takeDataset(dataset: Dataset | null): void {
    const previous = this.#dataset;
    this.#dataset = dataset;
    if (dataset?.mesh !== previous?.mesh) {
      this.mesh = dataset?.mesh ?? null;
      this.borderMesh = dataset?.borderMesh ?? null;
      this.meshVersion = this.#version++;
      this.words = dataset ? new HexWords(dataset.grid.count) : null;
      this.edges = dataset ? new BorderEdges(dataset.borderMesh.hexes, dataset.grid.count) : null;
      this.#edgesAreNew = true;
      this.values = null;
      this.bounds = dataset ? meshBox(dataset.mesh) : null;
      this.hexWidth = dataset ? meanHexWidth(dataset.borderMesh) : 0;
      this.#pieceEdges = new Int32Array(0);
      this.pieces = NO_LINES;
      this.coast = NO_LINES;
      this.#edgesOutOfDate = this.#valuesOutOfDate = true;
    }
    if (dataset?.grid.links !== previous?.grid.links || dataset?.mesh !== previous?.mesh) {
      const { pairs, on } = dataset?.grid.links ?? NO_LINKS;
      this.#linkSegments = dataset ? linkSegments(dataset.mesh, pairs) : new Float32Array(0);
      this.links = this.#linkLines(link => on[link] === 1);
      this.linksOff = this.#linkLines(link => on[link] === 0);
      this.linksHovered = this.#linkLines(link => this.#hoveredLinks.includes(link));
    }
    if (dataset?.points !== previous?.points) {
      this.points = dataset?.points ?? null;
      this.pointsVersion = this.#version++;
    }
    this.#wordsOutOfDate = true;
  }

  #linkLines(isMeant: (link: number) => boolean): SceneLines {
    const segments = this.#linkSegments.filter((_, at) => isMeant(at >> 2));
    return { segments, distances: null, version: this.#version++ };
  }

  #sortEdges(): void {
    if (!(this.borderMesh && this.words && this.edges)) return;
    const { segments } = this.borderMesh;
    // While a gesture is under way only what it would change is outlined: two outlines at once cannot be told apart.
    const draft = this.#draft && this.#draft.hexes.length > 0 ? this.#draft : null;
    const ids = draft ? [] : (this.#selected ?? []).filter(id => id > 0);
    const selected = ids.length > 0 ? new Uint8Array(PALETTE_TEXELS) : null;
    for (const id of ids) if (selected) selected[id] = 1;
    const sets = this.edges.sets(this.words.words, {
      selected,
      hasPieces: this.#hasPieces,
      hovered: this.#hoveredTerritory,
      hexes: draft?.hexes ?? this.#picked ?? new Int32Array(0),
    });
    const lines = (edges: Int32Array): SceneLines => ({
      segments: gatherSegments(segments, edges),
      distances: null,
      version: this.#version++,
    });
    this.borders = lines(sets.borders);
    // The market's rim only changes with the hexes.
    if (this.coast === NO_LINES) this.coast = lines(sets.coast);
    this.outline = lines(sets.outline);
    this.hovered = lines(sets.hovered);
    if (!sameNumbers(sets.pieces, this.#pieceEdges)) {
      this.#pieceEdges = sets.pieces;
      this.pieces = { ...chainSegments(segments, sets.pieces), version: this.#version++ };
    }
  }

  #classify(): void {
    const values = this.#layer;
    if (!values) this.classes = null;
    else if (values.kind === 'diverging') {
      this.classes = divergingClasses(this.#band, Math.max(-values.min, values.max), this.theme.diverging);
    } else this.classes = sequentialClasses(values.values, this.theme.sequential);
  }

  #writeValues(): void {
    const values = this.#layer;
    if (!(values && this.classes && this.#dataset)) {
      this.values = null;
      return;
    }
    this.values ??= new TexelRows('rgba8', this.words?.rows.width ?? 1, this.#dataset.grid.count);
    writeValueColours(this.values.data as Uint8Array, values.values, this.classes);
    this.values.markAll();
  }
}

/** The id drawn for a gesture's target; a new territory is drawn with the id it will get. */
function draftTerritory(draft: GestureDraft, nextTerritoryId: number): number {
  if (draft.target.kind === 'territory') return draft.target.id;
  return draft.target.kind === 'new' ? nextTerritoryId & 0xffff : 0;
}

function allHexes(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, hex) => hex);
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
