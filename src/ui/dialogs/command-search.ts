/** Something the palette can find by its words. */
export interface Findable {
  readonly label: string;
}

/**
 * Entries that hold every word typed, in the order they came, those that begin with the whole text first. Nothing typed
 * finds everything.
 */
export function search<Entry extends Findable>(entries: readonly Entry[], typed: string): Entry[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/).filter(Boolean);
  const found = entries.filter(entry => {
    const label = entry.label.toLowerCase();
    return words.every(word => label.includes(word));
  });
  if (!text) return found;
  const begins = (entry: Entry) => entry.label.toLowerCase().startsWith(text);
  return [...found.filter(begins), ...found.filter(entry => !begins(entry))];
}
