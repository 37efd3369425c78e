import type { Game } from './game';
import type { Partition } from './partition';

/** How far territory t is off in criterion c, ≥ 0 and as a fraction of its goal: below a maximum it is 0. */
export function offGoal(game: Game, { loads }: Partition, t: number, c: number): number {
  const i = t * game.maxima.length + c;
  const deviation = loads[i] / game.goals[i] - 1;
  return game.maxima[c] === 1 ? Math.max(0, deviation) : Math.abs(deviation);
}
