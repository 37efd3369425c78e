import { formatCount } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { Checkbox } from '../controls/checkbox';
import { RadioList, type RadioOption } from '../controls/radio-list';
import { Select } from '../controls/select';
import { measureLabel } from '../measure-words';
import { GridControls } from './grid-controls';
import styles from './layer-section.module.css';
import { SubHeading } from './section';

const MAIN_MEASURES = ['potential', 'workload'];

type LayerChoice = 'territory' | 'potential' | 'workload' | 'deviation' | 'density' | 'other';

/** What the map is coloured by and what is drawn over it. */
export function LayerSection() {
  const commands = useCommands();
  const layer = useApp(state => state.view.layer);
  const show = useApp(state => state.view.show);
  const dataset = useApp(state => state.dataset);
  const goals = useApp(state => state.goals);
  const homes = useApp(state => state.reps.filter(rep => rep.home).length);
  const summary = dataset?.summary;
  const others = summary?.measures.filter(measure => !MAIN_MEASURES.includes(measure.id)) ?? [];
  const links = dataset?.grid.links.on.reduce((sum, on) => sum + on, 0) ?? 0;

  const choice: LayerChoice =
    layer.kind !== 'measure'
      ? layer.kind
      : layer.measureId === 'potential' || layer.measureId === 'workload'
        ? layer.measureId
        : 'other';
  const options: RadioOption<LayerChoice>[] = [
    { value: 'territory', label: 'Territory' },
    ...(['potential', 'workload'] as const)
      .filter(id => summary?.measures.some(measure => measure.id === id))
      .map(id => ({ value: id, label: measureLabel(summary, id) })),
    ...(goals.length > 0 ? [{ value: 'deviation' as const, label: 'Deviation from target' }] : []),
    { value: 'density', label: 'Account density' },
    ...(others.length > 0 ? [{ value: 'other' as const, label: 'Another measure…' }] : []),
  ];
  const choose = (next: LayerChoice) => {
    if (next === 'territory' || next === 'density') commands.setLayer({ kind: next });
    else if (next === 'deviation') commands.setLayer({ kind: 'deviation', measureId: goals[0].measureId });
    else commands.setLayer({ kind: 'measure', measureId: next === 'other' ? others[0].id : next });
  };

  return (
    <>
      <SubHeading>Colour hexes by</SubHeading>
      <RadioList label="Colour hexes by" value={choice} onChange={choose} options={options} />
      {layer.kind === 'deviation' && goals.length > 1 ? (
        <Select
          label="Deviation of"
          hideLabel
          size="small"
          className={styles.sub}
          value={layer.measureId}
          onChange={measureId => commands.setLayer({ kind: 'deviation', measureId })}
          options={goals.map(goal => ({ value: goal.measureId, label: measureLabel(summary, goal.measureId) }))}
        />
      ) : null}
      {layer.kind === 'measure' && choice === 'other' ? (
        <Select
          label="Measure"
          hideLabel
          size="small"
          className={styles.sub}
          value={layer.measureId}
          onChange={measureId => commands.setLayer({ kind: 'measure', measureId })}
          options={others.map(measure => ({ value: measure.id, label: measure.label }))}
        />
      ) : null}

      <SubHeading>Show</SubHeading>
      <Checkbox
        checked={show.labels}
        onChange={labels => commands.setShow({ labels })}
        detail={`${Math.min(3, goals.length)} figures`}
      >
        Names and figures
      </Checkbox>
      <Checkbox checked={show.outlines} onChange={outlines => commands.setShow({ outlines })}>
        Territory outlines
      </Checkbox>
      {homes > 0 ? (
        <Checkbox checked={show.homes} onChange={next => commands.setShow({ homes: next })} detail={formatCount(homes)}>
          Rep homes
        </Checkbox>
      ) : null}
      {dataset?.source ? (
        <Checkbox
          checked={show.accounts}
          onChange={accounts => commands.setShow({ accounts })}
          detail={formatCount(dataset.summary.accounts)}
        >
          Accounts
        </Checkbox>
      ) : null}
      <Checkbox checked={show.places} onChange={places => commands.setShow({ places })}>
        States and cities
      </Checkbox>
      {links > 0 ? (
        <Checkbox checked={show.links} onChange={next => commands.setShow({ links: next })} detail={formatCount(links)}>
          Links over water and gaps
        </Checkbox>
      ) : null}
      {dataset ? <GridControls dataset={dataset} /> : null}
    </>
  );
}
