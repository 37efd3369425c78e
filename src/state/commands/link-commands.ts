import type { GridOptions } from '../../core/dataset/dataset';
import { chosenLinks, type LinkChoices, switched, withOwnLink, withoutOwnLink } from '../../core/grid/link-choices';
import type { Dataset } from '../app-state';
import { formatCount, formatKm } from '../format';
import { committed } from '../history';
import { type LinkState, linkState } from '../link-state';
import { linkableHexes } from '../selectors/linkable-hexes';
import { type CommandContext, isAbort } from './command-context';
import type { Commands } from './commands';

type LinkCommands = Pick<
  Commands,
  'switchLinks' | 'linkSelection' | 'removeLinks' | 'setGapKm' | 'nameLinks' | 'listLinks' | 'hoverLinks'
>;

/** The worker does not hear a stop while it looks for links: what it finds then is not waited for. */
function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    signal.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')), { once: true });
  });
}

/** Which hexes are joined without touching: part of the project, undone like edits of the plan. */
export function linkCommands(context: CommandContext): LinkCommands {
  const { data } = context.services;

  function writable(): Dataset | null {
    const { dataset } = context.state;
    return dataset && context.mayWrite() ? dataset : null;
  }

  function commit(dataset: Dataset, label: string, after: LinkState): boolean {
    const entry = { label, linksBefore: linkState(dataset), linksAfter: after };
    context.store.setState(state => committed(state, entry));
    context.notify({ kind: 'done', title: label, canUndo: true });
    return true;
  }

  function choose(dataset: Dataset, label: string, choices: LinkChoices): boolean {
    const links = chosenLinks(dataset.grid, dataset.grid.links, choices);
    return commit(dataset, label, { ...linkState(dataset), links, choices });
  }

  return {
    switchLinks(which, on) {
      const dataset = writable();
      if (!dataset) return false;
      const { links } = dataset.grid;
      const changed = which.filter(link => (links.on[link] === 1) !== on);
      if (changed.length === 0) return false;
      const subject = changed.length === 1 ? 'Link' : `${formatCount(changed.length)} links`;
      const label = `${subject} switched ${on ? 'on' : 'off'}`;
      return choose(dataset, label, switched(dataset.grid, links, dataset.linkChoices, changed, on));
    },
    linkSelection() {
      const dataset = writable();
      if (!dataset) return false;
      const wanted = linkableHexes(context.state);
      if ('reason' in wanted) {
        context.notify({ kind: 'refusal', title: 'There is nothing to link.', text: wanted.reason });
        return false;
      }
      const { a, b } = wanted;
      const choices = withOwnLink(dataset.grid, dataset.grid.links, dataset.linkChoices, a, b);
      if (choices === dataset.linkChoices) {
        context.notify({ kind: 'refusal', title: 'They touch or are linked already.' });
        return false;
      }
      return choose(dataset, 'Link added', choices);
    },
    removeLinks(which) {
      const dataset = writable();
      if (!dataset) return false;
      const { grid, linkChoices } = dataset;
      const without = (choices: LinkChoices, link: number) => withoutOwnLink(grid, grid.links, choices, link);
      return choose(dataset, 'Link removed', which.reduce(without, linkChoices));
    },
    async setGapKm(gapKm: GridOptions['gapKm']) {
      const before = writable();
      if (!before || context.state.busy) return;
      const stop = new AbortController();
      context.set({ busy: { label: 'Finding links', done: Number.NaN, cancel: () => stop.abort() } });
      try {
        const found = await unlessStopped(data.run('findLinks', { gapKm: gapKm ?? 'auto' }), stop.signal);
        const dataset = writable();
        if (!dataset || dataset.grid.cells !== before.grid.cells) return;
        const links = chosenLinks(dataset.grid, found, dataset.linkChoices);
        const width = gapKm === 0 ? 'no gaps' : `gaps up to ${formatKm(found.gapKm)}`;
        commit(dataset, `Links over ${width}`, { links, choices: dataset.linkChoices, gapKm });
      } catch (error) {
        if (!isAbort(error)) context.fail('The links could not be found', error);
      } finally {
        context.set({ busy: null });
      }
    },
    async nameLinks(ends) {
      return data.run('nameLinks', { ends });
    },
    listLinks(linksListed) {
      context.setView({ linksListed, hoveredLinks: [] });
    },
    hoverLinks(hoveredLinks) {
      context.setView({ hoveredLinks });
    },
  };
}
