import type { PostcodeCountry, PostcodeTable } from '../core/geo/postcodes';
import type { KeptPostcodes, PostcodeShelf } from '../files/geo/postcode-shelf';

interface LoadedList {
  readonly entry: KeptPostcodes;
  readonly column: PostcodeCountry;
}

/**
 * The lists of post codes that a person added. What storage cannot keep stays until the session ends; what another tab
 * added or removed is noticed with the next import.
 */
export class PostcodeLists {
  readonly #shelf: PostcodeShelf | null;
  /** Codes in memory: those of this session, and those loaded from the shelf. */
  readonly #loaded = new Map<string, LoadedList>();
  /** Countries that are in memory alone. */
  readonly #unkept = new Set<string>();

  constructor(shelf: PostcodeShelf | null) {
    this.#shelf = shelf;
  }

  /** By country code. Without the shelf, when it cannot be read, only what this session added. */
  async all(): Promise<readonly KeptPostcodes[]> {
    const kept = (await this.#shelf?.list().catch(() => [])) ?? [];
    const unkept = [...this.#unkept].flatMap(country => this.#loaded.get(country)?.entry ?? []);
    const others = kept.filter(({ country }) => !this.#unkept.has(country));
    return [...others, ...unkept].sort((a, b) => (a.country < b.country ? -1 : 1));
  }

  /** Added lists first, so that they answer before those that ship with the app; null when there are neither. */
  async table(shipped: PostcodeTable | null): Promise<PostcodeTable | null> {
    const added: PostcodeCountry[] = [];
    for (const entry of await this.all()) {
      const column = await this.#load(entry);
      if (column) added.push(column);
    }
    if (!shipped && added.length === 0) return null;
    return { countries: [...added, ...(shipped?.countries ?? [])] };
  }

  /** @returns why they could not be kept beyond this session, '' when they are */
  async add(lists: readonly LoadedList[]): Promise<string> {
    let problem = '';
    for (const list of lists) {
      const { country } = list.entry;
      this.#loaded.set(country, list);
      try {
        await this.#shelf?.keep(list.entry, list.column);
        if (this.#shelf) this.#unkept.delete(country);
        else this.#unkept.add(country);
      } catch (error) {
        this.#unkept.add(country);
        problem = error instanceof Error ? error.message : String(error);
      }
    }
    return problem;
  }

  async remove(country: string): Promise<void> {
    this.#loaded.delete(country);
    this.#unkept.delete(country);
    await this.#shelf?.remove(country);
  }

  async #load(entry: KeptPostcodes): Promise<PostcodeCountry | null> {
    const known = this.#loaded.get(entry.country);
    if (known && known.entry.keptAt === entry.keptAt) return known.column;
    const column = (await this.#shelf?.load(entry.country).catch(() => null)) ?? null;
    if (column) this.#loaded.set(entry.country, { entry, column });
    return column;
  }
}
